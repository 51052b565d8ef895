"""Rules of savings: outturn, cuts, ratings, weights, scenarios, totals and findings (RULES 5)."""
