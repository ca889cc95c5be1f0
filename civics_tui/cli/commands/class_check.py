"""civics-tui class check: is what was kept of classes whole, and is its schema current?"""

from __future__ import annotations

from pathlib import Path

import click

from civics_tui.cli.classes import database as database_of
from civics_tui.cli.classes import wall
from civics_tui.cli.extras import need_classroom
from civics_tui.cli.options import context_of
from civics_tui.errors import Exit, NotFound
from civics_tui.words import _, ngettext


@click.command("check")
@click.option("--upgrade", is_flag=True, help=_("Bring the schema up to date first; a file is backed up by itself."))
@click.option("--database", metavar="URL", help=_("Where the classes are kept."))
@click.pass_context
def command(ctx: click.Context, upgrade: bool, database: str | None) -> None:
    """Check what was kept of all classes: the file, its schema, and that every mark follows from what was sent."""
    need_classroom()
    from civics_tui.classroom.checking.store import check

    context = context_of(ctx)
    address = database_of(context, database)
    if "://" not in address and not Path(address).exists():
        raise NotFound(_("No class was held here yet. Start one with: civics-tui class host PACK"))
    found = check(address, wall=wall, upgrade=upgrade)
    if found.upgraded:
        context.console.err(_("The schema was brought up to date."))
    for fault in found.faults:
        context.console.out(fault)
    sessions = ngettext("{n} session", "{n} sessions", found.sessions).format(n=found.sessions)
    faults = ngettext("{n} fault", "{n} faults", len(found.faults)).format(n=len(found.faults))
    context.console.out(_("{sessions}, {faults}").format(sessions=sessions, faults=faults))
    ctx.exit(int(Exit.PROBLEMS if found.faults else Exit.FINE))
