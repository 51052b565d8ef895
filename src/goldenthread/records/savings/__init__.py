"""Savings schemes, their months, targets, weights, scenarios and what is shared."""
