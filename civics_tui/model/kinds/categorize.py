"""categorize: items to be sorted into named groups. Right placements / all, no penalty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from civics_tui.model.answer import Assigned
from civics_tui.model.kinds.base import Kind, known
from civics_tui.model.marking import Mark, PartMark, of_parts
from civics_tui.model.question import Item, QuestionBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Categorize(QuestionBase):
    """Items to be sorted into groups."""

    kind: Literal["categorize"] = "categorize"
    """Its kind."""
    categories: Mapping[str, tuple[Item, ...]]
    """Name of the group to the items that belong there; two to six groups."""

    def __post_init__(self) -> None:
        """Number the items through all groups."""
        number = 0
        numbered: dict[str, tuple[Item, ...]] = {}
        for name, items in self.categories.items():
            given = []
            for item in items:
                number += 1
                given.append(item if item.id else replace(item, id=str(number)))
            numbered[name] = tuple(given)
        object.__setattr__(self, "categories", numbered)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, group by group."""
        return tuple(item for items in self.categories.values() for item in items)


def mark(question: Categorize, answer: Assigned) -> Mark:
    """Count the items that lie in their group; the id of a group is its name."""
    known(answer.places, (item.id for item in question.items))
    known(answer.places.values(), question.categories)
    return of_parts(
        tuple(
            PartMark(item.id, Fraction(answer.places.get(item.id) == name), item.feedback, item.misconception)
            for name, items in question.categories.items()
            for item in items
        )
    )


def right(question: Categorize) -> Assigned:
    """Every item in its group."""
    return Assigned({item.id: name for name, items in question.categories.items() for item in items})


def meaning(question: Categorize) -> Any:
    """How many groups there are, and which item belongs to which."""
    return [[item.id for item in items] for items in question.categories.values()]


def parts(question: Categorize) -> tuple[str, ...]:
    """The item ids: their order is drawn, that of the groups stays."""
    return tuple(item.id for item in question.items)


def keys(question: Categorize) -> tuple[str, ...]:
    """None: all its texts are shown, and only what belongs where is hidden."""
    return ()


KIND = Kind(Categorize, Assigned, mark, right, meaning, parts, keys, order_tells=True)
