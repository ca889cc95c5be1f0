"""single: choices of which exactly one is right. The mark is 0 or 1."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from civics_tui.model.answer import Picked
from civics_tui.model.kinds.base import ChoiceLists, Kind, known, only
from civics_tui.model.marking import Mark, PartMark, of_parts
from civics_tui.model.question import Choice, QuestionBase, with_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(QuestionBase):
    """One right choice."""

    kind: Literal["single"] = "single"
    """Its kind."""
    choices: tuple[Choice, ...]
    """Two to twelve texts, one of them `correct`."""

    def __post_init__(self) -> None:
        """Give every choice its id."""
        object.__setattr__(self, "choices", with_ids(self.choices))


def mark(question: Single, answer: Picked) -> Mark:
    """1 for the key, 0 for any other choice."""
    picked = only(answer.ids)
    known(answer.ids, (choice.id for choice in question.choices))
    choice = next(choice for choice in question.choices if choice.id == picked)
    return of_parts((PartMark(choice.id, Fraction(choice.correct), choice.feedback, choice.misconception),))


def right(question: Single) -> Picked:
    """The key."""
    return Picked(tuple(choice.id for choice in question.choices if choice.correct)[:1])


def meaning(question: Single) -> Any:
    """Choice ids and which one is right."""
    return sorted([choice.id, choice.correct] for choice in question.choices)


def parts(question: Single) -> tuple[str, ...]:
    """The choice ids."""
    return tuple(choice.id for choice in question.choices)


def keys(question: Single) -> tuple[str, ...]:
    """The texts of the right choices."""
    return tuple(choice.text for choice in question.choices if choice.correct)


def choices(question: Single) -> ChoiceLists:
    """Its one list."""
    return ((("choices",), question.choices),)


KIND = Kind(Single, Picked, mark, right, meaning, parts, keys, choices)
