"""A pack as one file: building it with what it rests on, and opening it."""
