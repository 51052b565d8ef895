"""Rules over the records of programmes: statuses, roll-ups, completion, panel, scorecards."""
