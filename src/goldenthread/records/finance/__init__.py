"""Money of an organisation: statements, bridges and what its wards cost."""
