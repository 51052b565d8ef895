"""Findings in one place: their codes, the structural rules, waivers, and the list of checkers."""
