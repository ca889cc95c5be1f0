"""civics-tui set edit: change a set of your own."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of
from civics_tui.words import _, ngettext


@click.command("edit")
@click.argument("name", metavar="SET")
@click.option("--title", help=_("A new title."))
@click.option("--minutes", type=click.IntRange(1, 600), metavar="M", help=_("Expected time."))
@click.option("--add", metavar="PACK/QUESTION", multiple=True, help=_("Put a question at the end; may be repeated."))
@click.option("--drop", metavar="PACK/QUESTION", multiple=True, help=_("Take a question out; may be repeated."))
@click.pass_context
def command(
    ctx: click.Context, name: str, title: str | None, minutes: int | None, add: tuple[str, ...], drop: tuple[str, ...]
) -> None:
    """Change title, minutes or questions of your SET; without options its questions are printed."""
    context = context_of(ctx)
    if title or minutes or add or drop:
        changed = context.desk.edit_set(name, title=title, minutes=minutes, add=add, drop=drop)
        context.console.err(
            _("Saved with {count}.").format(count=ngettext("{n} question", "{n} questions", len(changed.questions)))
        )
    else:
        changed = context.desk.find_set(name)
    for question in changed.questions:
        context.console.out(question)
