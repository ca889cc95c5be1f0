"""civics-tui class doctor: can students reach this computer?"""

from __future__ import annotations

import click

from civics_tui.cli.classes import USUAL_PORT
from civics_tui.cli.extras import need_classroom
from civics_tui.cli.options import context_of
from civics_tui.errors import Exit


@click.command("doctor")
@click.option("--port", type=click.IntRange(1, 65535), default=USUAL_PORT, show_default=True, metavar="N")
@click.pass_context
def command(ctx: click.Context, port: int) -> None:
    """Look whether students could reach a class here: addresses, port, firewall, and what works today if not.

    Ends with 1 where something that can be seen from here is in the way.
    """
    need_classroom()
    from civics_tui.classroom.hosting import doctor

    found = doctor.diagnose(port, is_served=False)
    console = context_of(ctx).console
    for line in [*doctor.told(found), "", *doctor.in_short(found)]:
        console.out(line)
    ctx.exit(int(Exit.FINE if found.is_fine else Exit.PROBLEMS))
