"""civics-tui data backup: a copy of the history while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from civics_tui.cli.options import context_of, profile_option
from civics_tui.words import _


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@profile_option
@click.pass_context
def command(ctx: click.Context, file: Path | None) -> None:
    """Copy the history to FILE, or beside it with today's date; what is there is not overwritten."""
    context = context_of(ctx)
    target = context.desk.backup(file)
    context.console.err(_("The history was copied."))
    context.console.out(str(target))
