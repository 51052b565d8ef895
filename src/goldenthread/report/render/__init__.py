"""Renderers: each lays out a report document in one format."""
