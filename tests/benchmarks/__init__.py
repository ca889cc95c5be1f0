"""What the app takes beside the least that the machine needs for it; run by hand, never a timed test."""
