"""The pages of the boardroom."""
