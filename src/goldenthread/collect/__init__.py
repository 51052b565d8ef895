"""In: workbooks and CSV files, planned and previewed before anything is written."""
