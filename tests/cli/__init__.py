"""The command line through its public door."""
