"""civics-tui pack check: every problem of packs in one run, with place and help."""

from __future__ import annotations

import datetime
import time
from contextlib import suppress
from itertools import chain
from pathlib import Path
from threading import Event

import click

from civics_tui.cli.build import Context
from civics_tui.cli.options import context_of, on_option, pack_path
from civics_tui.errors import Exit
from civics_tui.words import _


@click.command("check")
@click.argument("names", metavar="PACK...", nargs=-1, required=True)
@click.option("--strict", is_flag=True, help=_("Warnings count as problems."))
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help=_("The same as --format json."))
@click.option("--all", "show_all", is_flag=True, help=_("Print every problem, however many of one code."))
@on_option(_("Tell what is stale on that day instead of today."))
@click.option("--watch", is_flag=True, help=_("Check again after every save, until ctrl+c."))
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    strict: bool,
    style: str,
    as_json: bool,
    show_all: bool,
    day: datetime.date,
    watch: bool,
) -> None:
    """Check PACKs (ids or paths): errors, warnings and notes, each with file, line and help.

    --format github writes annotations for a build. Ends with 1 where there are errors, with --strict also where there
    are warnings.
    """
    from civics_tui.packs.annotations import github_lines
    from civics_tui.packs.report import check_pack, report_data, report_lines

    context = context_of(ctx)
    if watch:
        if as_json or style == "json" or len(names) > 1:
            raise click.UsageError(_("--watch takes one PACK, and writes text."), ctx)
        _watch(context, pack_path(context, names[0]), show_all=show_all)
        return
    reports = []
    for name in names:
        started = time.perf_counter()
        report = check_pack(pack_path(context, name), seeds=context.places.seeds, today=day)
        reports.append(report)
        if as_json:
            continue
        if style == "text":
            seconds = time.perf_counter() - started
            context.console.out("\n".join(report_lines(report, seconds, show_all=show_all)))
        elif style == "github":
            for line in github_lines(report, Path.cwd()):
                context.console.out(line)
    if as_json or style == "json":
        context.console.json([report_data(report) for report in reports])
    if any(report.of("error") or (strict and report.of("warning")) for report in reports):
        ctx.exit(int(Exit.PROBLEMS))


def _watch(context: Context, path: Path, *, show_all: bool) -> None:
    from civics_tui.packs.preview.preview import Preview
    from civics_tui.packs.preview.watching import saves
    from civics_tui.packs.report import report_lines

    preview = Preview(path, seeds=context.places.seeds)
    told, out = None, context.console.out
    with suppress(KeyboardInterrupt):
        for _save in chain((None,), saves(preview.kept.watched, Event())):
            shown = preview.reload()
            if shown is not told:
                lines = report_lines(shown.report, shown.seconds, show_all=show_all)
                out("\n".join(lines if told is None else ["", *lines]))
                told = shown
