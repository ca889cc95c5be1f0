"""civics-tui pack reports: what learners told about questions, and which of their answers they counted as right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from civics_tui.cli.build import now
from civics_tui.cli.options import context_of, json_option
from civics_tui.errors import Damaged, Exit, NotFound, PackBroken, WrongUse
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civics_tui.cli.build import Context
    from civics_tui.study.reports import Report


@click.command("reports")
@click.argument("names", metavar="[PACK] [FILE.json]...", nargs=-1)
@json_option
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """List what learners reported about questions of PACK (an id or a path), or of all packs, and the typed answers
    that they counted as right, with the line that would accept them.

    Read are all histories of this machine, without names, and FILEs that learners made with civics-tui data reports.
    The same report in two of them counts once. Ends with 1 where something could not be read.
    """
    from civics_tui.study.reports import merged, on_this_machine
    from civics_tui.study.reports_by_question import of_all
    from civics_tui.study.reports_file import ENDING
    from civics_tui.views.reports import report_data, report_lines

    context = context_of(ctx)
    packs = [name for name in names if not name.lower().endswith(ENDING)]
    if len(packs) > 1:
        raise WrongUse(
            _('One pack at a time; "{name}" is no file of reports, whose name ends in .json.').format(name=packs[1])
        )
    here = on_this_machine(context.places, now)
    foreign = [_read(context, Path(name)) for name in names if name.lower().endswith(ENDING)]
    reports = merged(here.found, *(one for one in foreign if one is not None))
    told = of_all(context.library, reports, only=_id(context, packs[0], reports) if packs else None)
    if here.histories:
        context.console.err(
            ngettext(
                "{n} history of this machine cannot be read and is not counted.",
                "{n} histories of this machine cannot be read and are not counted.",
                here.histories,
            )
        )
    if here.attempts:
        context.console.err(
            ngettext(
                "{n} attempt cannot be read and is not counted; civics-tui data check says more.",
                "{n} attempts cannot be read and are not counted; civics-tui data check says more.",
                here.attempts,
            )
        )
    if as_json:
        context.console.json(report_data(told))
    else:
        context.console.out("\n".join(report_lines(told)).rstrip())
    if here.histories or here.attempts or None in foreign:
        ctx.exit(int(Exit.PROBLEMS))


def _read(context: Context, path: Path) -> tuple[Report, ...] | None:
    """The reports in a file; what is wrong with it is told, and the others still count."""
    from civics_tui.study.reports_file import read

    try:
        return read(path)
    except Damaged as problem:
        context.console.err(problem.sentence)
        return None


def _id(context: Context, name: str, reports: Sequence[Report]) -> str:
    """The id of a pack; one that is not here any more is known by its reports."""
    try:
        return context.library.find(name).id
    except (NotFound, PackBroken):
        if any(one.pack == name for one in reports):
            return name
        raise
