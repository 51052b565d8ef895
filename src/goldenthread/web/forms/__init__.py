"""Forms that print themselves with the design system."""
