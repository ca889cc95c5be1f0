"""Writing questions without knowing the format: what a form asks for, the pack that is written, and advice."""
