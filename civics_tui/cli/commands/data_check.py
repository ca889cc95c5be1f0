"""civics-tui data check: is the history whole, and what does the app run on?"""

from __future__ import annotations

import os
import platform

import click

from civics_tui import __version__
from civics_tui.cli.options import context_of, json_option, profile_option
from civics_tui.errors import Exit
from civics_tui.words import _


@click.command("check")
@json_option
@profile_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Check the history, and print versions and the terminal for a report."""
    context = context_of(ctx)
    problems = context.desk.history.check()
    facts = {
        "civics-tui": __version__,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "terminal": os.environ.get("TERM", ""),
        "colours": os.environ.get("COLORTERM", "") or ("none" if os.environ.get("NO_COLOR") else "256 or fewer"),
        "history": str(context.desk.history.path),
    }
    if as_json:
        context.console.json({**facts, "problems": list(problems)})
    else:
        for name, value in facts.items():
            context.console.out(f"{name:<10}  {value}")
        for problem in problems:
            context.console.out(problem)
        if not problems:
            context.console.out(_("The history is whole."))
    if problems:
        ctx.exit(int(Exit.PROBLEMS))
