"""Compositions: which sections a named report has, built from the records."""
