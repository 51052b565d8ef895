"""Golden Thread: runs an NHS improvement programme and reports it to the board."""
