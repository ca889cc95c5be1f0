"""The format told to others: the JSON Schema for editors, and the reference page."""
