"""Editions of reports: frozen data, rendered files, sign-off and publication."""
