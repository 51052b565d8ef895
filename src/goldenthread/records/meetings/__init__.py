"""The boardroom: committees, meetings, agendas, papers, minutes, the action log, packs."""
