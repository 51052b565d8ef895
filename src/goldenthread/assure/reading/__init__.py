"""Rules about reading packs: words found, remarks found again, what may be public."""
