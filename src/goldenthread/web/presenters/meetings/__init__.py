"""What the pages of the boardroom show: committees, meetings, papers, minutes, the log."""
