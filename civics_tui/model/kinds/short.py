"""short: a typed text. It earns the points of the best accepted text that it equals after normalization."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from civics_tui.errors import AnswerError
from civics_tui.model import typed
from civics_tui.model.answer import Typed
from civics_tui.model.kinds.base import Kind
from civics_tui.model.marking import Mark
from civics_tui.model.question import NORMALIZE, Accepted, Normalization, QuestionBase, Rejected
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(QuestionBase):
    """A short text to be typed."""

    kind: Literal["short"] = "short"
    """Its kind."""
    accept: tuple[Accepted, ...]
    """Texts that count."""
    reject: tuple[Rejected, ...] = ()
    """Texts known to be wrong, with what to say to them."""
    normalize: tuple[Normalization, ...] = NORMALIZE
    """What is ignored when texts are compared; `typo` allows one slip."""


def compare(
    text: str, accept: Iterable[Accepted], reject: Iterable[Rejected], ignored: tuple[Normalization, ...]
) -> Mark:
    """Mark a typed text: equal texts first, then rejected ones, then one slip where it is allowed.

    A slip never counts onto a rejected text, nor where it would fit two accepted ones of different worth.
    """
    given = typed.normalize(text[: typed.MAX_LENGTH], ignored)
    accepted = [(typed.normalize(one.text, ignored), Fraction(one.points)) for one in accept]
    equal = [points for form, points in accepted if form == given]
    if equal:
        return Mark(max(equal))
    rejected = [(typed.normalize(one.text, ignored), one) for one in reject if one.text is not None]
    for form, wrong in rejected:
        if form == given:
            return Mark(
                Fraction(0),
                misconceptions=(wrong.misconception,) if wrong.misconception else (),
                feedback=wrong.feedback,
            )
    if "typo" in ignored and not any(typed.one_slip(given, form) for form, _wrong in rejected):
        near = {points for form, points in accepted if typed.one_slip(given, form)}
        if len(near) == 1:
            return Mark(near.pop(), note="typo")
    return Mark(Fraction(0))


def mark(question: Short, answer: Typed) -> Mark:
    """Compare with the accepted and rejected texts."""
    if not answer.text.strip():
        raise AnswerError(_("Type an answer first."))
    return compare(answer.text, question.accept, question.reject, question.normalize)


def right(question: Short) -> Typed:
    """The first of the accepted texts that are worth most."""
    return Typed(max(question.accept, key=lambda one: one.points).text)


def meaning(question: Short) -> Any:
    """Accepted texts with their worth, and how they are compared."""
    return [[[one.text, str(one.points)] for one in question.accept], sorted(question.normalize)]


def parts(question: Short) -> tuple[str, ...]:
    """Nothing to shuffle."""
    return ()


def keys(question: Short) -> tuple[str, ...]:
    """The texts that count."""
    return tuple(one.text for one in question.accept)


def is_typed(question: Short) -> bool:
    """Always."""
    return True


KIND = Kind(Short, Typed, mark, right, meaning, parts, keys, is_typed=is_typed, shuffles=False)
