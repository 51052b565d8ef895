"""The rules of the boardroom: timetable, quorum, lateness, the action log, the forward plan."""
