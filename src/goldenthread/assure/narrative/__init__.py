"""Narrative held against the records: facts, the sentences that speak of them, and findings."""
