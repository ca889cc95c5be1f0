"""civics-tui class host: hold a class, with this computer as its server."""

from __future__ import annotations

import click

from civics_tui.cli.classes import HostWish, hosted
from civics_tui.cli.extras import need_classroom
from civics_tui.cli.options import context_of, is_plain, plain_option, profile_option
from civics_tui.words import _


@click.command("host")
@click.argument("name", metavar="PACK|SET")
@click.option("--title", metavar="TEXT", help=_("What the class is called, such as: Period 3."))
@click.option("-n", "count", type=click.IntRange(1, 1000), metavar="N", help=_("Only the first N questions."))
@click.option(
    "--time",
    "seconds",
    type=click.IntRange(5, 3600),
    metavar="N",
    help=_("Seconds for each question. None by default."),
)
@click.option(
    "--shuffle/--no-shuffle",
    default=None,
    help=_("Choices in another order for each student, without letters on the board. Off by default."),
)
@click.option(
    "--names",
    default="made-up",
    show_default=True,
    metavar="made-up|own|FILE",
    help=_("Made-up names, names that students type, or a list with one name in each line."),
)
@click.option("--approve", is_flag=True, help=_("Let in each student yourself."))
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help=_("Where to listen; 8080 by default."))
@click.option("--database", metavar="URL", help=_("Where to keep the class: a file, or postgresql://user@host/name."))
@click.option("--new", is_flag=True, help=_("Another session, even if one over these questions was not ended."))
@plain_option
@profile_option
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    title: str | None,
    count: int | None,
    seconds: int | None,
    shuffle: bool | None,
    names: str,
    approve: bool,
    port: int | None,
    database: str | None,
    new: bool,
    plain: bool,
) -> None:
    """Hold a class with the questions of PACK (an id or a path) or SET (pack/set, or the name of a set of yours).

    Students open the address that is shown in a browser, or join from a terminal. A class that was cut off goes on
    with the same command, and with the time, order and names that it was begun with.
    """
    need_classroom()
    from civics_tui.cli.start import run_host

    context = context_of(ctx)
    wish = HostWish(
        title=title,
        port=port,
        database=database,
        names=names,
        approve=approve,
        seconds=seconds,
        shuffle=shuffle,
        n=count,
        new=new,
    )
    with hosted(context, name, wish) as desk:
        ctx.exit(run_host(context, desk, plain=is_plain(ctx, plain)))
