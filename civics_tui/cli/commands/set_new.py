"""civics-tui set new: pick questions of any packs into a set of your own."""

from __future__ import annotations

import click

from civics_tui.cli.options import context_of
from civics_tui.words import _, ngettext


@click.command("new")
@click.argument("title")
@click.argument("questions", metavar="PACK/QUESTION...", nargs=-1, required=True)
@click.option("--minutes", type=click.IntRange(1, 600), metavar="M", help=_("Expected time."))
@click.pass_context
def command(ctx: click.Context, title: str, questions: tuple[str, ...], minutes: int | None) -> None:
    """Make a set named TITLE of the questions given, in this order."""
    from civics_tui.study import sets
    from civics_tui.study.naming import refuse_unknown

    context = context_of(ctx)
    refuse_unknown(context.library, questions)
    made = sets.create(context.places.sets, title, questions, minutes=minutes)
    context.console.out(made.id)
    context.console.err(
        _("Saved with {count}. Use it: civics-tui quiz {id}").format(
            count=ngettext("{n} question", "{n} questions", len(made.questions)), id=made.id
        )
    )
