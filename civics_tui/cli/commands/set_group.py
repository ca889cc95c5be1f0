"""civics-tui set: the group of its commands."""

from __future__ import annotations

import click

from civics_tui.cli.group import SET_COMMANDS, LazyGroup
from civics_tui.words import _


@click.group("set", cls=LazyGroup, table=SET_COMMANDS, help=_("Your own sets of questions."))
def command() -> None:
    """Hold the commands of the group."""
