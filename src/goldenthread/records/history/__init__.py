"""What was done, by whom, from where: the audit trail and the imports."""
