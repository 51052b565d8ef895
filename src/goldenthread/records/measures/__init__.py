"""Measures with their targets, observations, baselines, commentary and countermeasures."""
