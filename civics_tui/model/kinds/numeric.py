"""numeric: a typed number. 1 within the tolerance, bounds included; half where a required unit is missing or wrong."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from civics_tui.errors import AnswerError
from civics_tui.model import typed
from civics_tui.model.answer import Typed
from civics_tui.model.kinds.base import Kind
from civics_tui.model.marking import Mark
from civics_tui.model.question import QuestionBase, Rejected
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(QuestionBase):
    """A number to be typed."""

    kind: Literal["numeric"] = "numeric"
    """Its kind."""
    answer: str
    """A decimal number, or `= ` and a formula over the variables."""
    tolerance: str = "0"
    """How far off an answer may be: a number, or a share such as `5 %`."""
    unit: str | None = None
    """The unit, shown behind the answer."""
    unit_required: bool = False
    """Must the unit be typed?"""
    reject: tuple[Rejected, ...] = ()
    """Numbers known to be wrong, with what to say to them."""


def _answer(question: Numeric) -> Fraction:
    value = typed.decimal(question.answer)
    if value is None:
        raise AnswerError(_("The answer of this question is not drawn yet."))
    return value


def read(text: str) -> typed.Quantity:
    """Read a typed number.

    Raises:
        AnswerError: it is none; the learner can try again.
    """
    quantity = typed.quantity(text)
    if quantity is None:
        raise AnswerError(_('"{text}" is not read as a number; type one such as 38 or 33.2.').format(text=text.strip()))
    return quantity


def mark(question: Numeric, answer: Typed) -> Mark:
    """Compare within the tolerance, then the unit."""
    quantity, key = read(answer.text), _answer(question)
    allowed = typed.tolerance(question.tolerance) or typed.Tolerance()
    if not allowed.allows(quantity.value, key):
        for wrong in question.reject:
            if wrong.value is not None and typed.decimal(wrong.value) == quantity.value:
                shown = (wrong.misconception,) if wrong.misconception else ()
                return Mark(Fraction(0), misconceptions=shown, feedback=wrong.feedback)
        return Mark(Fraction(0))
    if question.unit_required and question.unit and quantity.unit != typed.unit(question.unit):
        return Mark(Fraction(1, 2), note="unit")
    return Mark(Fraction(1))


def right(question: Numeric) -> Typed:
    """The number, with its unit where one must be typed."""
    number = question.answer.strip()
    return Typed(f"{number} {question.unit}" if question.unit_required and question.unit else number)


def meaning(question: Numeric) -> Any:
    """Number or formula, tolerance and unit."""
    return [question.answer, question.tolerance, question.unit if question.unit_required else None]


def parts(question: Numeric) -> tuple[str, ...]:
    """Nothing to shuffle."""
    return ()


def keys(question: Numeric) -> tuple[str, ...]:
    """The number."""
    return (question.answer,)


def is_typed(question: Numeric) -> bool:
    """Always."""
    return True


KIND = Kind(Numeric, Typed, mark, right, meaning, parts, keys, is_typed=is_typed, shuffles=False)
