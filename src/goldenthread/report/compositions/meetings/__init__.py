"""Documents of meetings: agenda, front sheet, minutes, action log, summary, terms, cover."""
