"""civics-tui class join: take part in a class from a terminal."""

from __future__ import annotations

import click

from civics_tui.cli.extras import need_classroom
from civics_tui.cli.joining import joined
from civics_tui.cli.options import context_of, is_plain, plain_option, profile_option
from civics_tui.words import _


@click.command("join")
@click.argument("host", metavar="HOST")
@click.argument("code", metavar="CODE")
@click.option("--new", is_flag=True, help=_("Join as somebody else than before on this computer."))
@plain_option
@profile_option
@click.pass_context
def command(ctx: click.Context, host: str, code: str, new: bool, plain: bool) -> None:
    """Take part in the class at HOST (as on the board: 10.0.4.17:8080) with its CODE.

    After a crash or a lost connection the same command comes back to the same place, with every answer.
    """
    need_classroom()
    from civics_tui.cli.start import run_student

    context = context_of(ctx)
    with joined(context, host, code, new=new) as student:
        ctx.exit(run_student(context, student, plain=is_plain(ctx, plain)))
