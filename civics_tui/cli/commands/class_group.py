"""civics-tui class: the group of its commands."""

from __future__ import annotations

import click

from civics_tui.cli.group import CLASS_COMMANDS, LazyGroup
from civics_tui.words import _


@click.group("class", cls=LazyGroup, table=CLASS_COMMANDS, help=_("Hold a class live, join one, see its results."))
def command() -> None:
    """Hold the commands of the group."""
