"""What is to be shown, in neutral pieces: the same sentences for full screen, lines, browser and paper."""
