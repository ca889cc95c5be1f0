"""One learner: attempts, selection, history, progress. No rendering, no pack files."""
