"""Measures the product against named baselines in the same run: `python -m benchmarks`."""
