"""A new pack: its files, and questions out of pasted text or other packs."""
