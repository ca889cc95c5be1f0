"""What all kinds of question share: stem, points, hints, feedback, sources, and the parts that kinds are built of.

The kinds themselves are in `model.kinds`, one module each.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from civics_tui.model.declaration import CONFIG

Scoring = Literal["partial", "all_or_nothing", "partial_no_penalty"]
Normalization = Literal["case", "space", "punctuation", "articles", "diacritics", "numbers", "typo"]
NORMALIZE: tuple[Normalization, ...] = ("case", "space", "punctuation", "articles", "diacritics", "numbers")
"""What is ignored in a typed answer unless the author says otherwise; `typo` allows one edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One step of the ladder of hints."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    text: str
    """What it says; it never holds the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source in one line, for packs without a ledger."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    text: str
    """Where one can check this."""
    link: str | None = None
    """An https address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What is said to every right or wrong answer, beside the feedback of its parts."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    right: str | None = None
    """Said to a right answer."""
    wrong: str | None = None
    """Said to a wrong answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the texts to choose from."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str = ""
    """Unique in the question; made from the position where it is left out."""
    text: str
    """What is shown."""
    correct: bool = False
    """Is it right to choose it?"""
    feedback: str | None = None
    """Why it is right or wrong."""
    misconception: str | None = None
    """Id of the misconception that makes people choose it."""
    pin: Literal["first", "last"] | None = None
    """Its place, where choices are shuffled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to be put in order, matched or sorted."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str = ""
    """Unique among its fellows; made from the position where it is left out."""
    text: str
    """What is shown."""
    feedback: str | None = None
    """Said where it was put wrong."""
    misconception: str | None = None
    """Id of the misconception behind putting it wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A typed answer that counts."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    text: str
    """The answer, before normalization."""
    points: Decimal = Decimal(1)
    """Fraction of the points that it earns, over 0 and up to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A typed answer that is known to be wrong, with what to say to it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    text: str | None = None
    """The answer, for short answers and gaps."""
    value: str | None = None
    """The number, for numeric answers."""
    feedback: str | None = None
    """Why it is wrong."""
    misconception: str | None = None
    """Id of the misconception behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """What a `{name}` may be; exactly one of `int`, `dec` and `choice` is given."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    int_: tuple[int, ...] = ()
    """Least and greatest whole number."""
    dec: tuple[Decimal, ...] = ()
    """Least and greatest decimal number."""
    choice: tuple[str, ...] = ()
    """The texts or numbers to draw from."""
    step: int = 1
    """Distance between two whole numbers."""
    places: int = 2
    """Digits behind the decimal point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LintAllowed:
    """Lint rules that are put aside for one question or pack, with the reason."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    allow: tuple[str, ...]
    """Ids of the rules."""
    why: str
    """The author's reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """Since when and why a question is no longer asked; its history stays."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    since: str
    """EDTF date."""
    why: str
    """The reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBase:
    """What every question has."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str = ""
    """Unique in the pack; the learner's history hangs on it."""
    stem: str
    """What is asked; inline Markdown."""
    points: Decimal = Decimal(1)
    """What a full mark is worth."""
    scoring: Scoring = "partial"
    """How parts of an answer count."""
    shuffle: bool = True
    """Are choices shown in another order in each attempt?"""
    hints: tuple[Hint, ...] = ()
    """One to three steps towards the answer."""
    feedback: Feedback | None = None
    """Said to every right or wrong answer."""
    explanation: str | None = None
    """Why the key is right; inline Markdown, or paragraphs."""
    objective: str | None = None
    """Id of the objective it tests."""
    difficulty: int | None = None
    """1 (easy) to 5."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that make the key true."""
    source: tuple[SourceLine, ...] = ()
    """Sources in one line each, beside or instead of claims."""
    as_of: str | None = None
    """EDTF date at which the content holds."""
    review_by: str | None = None
    """EDTF date after which it is stale."""
    tags: tuple[str, ...] = ()
    """Free words to find it by."""
    say: str | None = None
    """The teacher's note, shown to a host after the reveal."""
    vars: Mapping[str, Variable] = field(default_factory=dict)
    """Variables by name."""
    derive: Mapping[str, str] = field(default_factory=dict)
    """Values computed from the variables, by name."""
    where: tuple[str, ...] = ()
    """Conditions that every drawn variant meets."""
    lint: LintAllowed | None = None
    """Lint rules put aside."""
    was: tuple[str, ...] = ()
    """Former ids."""
    revision: int = 1
    """Raised by the author to reopen the cards of this question."""
    retired: Retired | None = None
    """Set when the question is no longer asked."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def with_ids(parts: tuple[T, ...], prefix: str = "") -> tuple[T, ...]:
    """Give every part without an id the number of its place, counted from 1."""
    if all(part.id for part in parts):
        return parts
    return tuple(
        part if part.id else dataclasses.replace(part, id=f"{prefix}{number}")  # type: ignore[type-var]
        for number, part in enumerate(parts, start=1)
    )
