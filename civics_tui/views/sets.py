"""Question sets as pages of things to do: one set, and picking for one; and what is said about them."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model.pack import QuestionSet
from civics_tui.study.sets import MOST_MINUTES
from civics_tui.views.menu import Act, Menu, MenuGroup, MenuRow
from civics_tui.views.pack_page import questions
from civics_tui.views.picking import FilterRow
from civics_tui.views.specials import minutes_words
from civics_tui.words import _, ngettext


def pick_page(title: str, picked: str, pack: str, filters: Sequence[FilterRow], shown: int) -> Menu:
    """Picking as a page of things to do: save, the filters, and the questions that they leave."""
    rows = [MenuRow(text=_("pack"), cells=(pack,), act=Act("pack"))]
    rows += [MenuRow(text=one.label, cells=(one.value,), act=Act("filter", one.name)) for one in filters]
    listed = ngettext("Tick by hand: {n} question", "Tick by hand: {n} questions", shown)
    return Menu(
        title=title or _("Pick questions for a set"),
        standing=picked,
        groups=(
            MenuGroup(heading=_("Show"), rows=tuple(rows), choices=True),
            MenuGroup(
                heading=_("Take of these"),
                rows=(
                    MenuRow(text=listed, act=Act("tick")),
                    MenuRow(text=_("Fill up: what fits into so many minutes"), act=Act("fill")),
                ),
            ),
            MenuGroup(
                heading=_("Then"),
                rows=(MenuRow(text=_("Save the set") if title else _("Save as a set"), act=Act("save")),),
            ),
        ),
    )


def set_page(set_: QuestionSet) -> Menu:
    """What can be done with a set."""
    start = (
        MenuRow(text=_("All questions, feedback at once"), cells=(_("practice"),), act=Act("practice", set_.id)),
        MenuRow(text=_("All questions, feedback at the end"), cells=(_("exam"),), act=Act("exam", set_.id)),
    )
    change = (
        MenuRow(text=_("Pick other questions, or another title"), act=Act("change", set_.id)),
        MenuRow(text=_("Take it away"), act=Act("remove", set_.id)),
    )
    return Menu(
        title=set_.title,
        standing=set_words(set_),
        groups=(MenuGroup(heading=_("Start"), rows=start), MenuGroup(heading=_("Change"), rows=change)),
    )


def set_words(set_: QuestionSet) -> str:
    """`9 questions   31 min`."""
    return "   ".join(part for part in (questions(len(set_.questions)), minutes_words(set_.minutes)) if part)


def removing_a_set() -> str:
    """What happens when a set is taken away."""
    return _("Its questions stay in their packs, and your answers in your history.")


def nothing_to_pick() -> str:
    """Said where no pack has a question."""
    return _("There is no pack with questions here.")


def minutes_typed(text: str) -> int | None:
    """The minutes that somebody typed; `None` where it is no number that a set can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= MOST_MINUTES else None


def no_minutes() -> str:
    """Said to what is no such number."""
    return _("Minutes are a number from 1 to {most}.").format(most=MOST_MINUTES)


def added(count: int) -> str:
    """Said after filling up."""
    return ngettext("{n} question was added.", "{n} questions were added.", count)
