"""The five forms of input, and what making one of a question needs.

A form holds what is to be shown and the ids that an answer names, in the order in which an attempt shows them. It
holds no key: a face that has only the form cannot leak one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from civics_tui.views.pieces import Line, inline


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, order or assign."""

    id: str
    """What an answer names."""
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class PickForm:
    """Choose one (`many` false) or any number of options."""

    stem: Line
    options: tuple[Option, ...]
    many: bool = False
    scored: bool = True
    """A view question is not scored, and says so."""
    settled: Line = ()
    """What is not in question, above the stem of a view question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextForm:
    """Type a text or a number."""

    stem: Line
    numeric: bool = False
    unit: str = ""
    """Shown behind the field; empty where it must be typed or there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderForm:
    """Put the options in order."""

    stem: Line
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignForm:
    """Give every item one of the places; a place may take any number of items."""

    stem: Line
    items: tuple[Option, ...]
    places: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class GapField:
    """A gap to be typed, or chosen from options."""

    id: str
    options: tuple[Option, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsForm:
    """Fill the gaps of a text."""

    stem: Line
    """The text; a span with role `gap` stands where a gap is, its target is the gap's id."""
    gaps: tuple[GapField, ...] = field(default=())


Form = PickForm | TextForm | OrderForm | AssignForm | GapsForm


class Shown(Protocol):
    """A part of a question with what is shown of it."""

    @property
    def id(self) -> str:
        """What an answer names."""

    @property
    def text(self) -> str:
        """Inline Markdown."""


S = TypeVar("S", bound=Shown)


def in_order(parts: Iterable[S], order: Sequence[str]) -> list[S]:
    """Parts in the order of their ids in `order`; what `order` does not name comes last, as it stood."""
    place = {one: number for number, one in enumerate(order)}
    return sorted(parts, key=lambda part: place.get(part.id, len(place)))


def options(parts: Iterable[Shown], order: Sequence[str]) -> tuple[Option, ...]:
    """Parts as options, in the order of an attempt."""
    return tuple(Option(part.id, inline(part.text)) for part in in_order(parts, order))
