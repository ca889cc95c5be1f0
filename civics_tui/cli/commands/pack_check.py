"""civics-tui pack check: every problem of packs in one run, with place and help."""

from __future__ import annotations

import time

import click

from civics_tui.cli.options import context_of, pack_path
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
    from civics_tui.packs.report import check_pack, report_data, report_lines

    context = context_of(ctx)
    reports = []
    for name in names:
        started = time.perf_counter()
        report = check_pack(pack_path(context, name), seeds=context.places.seeds)
        reports.append(report)
        if not as_json and style == "text":
            seconds = time.perf_counter() - started
            context.console.out("\n".join(report_lines(report, seconds, show_all=show_all)))
    if as_json or style == "json":
        context.console.json([report_data(report) for report in reports])
    if any(report.of("error") or (strict and report.of("warning")) for report in reports):
        ctx.exit(int(Exit.PROBLEMS))
