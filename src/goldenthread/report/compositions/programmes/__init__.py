"""The reports of an improvement programme: oversight pack, quality improvement, performance."""
