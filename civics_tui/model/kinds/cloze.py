"""cloze: a text with gaps to be typed or chosen. The weighted mean of its gaps, as in Moodle's multianswer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Literal

from civics_tui.errors import AnswerError
from civics_tui.model import typed
from civics_tui.model.answer import Filled
from civics_tui.model.declaration import CONFIG
from civics_tui.model.kinds.base import ChoiceLists, Kind, known
from civics_tui.model.kinds.short import compare
from civics_tui.model.marking import Mark, PartMark, of_parts
from civics_tui.model.question import NORMALIZE, Accepted, Choice, Normalization, QuestionBase, Rejected, with_ids
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap; exactly one of `accept`, `choices` and `answer` is given."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    accept: tuple[Accepted, ...] = ()
    """Texts that count, where it is typed."""
    choices: tuple[Choice, ...] = ()
    """Texts to choose from."""
    answer: str | None = None
    """A decimal number, or `= ` and a formula."""
    tolerance: str = "0"
    """How far off a number may be."""
    reject: tuple[Rejected, ...] = ()
    """Texts or numbers known to be wrong."""
    normalize: tuple[Normalization, ...] = NORMALIZE
    """What is ignored when texts are compared."""
    weight: Decimal = Decimal(1)
    """Its share of the points, against the other gaps."""
    feedback: str | None = None
    """Said where it was filled wrong."""
    misconception: str | None = None
    """Id of the misconception behind filling it wrong."""

    def __post_init__(self) -> None:
        """Give every choice its id."""
        object.__setattr__(self, "choices", with_ids(self.choices))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(QuestionBase):
    """A text with gaps."""

    kind: Literal["cloze"] = "cloze"
    """Its kind."""
    gaps: Mapping[str, Gap]
    """The gaps by the names that stand as `[[name]]` in the stem."""


def mark(question: Cloze, answer: Filled) -> Mark:
    """Mark each gap for itself; an empty gap earns nothing."""
    known(answer.texts, question.gaps)
    if not any(text.strip() for text in answer.texts.values()):
        raise AnswerError(_("Fill a gap first."))
    judged = tuple(_judged(name, gap, answer.texts.get(name, "")) for name, gap in question.gaps.items())
    weights = [Fraction(gap.weight) for gap in question.gaps.values()]
    total = sum(weights, Fraction(0))
    earned = sum((part.fraction * weight for part, weight in zip(judged, weights, strict=True)), Fraction(0))
    return of_parts(judged, earned / total if total else Fraction(0))


def _judged(name: str, gap: Gap, text: str) -> PartMark:
    part = _filled(name, gap, text) if text.strip() else PartMark(name, Fraction(0))
    if part.right:
        return part
    return replace(part, feedback=part.feedback or gap.feedback, misconception=part.misconception or gap.misconception)


def _filled(name: str, gap: Gap, text: str) -> PartMark:
    if gap.choices:
        known([text], (choice.id for choice in gap.choices))
        choice = next(choice for choice in gap.choices if choice.id == text)
        return PartMark(name, Fraction(choice.correct), choice.feedback, choice.misconception)
    if gap.answer is not None:
        return _number(name, gap, text)
    found = compare(text, gap.accept, gap.reject, gap.normalize)
    return PartMark(name, found.fraction, found.feedback, next(iter(found.misconceptions), None))


def _number(name: str, gap: Gap, text: str) -> PartMark:
    quantity, key = typed.quantity(text), typed.decimal(gap.answer or "")
    allowed = typed.tolerance(gap.tolerance) or typed.Tolerance()
    if quantity and key is not None and allowed.allows(quantity.value, key):
        return PartMark(name, Fraction(1))
    for wrong in gap.reject:
        if quantity and wrong.value is not None and typed.decimal(wrong.value) == quantity.value:
            return PartMark(name, Fraction(0), wrong.feedback, wrong.misconception)
    return PartMark(name, Fraction(0))


def right(question: Cloze) -> Filled:
    """Every gap filled with its key."""
    return Filled({name: _key(gap) for name, gap in question.gaps.items()})


def _key(gap: Gap) -> str:
    if gap.choices:
        return next((choice.id for choice in gap.choices if choice.correct), "")
    if gap.answer is not None:
        return gap.answer
    return max(gap.accept, key=lambda one: one.points).text if gap.accept else ""


def meaning(question: Cloze) -> Any:
    """Names of the gaps, and what each of them takes."""
    return [
        [
            name,
            [[one.text, str(one.points)] for one in gap.accept],
            sorted([choice.id, choice.correct] for choice in gap.choices),
            gap.answer,
            gap.tolerance,
            sorted(gap.normalize),
        ]
        for name, gap in question.gaps.items()
    ]


def parts(question: Cloze) -> tuple[str, ...]:
    """Nothing to shuffle: the choices of a gap keep the author's order."""
    return ()


def keys(question: Cloze) -> tuple[str, ...]:
    """What counts in any gap: texts, right choices, numbers."""
    found: list[str] = []
    for gap in question.gaps.values():
        found += [one.text for one in gap.accept] + [choice.text for choice in gap.choices if choice.correct]
        found += [gap.answer] if gap.answer is not None else []
    return tuple(found)


def choices(question: Cloze) -> ChoiceLists:
    """The lists of the gaps that are chosen."""
    return tuple((("gaps", name, "choices"), gap.choices) for name, gap in question.gaps.items() if gap.choices)


def is_typed(question: Cloze) -> bool:
    """Is there a gap without choices?"""
    return any(not gap.choices for gap in question.gaps.values())


KIND = Kind(Cloze, Filled, mark, right, meaning, parts, keys, choices, is_typed, has_gaps=True, shuffles=False)
