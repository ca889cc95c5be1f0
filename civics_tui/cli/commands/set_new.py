"""civics-tui set new: pick questions of any packs into a set of your own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from civics_tui.cli.options import context_of
from civics_tui.errors import NotFound, WrongUse
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Indexed, Library
    from civics_tui.views.picking import Filters


@click.command("new")
@click.argument("title")
@click.argument("questions", metavar="[PACK/QUESTION]...", nargs=-1)
@click.option("--from", "packs", metavar="PACK", multiple=True, help=_("Take questions of PACK; may be repeated."))
@click.option("--objective", default="", metavar="O", help=_("With --from: only those of this objective."))
@click.option("--kind", default="", metavar="K", help=_("With --from: only those of this kind."))
@click.option("--difficulty", type=click.IntRange(1, 5), metavar="D", help=_("With --from: only those of 1 to 5."))
@click.option("--fill", type=click.IntRange(1, 600), metavar="M", help=_("With --from: as many as fit into M minutes."))
@click.option("--minutes", type=click.IntRange(1, 600), metavar="M", help=_("Expected time."))
@click.pass_context
def command(
    ctx: click.Context,
    title: str,
    questions: tuple[str, ...],
    packs: tuple[str, ...],
    objective: str,
    kind: str,
    difficulty: int | None,
    fill: int | None,
    minutes: int | None,
) -> None:
    """Make a set named TITLE of the questions given, in this order, then of those that --from takes.

    Without --fill all that fit the options are taken; with it, some of each objective in turn.
    """
    from civics_tui.study import sets
    from civics_tui.study.naming import refuse_unknown
    from civics_tui.views.picking import Filters

    context = context_of(ctx)
    filters = Filters(objective=objective, kind=kind, difficulty=difficulty or 0)
    if not packs and (fill or filters != Filters()):
        raise WrongUse(_("--objective, --kind, --difficulty and --fill go with --from PACK."))
    if not packs and not questions:
        raise WrongUse(_("Name questions, as pack/question, or the pack to take them of: --from PACK."))
    refuse_unknown(context.library, questions)
    chosen, expected = _taken(context.library, questions, packs, filters, fill)
    made = sets.create(context.places.sets, title, chosen, minutes=minutes or (expected if packs else None))
    context.console.out(made.id)
    context.console.err(
        _("Saved with {count}. Use it: civics-tui quiz {id}").format(
            count=ngettext("{n} question", "{n} questions", len(made.questions)), id=made.id
        )
    )


def _taken(
    library: Library, questions: tuple[str, ...], packs: tuple[str, ...], filters: Filters, fill: int | None
) -> tuple[list[str], int]:
    """References of what is asked for, and how many minutes it will take.

    Raises:
        NotFound: nothing in the packs is what is asked for.
    """
    from civics_tui.model.pack import reference, split_reference
    from civics_tui.views import picking

    rows: dict[str, Indexed] = {}
    for name in packs:
        entry = library.find(name)
        rows |= {reference(entry.id, row.id): row for row in library.index(entry) if filters.fits(row)}
    if packs and not rows:
        raise NotFound(_("None of the questions of {packs} is like that.").format(packs=", ".join(packs)))
    known = dict(rows)
    for name in {split_reference(one)[0] for one in questions} if packs else ():
        known |= {reference(name, row.id): row for row in library.index(name)}
    every = list(dict.fromkeys([*questions, *rows]))
    chosen = every if fill is None else picking.filled(questions, rows, known, fill)
    return chosen, picking.minutes_of(known[one] for one in chosen if one in known)
