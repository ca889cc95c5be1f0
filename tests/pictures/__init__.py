"""Pictures of the app, made by the app: those that the README shows, and any others with `python -m tests.pictures`."""
