"""The parts of the generated example trust: declarations, series, words and sheets."""
