"""The command line: one file per command, and the one place where library, history and faces are put together."""
