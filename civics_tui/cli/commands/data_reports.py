"""civics-tui data reports: what a learner told about questions, as a file for their authors."""

from __future__ import annotations

from pathlib import Path

import click

from civics_tui.cli.options import context_of, profile_option
from civics_tui.errors import Exit
from civics_tui.words import _, ngettext


@click.command("reports")
@click.argument("pack", metavar="[PACK]", required=False)
@click.option(
    "--out", "path", metavar="FILE.json", type=click.Path(path_type=Path), help=_("Write a new file, not to stdout.")
)
@profile_option
@click.pass_context
def command(ctx: click.Context, pack: str | None, path: Path | None) -> None:
    """Give your reports about questions, of PACK or of all packs, and the typed answers that you counted as right.

    For each: pack and question, which wording, the day, the report or the answer as you typed it. No name and nothing
    else of yours is in it. The author of the pack reads it with civics-tui pack reports FILE.json.
    """
    from civics_tui.study.reports import in_history
    from civics_tui.study.reports_file import text_of, write

    context = context_of(ctx)
    told = in_history(context.desk.history)
    pack_id = None if pack is None else context.library.find(pack).id
    reports = [one for one in told.found if pack_id in (None, one.pack)]
    if told.attempts:
        context.console.err(
            ngettext(
                "{n} attempt cannot be read and is left out; civics-tui data check says more.",
                "{n} attempts cannot be read and are left out; civics-tui data check says more.",
                told.attempts,
            )
        )
    if path is None:
        context.console.out(text_of(reports).rstrip("\n"))
    elif reports:
        write(path, reports)
        answers = sum(one.what == "counted" for one in reports)
        context.console.err(
            _("Written: {reports} and {answers} as typed. Look at them before you hand the file on.").format(
                reports=ngettext("{n} report", "{n} reports", len(reports) - answers),
                answers=ngettext("{n} answer", "{n} answers", answers),
            )
        )
        context.console.out(str(path))
    else:
        context.console.err(_("There is nothing to report: no file was written."))
    if told.attempts:
        ctx.exit(int(Exit.PROBLEMS))
