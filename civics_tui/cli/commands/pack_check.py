"""civics-tui pack check: every problem of packs in one run, with place and help."""

from __future__ import annotations

import time

import click

from civics_tui.cli.options import context_of
from civics_tui.errors import Exit
from civics_tui.words import _


@click.command("check")
@click.argument("names", metavar="PACK...", nargs=-1, required=True)
@click.option("--strict", is_flag=True, help=_("Warnings count as problems."))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help=_("The same as --format json."))
@click.option("--all", "show_all", is_flag=True, help=_("Print every problem, however many of one code."))
@click.pass_context
def command(
    ctx: click.Context, names: tuple[str, ...], strict: bool, style: str, as_json: bool, show_all: bool
) -> None:
    """Check PACKs (ids or paths): errors, warnings and notes, each with file, line and help.

    Ends with 1 where there are errors, with --strict also where there are warnings.
    """
    from civics_tui.packs.check import check_pack, report_data, report_lines

    context = context_of(ctx)
    reports = []
    for name in names:
        started = time.perf_counter()
        path, seeds = context.library.locate(name)
        report = check_pack(path, seeds=seeds)
        reports.append((report, time.perf_counter() - started))
    if as_json or style == "json":
        context.console.json([report_data(report) for report, _seconds in reports])
    else:
        for report, seconds in reports:
            context.console.out("\n".join(report_lines(report, seconds, show_all=show_all)))
    if any(report.errors or (strict and report.warnings) for report, _seconds in reports):
        ctx.exit(int(Exit.PROBLEMS))
