"""Packs that a learner or teacher installed: putting in, updating, removing, and what an update changes."""
