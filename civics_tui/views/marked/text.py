"""What is said to what was typed."""

from __future__ import annotations

from fractions import Fraction

from civics_tui.model import kinds, typed
from civics_tui.model.text import one_line
from civics_tui.views.marked.base import Given, key_of, line, told
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import Line, said
from civics_tui.words import _

FEW = 3
"""Of the other texts that count so many are told."""


def _wrote(case: Given) -> Line:
    return said(_('You wrote "{text}".').format(text=one_line(case.answer.text)))


def words(case: Given) -> Feedback:
    """To a text: the key, and what else counts."""
    question: kinds.Short = case.question
    key = key_of(case).text
    best = max(one.points for one in question.accept)
    ignored = question.normalize
    forms = {typed.normalize(one.text, ignored): one.text for one in reversed(question.accept) if one.points == best}
    for known in (typed.normalize(key, ignored), typed.normalize(case.answer.text, ignored)):
        forms.pop(known, None)
    others = [f'"{one_line(text)}"' for text in reversed(forms.values())][:FEW]
    is_exact = case.mark.verdict == "right" and not case.mark.note
    return told(
        case,
        given=_wrote(case),
        mine=line(case.mark.feedback),
        note=_note(case),
        right=() if is_exact else said(right_is(key)),
        accepted=_("Also right: {texts}.").format(texts="; ".join(others)) if others and not is_exact else "",
    )


def right_is(text: str) -> str:
    """The key as a sentence."""
    return _('Right is "{text}".').format(text=one_line(text))


def _note(case: Given) -> str:
    match case.mark.note:
        case "unit":
            return _('The number is right; the unit "{unit}" is missing.').format(unit=case.question.unit)
        case "typo":
            return _("One slip was overlooked.")
        case _:
            return ""


def number(case: Given) -> Feedback:
    """To a number: the key, and what span counts."""
    question: kinds.Numeric = case.question
    key = typed.decimal(question.answer) or Fraction(0)
    unit = f" {question.unit}" if question.unit else ""
    allowed = typed.tolerance(question.tolerance) or typed.Tolerance()
    slack = max(allowed.absolute, allowed.relative * abs(key))
    given_number = typed.quantity(case.answer.text)
    exact = given_number is not None and given_number.value == key and case.mark.verdict == "right"
    span = _("From {low} to {high} counts.").format(low=typed.show(key - slack), high=typed.show(key + slack))
    return told(
        case,
        given=_wrote(case),
        mine=line(case.mark.feedback),
        note=_note(case),
        right=() if exact else said(right_is(f"{typed.show(key)}{unit}")),
        accepted=span if slack else "",
    )
