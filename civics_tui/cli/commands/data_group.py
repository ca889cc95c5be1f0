"""civics-tui data: the group of its commands."""

from __future__ import annotations

import click

from civics_tui.cli.group import DATA_COMMANDS, LazyGroup
from civics_tui.words import _


@click.group("data", cls=LazyGroup, table=DATA_COMMANDS, help=_("Where your data is, and whether it is whole."))
def command() -> None:
    """Hold the commands of the group."""
