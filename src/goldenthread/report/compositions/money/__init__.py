"""The reports about money: savings and finance."""
