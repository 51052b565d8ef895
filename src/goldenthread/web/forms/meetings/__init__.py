"""What people write about committees and meetings."""
