"""civics-tui data backup: a copy of the history while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from civics_tui.cli.options import context_of, profile_option
from civics_tui.errors import WrongUse
from civics_tui.words import _


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@profile_option
@click.pass_context
def command(ctx: click.Context, file: Path | None) -> None:
    """Copy the history to FILE, or beside it with the time in its name; no file is overwritten."""
    context = context_of(ctx)
    history = context.desk.history
    stamp = f"{context.desk.now():%Y%m%dT%H%M%SZ}"
    target = file or history.path.with_name(f"history-{stamp}.sqlite3")
    if target.exists():
        raise WrongUse(_("{path} is there already; name another file.").format(path=target))
    history.backup(target)
    context.console.err(_("The history was copied."))
    context.console.out(str(target))
