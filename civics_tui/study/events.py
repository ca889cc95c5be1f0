"""What can happen in an attempt, as plain records. An event is committed before anybody sees its effect."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from civics_tui.errors import AnswerError, Damaged
from civics_tui.model import answer as answers
from civics_tui.model.answer import Answer
from civics_tui.model.marking import Mark, PartMark
from civics_tui.words import _

Mode = Literal["practice", "exam", "missed"]
Confidence = Literal[1, 2, 3]
Ending = Literal["done", "handed_in", "time_up", "stopped"]
Complaint = Literal["wrong", "unclear", "outdated", "unfair"]
"""What a learner can tell the author about a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One question of an attempt, fixed when it starts."""

    pack: str
    """Id of its pack."""
    question: str
    """Its id in that pack."""
    seed: int
    """Seed of its variant and shuffle."""
    order: tuple[str, ...]
    """Ids of its parts in the order in which they are shown."""
    wording: str
    """Hash of what is shown (`model.identity`)."""
    meaning: str
    """Hash of what a card hangs on."""
    snapshot: str
    """Key of the question as shown, in the history's snapshots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """An attempt begins; the first event of each."""

    mode: Mode
    title: str
    """What it is about, to be shown under Continue."""
    seed: str
    """The attempt's own seed, from which all others are made."""
    plan: tuple[Planned, ...]
    origin: str = "self"
    """`self`, `class`, or `page:` and the id of an explainer."""
    limit: int | None = None
    """Seconds on the clock of an exam; none without a clock."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question is on the screen."""

    index: int


@dataclass(frozen=True, slots=True)
class Hinted:
    """One more hint of a question was asked for."""

    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer was given, and marked."""

    index: int
    answer: Answer
    mark: Mark
    seconds: float = 0.0
    """Time that the question was on the screen before the answer."""
    confidence: Confidence | None = None
    """1 guess, 2 fairly, 3 sure; asked before the verdict, or not at all."""


@dataclass(frozen=True, slots=True)
class Overridden:
    """The learner counts a typed answer that was marked wrong as right."""

    index: int


@dataclass(frozen=True, slots=True)
class Reported:
    """The learner tells the author that something is wrong with a question; it changes nothing in the attempt."""

    index: int
    what: Complaint


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag was set or taken away in an exam."""

    index: int
    on: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A question was left without an answer."""

    index: int


@dataclass(frozen=True, slots=True)
class Ticked:
    """The clock of an exam has run on; it runs only while the app does."""

    seconds: float
    """On the clock in all."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The attempt is over; nothing can be added."""

    ending: Ending


Event = Started | Shown | Hinted | Answered | Overridden | Reported | Flagged | Skipped | Ticked | Finished

NAMES: dict[type[Event], str] = {
    Started: "started",
    Shown: "shown",
    Hinted: "hinted",
    Answered: "answered",
    Overridden: "overridden",
    Reported: "reported",
    Flagged: "flagged",
    Skipped: "skipped",
    Ticked: "ticked",
    Finished: "finished",
}


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its place in the log."""

    number: int
    """Counted from 0 within the attempt."""
    at: datetime.datetime
    """When, in UTC."""
    event: Event


def mark_to_data(mark: Mark) -> dict[str, Any]:
    """The stored shape of a mark, whole."""
    return {
        "fraction": str(mark.fraction),
        "scored": mark.scored,
        "note": mark.note,
        "feedback": mark.feedback,
        "misconceptions": list(mark.misconceptions),
        "parts": [[part.id, str(part.fraction), part.feedback, part.misconception] for part in mark.parts],
    }


def mark_from_data(data: Mapping[str, Any]) -> Mark:
    """Read the stored shape of a mark."""
    return Mark(
        fraction=Fraction(data["fraction"]),
        parts=tuple(PartMark(id_, Fraction(share), said, mixed) for id_, share, said, mixed in data["parts"]),
        misconceptions=tuple(data["misconceptions"]),
        feedback=data["feedback"],
        note=data["note"],
        scored=data["scored"],
    )


def to_data(event: Event) -> dict[str, Any]:
    """The stored shape of an event, without its name."""
    match event:
        case Started():
            plan = [{name: getattr(one, name) for name in Planned.__slots__} for one in event.plan]
            return {
                "mode": event.mode,
                "title": event.title,
                "seed": event.seed,
                "plan": [one | {"order": list(one["order"])} for one in plan],
                "origin": event.origin,
                "limit": event.limit,
            }
        case Answered():
            return {
                "index": event.index,
                "answer": answers.to_data(event.answer),
                "mark": mark_to_data(event.mark),
                "seconds": round(event.seconds, 2),
                "confidence": event.confidence,
            }
        case Flagged(index, on):
            return {"index": index, "on": on}
        case Reported(index, what):
            return {"index": index, "what": what}
        case Ticked(seconds):
            return {"seconds": round(seconds, 2)}
        case Finished(ending):
            return {"ending": ending}
        case Shown(index) | Hinted(index) | Overridden(index) | Skipped(index):
            return {"index": index}


_SIMPLE = {NAMES[kind]: kind for kind in (Shown, Hinted, Overridden, Reported, Flagged, Skipped, Ticked, Finished)}


def from_data(name: str, data: Mapping[str, Any]) -> Event:
    """Read the stored shape of an event.

    Raises:
        Damaged: the record is of no known event.
    """
    try:
        _look_at(data)
        if name == "started":
            plan = tuple(Planned(**one | {"order": tuple(one["order"])}) for one in data["plan"])
            return Started(**{**data, "plan": plan})
        if name == "answered":
            return Answered(
                **{**data, "answer": answers.from_data(data["answer"]), "mark": mark_from_data(data["mark"])}
            )
        return _SIMPLE[name](**data)
    except (AnswerError, KeyError, TypeError, ValueError, ZeroDivisionError) as problem:
        raise Damaged(_('The history holds an event "{name}" that cannot be read.').format(name=name)) from problem


_TYPES: dict[str, tuple[type, ...]] = {
    "index": (int,),
    "on": (bool,),
    "seconds": (int, float),
    "ending": (str,),
    "what": (str,),
}


def _look_at(data: Mapping[str, Any]) -> None:
    """Refuse what the state machine would only stumble over later."""
    for key, types in _TYPES.items():
        if key in data and type(data[key]) not in types:
            raise TypeError(key)
