"""How large a file may be: enough for half a million figures, too little to fill a machine."""

LARGEST_FILE = 200 * 1024 * 1024  # bytes of one file
LARGEST_DOCUMENT = 100 * 1024 * 1024  # bytes of a document that a cell names
LARGEST_EXPANDED = 1024 * 1024 * 1024  # bytes of all parts of a workbook once unpacked
MOST_PARTS = 2_000  # parts of a workbook
MOST_ROWS = 1_048_576  # rows of a sheet, as in Excel
MOST_COLUMNS = 200
MOST_CELLS = 30_000_000  # of a sheet, from its first row to its last and as wide as its widest
LONGEST_CELL = 32_767  # characters, as in Excel
