"""The compiled library: which packs there are, what was read of them, and finding something in it."""
