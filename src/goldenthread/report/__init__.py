"""Reports: compositions of sections over records, and their renderers."""
