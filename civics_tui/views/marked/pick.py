"""What is said to what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from civics_tui.model import kinds
from civics_tui.model.kinds import true_false
from civics_tui.views import attribution
from civics_tui.views.forms import PickForm
from civics_tui.views.marked.base import Given, key_of, line, told
from civics_tui.views.notes import Feedback, OptionNote, State
from civics_tui.views.pieces import plain, said
from civics_tui.views.wrap import listed
from civics_tui.words import _

Notes: TypeAlias = Mapping[str, tuple[str | None, str | None]]
"""By option, what the author says to it and the misconception behind it."""
Names: TypeAlias = Callable[[PickForm, Collection[str]], str]
"""Names options of a form by their ids."""


def choices(case: Given) -> Feedback:
    """To one or several of the author's choices, which are named by their numbers."""
    return _picked(case, {one.id: (one.feedback, one.misconception) for one in case.question.choices}, _numbers)


def truth(case: Given) -> Feedback:
    """To true or false, which are named by their words."""
    question: kinds.TrueFalse = case.question
    said_to = question.feedback
    mixed = said_to.misconception if said_to else None
    notes = {
        true_false.TRUE: (said_to.true if said_to else None, None if question.answer else mixed),
        true_false.FALSE: (said_to.false if said_to else None, mixed if question.answer else None),
    }
    return _picked(case, notes, _words)


def _picked(case: Given, notes: Notes, names: Names) -> Feedback:
    shown: PickForm = case.shown
    key, chosen = frozenset(key_of(case).ids), frozenset(case.answer.ids)
    options = tuple(
        OptionNote(
            id=option.id,
            number=number,
            text=option.text,
            state=_state(option.id, key, chosen, many=shown.many),
            yours=option.id in chosen,
            note=line(notes[option.id][0]),
            mixed_up=case.name(notes[option.id][1]) if option.id in chosen - key else "",
            read_on=case.read_on(notes[option.id][1]) if option.id in chosen - key else "",
        )
        for number, option in enumerate(shown.options, start=1)
    )
    mine = next((option.note for option in options if option.yours), ()) if not shown.many else ()
    right_is = _("Right is {numbers}.") if len(key) == 1 else _("Right are {numbers}.")
    right = () if case.mark.verdict == "right" else said(right_is.format(numbers=names(shown, key)))
    given = said(_chose(names(shown, chosen)))
    return told(case, given=given, mine=mine, right=right, options=options, many=shown.many)


def _state(one: str, key: frozenset[str], chosen: frozenset[str], *, many: bool) -> State:
    if one in key:
        return "missed" if many and one not in chosen else "right"
    return "wrong" if one in chosen else ""


def _numbers(shown: PickForm, ids: Collection[str]) -> str:
    return listed([str(number) for number, option in enumerate(shown.options, start=1) if option.id in ids])


def _words(shown: PickForm, ids: Collection[str]) -> str:
    return listed([plain(option.text) for option in shown.options if option.id in ids])


def _chose(names: str) -> str:
    return _("You chose {numbers}.").format(numbers=names) if names else _("You chose none.")


def view_notice() -> str:
    """Stands below every view question."""
    return _("There is no right answer here. Nothing is added to or taken from your score.")


def views(case: Given) -> Feedback:
    """To a view: who holds which. Nothing is right or wrong."""
    holders = attribution.view_sources(case.question, case.ledger)
    options = tuple(
        OptionNote(
            id=option.id,
            number=number,
            text=option.text,
            yours=option.id in case.answer.ids,
            note=said("; ".join(plain(line) for line in holders.get(option.id, ())), "quiet"),
        )
        for number, option in enumerate(case.shown.options, start=1)
    )
    given = said(_chose(_numbers(case.shown, case.answer.ids)))
    return told(case, given=given, note=view_notice(), options=options)
