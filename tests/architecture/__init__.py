"""What holds for the house as a whole: floors, imports, habits."""
