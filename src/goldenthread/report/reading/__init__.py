"""Pages of packs as the browser shows them: a picture, and its text laid over it."""
