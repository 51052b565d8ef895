"""Packs of meetings: one PDF of cover, agenda and papers, for each part of a meeting."""
