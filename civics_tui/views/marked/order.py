"""What is said to what was put in order."""

from __future__ import annotations

from civics_tui.model import kinds
from civics_tui.views.marked.base import Given, in_place, key_typed, part_note, told
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import Line, inline, said
from civics_tui.words import _


def items(case: Given) -> Feedback:
    """To an order: where each item was put, in the right order."""
    question: kinds.Ordering = case.question
    place = {one: number for number, one in enumerate(case.answer.ids, start=1)}
    texts = {item.id: inline(item.text) for item in question.items}
    parts = tuple(
        part_note(case, part, texts[part.id], _place(place[part.id]), _place(number))
        for number, part in enumerate(case.mark.parts, start=1)
    )
    return told(case, given=in_place(parts), right=key_typed(case), parts=parts)


def _place(number: int) -> Line:
    return said(_("place {n}").format(n=number))
