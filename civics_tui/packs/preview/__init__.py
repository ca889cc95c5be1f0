"""A pack that is shown while it is written: reading again what was saved, and keeping what was last good."""
