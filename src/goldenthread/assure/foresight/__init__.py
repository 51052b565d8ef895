"""What is likely to come: of measures, of programmes and of savings, or why that is not said."""
