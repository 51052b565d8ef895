"""What a page shows: ready words, tags and links for its template."""
