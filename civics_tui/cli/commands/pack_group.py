"""civics-tui pack: the group of its commands."""

from __future__ import annotations

import click

from civics_tui.cli.group import PACK_COMMANDS, LazyGroup
from civics_tui.words import _


@click.group("pack", cls=LazyGroup, table=PACK_COMMANDS, help=_("Look at packs, check them, build and install them."))
def command() -> None:
    """Hold the commands of the group."""
