"""ordering: items to be put in order. max(0, 1 - 2 x inversions / pairs), Kendall's tau: chance is worth 0."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, Literal

from civics_tui.errors import AnswerError
from civics_tui.model.answer import Ordered
from civics_tui.model.kinds.base import Kind, known
from civics_tui.model.marking import Mark, PartMark, of_parts
from civics_tui.model.question import Item, QuestionBase, with_ids
from civics_tui.model.text import one_line
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(QuestionBase):
    """Items to be put in order."""

    kind: Literal["ordering"] = "ordering"
    """Its kind."""
    items: tuple[Item, ...]
    """Three to ten items, in the right order."""

    def __post_init__(self) -> None:
        """Give every item its id."""
        object.__setattr__(self, "items", with_ids(self.items))


def mark(question: Ordering, answer: Ordered) -> Mark:
    """Count the pairs that stand the wrong way round; a part is right where the item is in its place."""
    ids = parts(question)
    known(answer.ids, ids)
    if len(answer.ids) != len(ids) or len(set(answer.ids)) != len(ids):
        raise AnswerError(_("Name every item once."))
    place = {one: number for number, one in enumerate(answer.ids)}
    inversions = sum(place[first] > place[second] for first, second in combinations(ids, 2))
    pairs = len(ids) * (len(ids) - 1) // 2
    fraction = max(Fraction(0), 1 - Fraction(2 * inversions, pairs)) if pairs else Fraction(1)
    judged = tuple(
        PartMark(item.id, Fraction(place[item.id] == number), item.feedback, item.misconception)
        for number, item in enumerate(question.items)
    )
    return of_parts(judged, fraction)


def right(question: Ordering) -> Ordered:
    """The author's order."""
    return Ordered(parts(question))


def meaning(question: Ordering) -> Any:
    """Item ids in the right order.

    An id made of the place would stay where it is when texts are swapped. Such an item is known by the rank of its text
    in the alphabet, which outlives most other words and no other order.
    """
    ranks = {text: rank for rank, text in enumerate(sorted(one_line(item.text) for item in question.items))}
    return [
        item.id if item.id != str(number) else ranks[one_line(item.text)]
        for number, item in enumerate(question.items, start=1)
    ]


def parts(question: Ordering) -> tuple[str, ...]:
    """The item ids, in the right order."""
    return tuple(item.id for item in question.items)


def keys(question: Ordering) -> tuple[str, ...]:
    """None: all its texts are shown, and only what belongs where is hidden."""
    return ()


KIND = Kind(Ordering, Ordered, mark, right, meaning, parts, keys, order_tells=True)
