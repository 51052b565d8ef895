"""Rules over the records: business rules, targets in force, assessments of measures."""
