"""What the quiz screen is made of: the course of an attempt, its keys and texts, and the pane that shows them."""
