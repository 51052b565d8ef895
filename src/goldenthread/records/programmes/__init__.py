"""Improvement programmes: what was asked, what is done about it, the proof, and who decided."""
