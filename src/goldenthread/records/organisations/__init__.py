"""Organisations, their units, posts and the roles of people in them."""
