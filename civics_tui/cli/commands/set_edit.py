"""civics-tui set edit: change a set of your own."""

from __future__ import annotations

from dataclasses import replace

import click

from civics_tui.cli.options import context_of
from civics_tui.errors import WrongUse
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
    from civics_tui.study import sets
    from civics_tui.study.naming import refuse_unknown

    context = context_of(ctx)
    found = sets.find(context.places.sets, name)
    if title or minutes or add or drop:
        refuse_unknown(context.library, add)
        for one in drop:
            if one not in found.questions:
                raise WrongUse(_('The set "{name}" does not hold {question}.').format(name=name, question=one))
        questions = tuple(dict.fromkeys([*(one for one in found.questions if one not in drop), *add]))
        changed = replace(found, title=title or found.title, minutes=minutes or found.minutes, questions=questions)
        found = sets.save(context.places.sets, changed)
        context.console.err(
            _("Saved with {count}.").format(count=ngettext("{n} question", "{n} questions", len(found.questions)))
        )
    for question in found.questions:
        context.console.out(question)
