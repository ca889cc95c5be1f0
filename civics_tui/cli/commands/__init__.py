"""One module per command; the tables that name them are in `civics_tui.cli.group`."""
