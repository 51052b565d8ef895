"""What is remembered: one Django app for each noun of the domain."""
