"""What is said to what was filled in."""

from __future__ import annotations

from collections.abc import Mapping

from civics_tui.model import kinds
from civics_tui.model.text import one_line
from civics_tui.views import typing
from civics_tui.views.forms import GapsForm
from civics_tui.views.marked.base import Given, key_of, part_note, told
from civics_tui.views.marked.text import FEW, right_is
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import Line, plain, said
from civics_tui.words import _, ngettext


def cloze(case: Given) -> Feedback:
    """To each gap: what stands in it, and what is right."""
    shown: GapsForm = case.shown
    marks = {part.id: part for part in case.mark.parts}
    parts = []
    for number, field in enumerate(shown.gaps, start=1):
        options = {option.id: option.text for option in field.options}
        text = case.answer.texts.get(field.id, "")
        given = options.get(text) or (said(f'"{one_line(text)}"') if text.strip() else said(_("nothing")))
        right = said(_(" or ").join(_gap_keys(case.question.gaps[field.id], options)))
        parts.append(part_note(case, marks[field.id], said(_("gap {n}").format(n=number)), given, right))
    right_key = said(right_is(typing.show(shown, key_of(case))))
    filled = sum(part.state == "right" for part in parts)
    return told(
        case,
        given=said(
            ngettext("{right} of {n} gap right.", "{right} of {n} gaps right.", len(parts)).format(right=filled)
        ),
        right=() if case.mark.verdict == "right" else right_key,
        parts=tuple(parts),
    )


def _gap_keys(gap: kinds.Gap, options: Mapping[str, Line]) -> list[str]:
    if gap.choices:
        return [plain(options[choice.id]) for choice in gap.choices if choice.correct]
    if gap.answer is not None:
        return [gap.answer]
    best = max((one.points for one in gap.accept), default=None)
    return [f'"{one_line(one.text)}"' for one in gap.accept if one.points == best][:FEW]
