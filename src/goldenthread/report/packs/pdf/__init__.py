"""PDF documents of others and of our own: cleaned, tagged, stamped and joined into one."""
