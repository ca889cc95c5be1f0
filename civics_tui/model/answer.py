"""What a learner gives back: one type per form of input, and its stored shape.

Ids in an answer are those of choices, items and gaps, never positions on a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from civics_tui.errors import AnswerError
from civics_tui.model.text import clean_text
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Picked:
    """Chosen ids; for a view question the chosen view, or `unsure`."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """Item ids, first to last."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """Item id to the id of its partner or category; what is missing was left out."""

    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """Gap name to the typed text or the chosen id; what is missing was left empty."""

    texts: Mapping[str, str] = field(default_factory=dict)


Answer = Picked | Typed | Ordered | Assigned | Filled

_NAMES: dict[type[Answer], str] = {
    Picked: "picked",
    Typed: "typed",
    Ordered: "ordered",
    Assigned: "assigned",
    Filled: "filled",
}


def cleaned(answer: Answer) -> Answer:
    """The answer with no character in its typed texts that steers a terminal or cannot be kept."""
    match answer:
        case Typed(text):
            return Typed(clean_text(text))
        case Filled(texts):
            return Filled({name: clean_text(text) for name, text in texts.items()})
    return answer


def to_data(answer: Answer) -> dict[str, Any]:
    """The stored shape of an answer: `{form: value}`."""
    match answer:
        case Picked(value) | Ordered(value):
            stored: Any = list(value)
        case Typed(value):
            stored = value
        case Assigned(value) | Filled(value):
            stored = dict(value)
    return {_NAMES[type(answer)]: stored}


def from_data(data: Mapping[str, Any]) -> Answer:
    """Read the stored shape of an answer.

    Raises:
        AnswerError: the data is of no known form.
    """
    match dict(data):
        case {"picked": [*ids]} if all(isinstance(one, str) for one in ids):
            return Picked(tuple(ids))
        case {"ordered": [*ids]} if all(isinstance(one, str) for one in ids):
            return Ordered(tuple(ids))
        case {"typed": str(text)}:
            return Typed(text)
        case {"assigned": dict(places)}:
            return Assigned({str(key): str(value) for key, value in places.items()})
        case {"filled": dict(texts)}:
            return Filled({str(key): str(value) for key, value in texts.items()})
    raise AnswerError(_("This is no answer: {data}").format(data=data))
