"""Golden Thread: runs an NHS improvement programme and reports it to the board."""

__version__ = "0.1.0"
