"""The app in lines: for screen readers, pipes and plain terminals. It says all that the full screen says."""
