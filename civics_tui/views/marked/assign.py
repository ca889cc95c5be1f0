"""What is said to what was given its places."""

from __future__ import annotations

from civics_tui.views.forms import AssignForm
from civics_tui.views.marked.base import Given, in_place, key_of, key_typed, part_note, told
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import said
from civics_tui.words import _


def places(case: Given) -> Feedback:
    """To each item: what it was given, and what is right."""
    shown: AssignForm = case.shown
    texts = {option.id: option.text for option in shown.places}
    items = {option.id: option.text for option in shown.items}
    key = key_of(case).places
    marks = {part.id: part for part in case.mark.parts}
    parts = tuple(
        part_note(
            case, marks[one], text, texts.get(case.answer.places.get(one, ""), said(_("nothing"))), texts[key[one]]
        )
        for one, text in items.items()
    )
    return told(case, given=in_place(parts), right=key_typed(case), parts=parts)
