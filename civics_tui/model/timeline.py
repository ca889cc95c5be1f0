"""A timeline: events in lanes, each with the date on which it became known. What is not known yet is counted, not told.

Dates are EDTF texts (`model.dates`), held against each other by the last day that they can mean.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from civics_tui.model import dates
from civics_tui.model.declaration import CONFIG


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of a timeline for events of one sort."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the timeline."""
    title: str
    """The name to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """How a part of a date is known."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    part: Literal["year", "month", "day"]
    """The part of the date."""
    says: str
    """Who gives it, and how, in a few words."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the timeline."""
    date: str
    """EDTF date on which it happened."""
    known: str | None = None
    """EDTF date on which it became public; the end of `date` where left out."""
    lane: str
    """Id of its lane."""
    title: str
    """What happened, in one line."""
    text: str | None = None
    """More about it; inline Markdown. It tells nothing later than `known`."""
    care: str | None = None
    """What must not be read into it; inline Markdown."""
    dated: tuple[Dating, ...] = ()
    """How the parts of its date are known."""
    plans: tuple[str, ...] = ()
    """Later EDTF dates that its texts may name, because they were planned then."""
    actors: tuple[str, ...] = ()
    """Ids of the actors in it."""
    claims: tuple[str, ...] = ()
    """Ids of the claims behind it."""

    @property
    def when(self) -> dates.Date:
        """The date on which it happened."""
        return dates.parse(self.date)

    @property
    def public(self) -> datetime.date:
        """The day on which it was known at the latest."""
        return dates.parse(self.known or self.date).last

    def cited(self) -> tuple[str, ...]:
        """Ids of all claims behind it, each once."""
        return tuple(dict.fromkeys([*self.claims, *(claim for one in self.dated for claim in one.claims)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Events in lanes."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique among the timelines of the pack."""
    title: str
    """The name to show."""
    text: str | None = None
    """What the reader should know first; inline Markdown."""
    minutes: int | None = None
    """Time to read it, in minutes."""
    objective: str | None = None
    """Id of the objective that it teaches."""
    lanes: tuple[Lane, ...]
    """Its lanes, in the order in which they are shown."""
    events: tuple[Event, ...]
    """Its events, in any order."""
    questions: tuple[str, ...] = ()
    """Ids of the questions asked at the end."""

    def lane(self, id_: str) -> Lane | None:
        """The lane of that id."""
        return next((one for one in self.lanes if one.id == id_), None)

    def event(self, id_: str) -> Event | None:
        """The event of that id."""
        return next((one for one in self.events if one.id == id_), None)

    def cited(self) -> tuple[str, ...]:
        """Ids of all claims behind it, each once."""
        return tuple(dict.fromkeys(claim for event in self.events for claim in event.cited()))


@dataclass(frozen=True, slots=True)
class Seen:
    """A timeline as it could be told on some day."""

    shown: tuple[Event, ...]
    """The events that were known, in order."""
    hidden: int
    """How many were not known yet, among those that were asked for."""


def ordered(timeline: Timeline) -> tuple[Event, ...]:
    """The events by the first and last day of their dates; those of one date in the author's order."""
    return tuple(sorted(timeline.events, key=lambda one: (one.when.first, one.when.last)))


def known_by(
    timeline: Timeline,
    day: datetime.date | None = None,
    *,
    lanes: Collection[str] | None = None,
    sources: Collection[str] | None = None,
) -> Seen:
    """What was known at the end of a day.

    Args:
        timeline: the timeline.
        day: the day; all that is known now where left out.
        lanes: ids of the lanes that are shown; all where left out.
        sources: ids of the sources that are shown; an event is shown where one of its claims is of them.
    """
    asked = [
        one
        for one in ordered(timeline)
        if (lanes is None or one.lane in lanes)
        and (sources is None or any(claim.partition(".")[0] in sources for claim in one.cited()))
    ]
    shown = tuple(one for one in asked if day is None or one.public <= day)
    return Seen(shown, len(asked) - len(shown))


def days(timeline: Timeline) -> tuple[datetime.date, ...]:
    """The days on which something became known, in order: the stops of `known by`."""
    return tuple(sorted({one.public for one in timeline.events}))


def news(timeline: Timeline, since: datetime.date, until: datetime.date | None = None) -> tuple[Event, ...]:
    """The events that became known after the day `since` and not after `until`, in order."""
    return tuple(one for one in ordered(timeline) if since < one.public and (until is None or one.public <= until))
