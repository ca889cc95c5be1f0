"""Packs on disk to the model and back: reading, problems, the compiled library. No learner's data, no rendering."""
