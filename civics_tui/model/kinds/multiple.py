"""multiple: choices of which any number is right.

`partial` takes Moodle's default weights: right ticks / k - wrong ticks / (n - k), not below 0, and no penalty where
every choice is right. `partial_no_penalty` counts the choices that were judged rightly, as in multiple true-false.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from civics_tui.model.answer import Picked
from civics_tui.model.kinds.base import ChoiceLists, Kind, known
from civics_tui.model.marking import Mark, PartMark, of_parts
from civics_tui.model.question import Choice, QuestionBase, with_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(QuestionBase):
    """Any number of right choices."""

    kind: Literal["multiple"] = "multiple"
    """Its kind."""
    choices: tuple[Choice, ...]
    """Two to twelve texts, one or more of them `correct`."""

    def __post_init__(self) -> None:
        """Give every choice its id."""
        object.__setattr__(self, "choices", with_ids(self.choices))


def mark(question: Multiple, answer: Picked) -> Mark:
    """Judge every choice; the fraction follows the question's `scoring`."""
    known(answer.ids, parts(question))
    ticked = frozenset(answer.ids)
    judged = tuple(
        PartMark(
            choice.id,
            Fraction((choice.id in ticked) == choice.correct),
            choice.feedback,
            choice.misconception if choice.id in ticked else None,
        )
        for choice in question.choices
    )
    if question.scoring == "partial_no_penalty":
        return of_parts(judged)
    keys = [choice.id for choice in question.choices if choice.correct]
    others = len(question.choices) - len(keys)
    fraction = Fraction(len(ticked.intersection(keys)), len(keys)) if keys else Fraction(0)
    if others:
        fraction -= Fraction(len(ticked.difference(keys)), others)
    return of_parts(judged, max(Fraction(0), fraction))


def right(question: Multiple) -> Picked:
    """All right choices."""
    return Picked(tuple(choice.id for choice in question.choices if choice.correct))


def meaning(question: Multiple) -> Any:
    """Choice ids and which of them are right."""
    return sorted([choice.id, choice.correct] for choice in question.choices)


def parts(question: Multiple) -> tuple[str, ...]:
    """The choice ids."""
    return tuple(choice.id for choice in question.choices)


def keys(question: Multiple) -> tuple[str, ...]:
    """The texts of the right choices."""
    return tuple(choice.text for choice in question.choices if choice.correct)


def choices(question: Multiple) -> ChoiceLists:
    """Its one list."""
    return ((("choices",), question.choices),)


KIND = Kind(Multiple, Picked, mark, right, meaning, parts, keys, choices)
