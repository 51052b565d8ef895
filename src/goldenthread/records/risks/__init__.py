"""Risks and issues, scored before and after, and what they threaten."""
