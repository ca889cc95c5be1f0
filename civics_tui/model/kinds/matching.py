"""matching: every item on the left has one partner on the right. Right pairs / all pairs, no penalty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from typing import Any, ClassVar, Literal

from civics_tui.model.answer import Assigned
from civics_tui.model.declaration import CONFIG
from civics_tui.model.kinds.base import Kind, known
from civics_tui.model.marking import Mark, PartMark, of_parts
from civics_tui.model.question import Item, QuestionBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An item and its partner."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    left: Item
    """The item that is asked about."""
    right: Item
    """Its partner; equal texts are one partner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(QuestionBase):
    """Items to be matched with partners."""

    kind: Literal["matching"] = "matching"
    """Its kind."""
    pairs: tuple[Pair, ...]
    """Two to ten pairs."""
    distractors: tuple[Item, ...] = ()
    """Partners that belong to nobody."""

    def __post_init__(self) -> None:
        """Give lefts the ids 1, 2, ... and partners r1, r2, ..., the same id to equal texts."""
        given = {item.id for item in (*(pair.right for pair in self.pairs), *self.distractors)}
        free = (name for number in count(1) if (name := f"r{number}") not in given)
        ids: dict[str, str] = {}

        def partner(item: Item) -> Item:
            if item.text not in ids:
                ids[item.text] = item.id or next(free)
            return replace(item, id=ids[item.text])

        pairs = tuple(
            Pair(left=pair.left if pair.left.id else replace(pair.left, id=str(number)), right=partner(pair.right))
            for number, pair in enumerate(self.pairs, start=1)
        )
        object.__setattr__(self, "pairs", pairs)
        object.__setattr__(self, "distractors", tuple(partner(item) for item in self.distractors))

    @property
    def lefts(self) -> tuple[Item, ...]:
        """The items that are asked about."""
        return tuple(pair.left for pair in self.pairs)

    @property
    def rights(self) -> tuple[Item, ...]:
        """All partners once, those that belong to nobody last."""
        found: dict[str, Item] = {}
        for item in (*(pair.right for pair in self.pairs), *self.distractors):
            found.setdefault(item.id, item)
        return tuple(found.values())


def mark(question: Matching, answer: Assigned) -> Mark:
    """Count the items that got their own partner."""
    known(answer.places, (item.id for item in question.lefts))
    known(answer.places.values(), (item.id for item in question.rights))
    return of_parts(tuple(_judged(pair, answer.places.get(pair.left.id)) for pair in question.pairs))


def _judged(pair: Pair, place: str | None) -> PartMark:
    return PartMark(pair.left.id, Fraction(place == pair.right.id), pair.left.feedback, pair.left.misconception)


def right(question: Matching) -> Assigned:
    """Every item with its own partner."""
    return Assigned({pair.left.id: pair.right.id for pair in question.pairs})


def meaning(question: Matching) -> Any:
    """Which id belongs to which, and the ids that belong to nobody."""
    return [[[pair.left.id, pair.right.id] for pair in question.pairs], [item.id for item in question.distractors]]


def parts(question: Matching) -> tuple[str, ...]:
    """The ids of the partners: their order is drawn, that of the items stays."""
    return tuple(item.id for item in question.rights)


def keys(question: Matching) -> tuple[str, ...]:
    """None: all its texts are shown, and only what belongs where is hidden."""
    return ()


KIND = Kind(Matching, Assigned, mark, right, meaning, parts, keys, order_tells=True)
