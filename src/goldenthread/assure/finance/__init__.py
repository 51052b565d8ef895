"""Rules of finance: statements, bridges, limits and ward staffing (RULES 5)."""
