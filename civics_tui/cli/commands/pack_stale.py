"""civics-tui pack stale: what is past its review date, with its place."""

from __future__ import annotations

import datetime

import click

from civics_tui.cli.options import context_of, json_option, on_option, pack_path
from civics_tui.errors import Exit, PackBroken
from civics_tui.words import _


@click.command("stale")
@click.argument("name", metavar="[PACK]", required=False)
@on_option(_("The day that decides, such as 2027-02-01; today where left out."))
@json_option
@click.pass_context
def command(ctx: click.Context, name: str | None, day: datetime.date, as_json: bool) -> None:
    """List what is stale in PACK (an id or a path), or in all packs: questions, explainers, the claims behind them.

    Stale is what is past its review_by, or rests on a claim that is. Ends with 1 where something is.
    """
    from civics_tui.packs.aged import aged
    from civics_tui.packs.reader import read_pack
    from civics_tui.views.aged import stale_data, stale_lines

    context = context_of(ctx)
    paths = [pack_path(context, name)] if name else [entry.path for entry in context.library.entries()]
    reports = []
    for path in paths:
        read = read_pack(path, seeds=context.places.seeds)
        if read.pack is None and name:
            raise PackBroken(_("{path} cannot be read; civics-tui pack check {path} says why.").format(path=path))
        if read.pack is None:
            context.console.err(_("{path} is left out; civics-tui pack check {path} says why.").format(path=path))
            continue
        found = aged(read, day)
        reports.append(stale_data(read.pack.id, found, day))
        if not as_json:
            context.console.out("\n".join(stale_lines(read.pack.id, found, day)))
    if as_json:
        context.console.json(reports)
    if any(report["stale"] for report in reports):
        ctx.exit(int(Exit.PROBLEMS))
