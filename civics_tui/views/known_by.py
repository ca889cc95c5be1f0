"""The look at a timeline: until which day it is told, what is new since the last turn, which lanes and sources show.

A look is moved from stop to stop; the stops are the days on which something became known.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from civics_tui.model import dates, timeline
from civics_tui.model.timeline import Event, Seen, Timeline
from civics_tui.views import times
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How somebody looks at a timeline."""

    day: datetime.date | None = None
    """What was known at the end of this day is told; all that is known now without one."""
    since: datetime.date | None = None
    """The day from which it was turned forward last; what became known after it is new."""
    lanes: frozenset[str] = frozenset()
    """Ids of the lanes that are shown; all where it is empty."""
    sources: frozenset[str] = frozenset()
    """Ids of the sources that are shown; all where it is empty."""

    @property
    def day_words(self) -> str:
        """`31 May 2017`, or `now`."""
        return _("now") if self.day is None else times.day(self.day)

    def ticked(self, lane: str = "", source: str = "") -> Look:
        """The look with a lane and a source taken in, or left out where it was in."""
        return replace(
            self,
            lanes=self.lanes ^ ({lane} if lane else set()),
            sources=self.sources ^ ({source} if source else set()),
        )


def read_day(text: str) -> datetime.date | None:
    """The last day of a date as a person types it; `None` for an empty text, which means all that is known now.

    Raises:
        DateError: the text is no date.
    """
    return dates.parse(text.strip()).last if text.strip() else None


def seen(told: Timeline, look: Look) -> Seen:
    """The events that are shown, and how many are not known yet."""
    return timeline.known_by(told, look.day, lanes=look.lanes or None, sources=look.sources or None)


def asked(told: Timeline, look: Look) -> tuple[Event, ...]:
    """The events of the chosen lanes and sources, known or not."""
    return seen(told, replace(look, day=None)).shown


def new(told: Timeline, look: Look) -> tuple[Event, ...]:
    """The events that became known since the look was turned forward, among those that are shown."""
    if look.since is None:
        return ()
    shown = seen(told, look).shown
    return tuple(one for one in timeline.news(told, look.since, look.day) if one in shown)


def at(look: Look, day: datetime.date | None) -> Look:
    """The look on another day. What is new counts from where it was turned forward; after a turn back nothing is."""
    if day == look.day:
        return look
    was, will = look.day or datetime.date.max, day or datetime.date.max
    since = None if will < was else look.since or look.day
    return replace(look, day=day, since=since)


def _stops(told: Timeline, look: Look) -> list[datetime.date]:
    """The days on which something of the chosen lanes and sources became known, in order."""
    return sorted({one.public for one in asked(told, look)})


def earlier(told: Timeline, look: Look) -> Look:
    """The look at the stop before; the same look where there is none."""
    stops = _stops(told, look)
    place = len(stops) - 1 if look.day is None else bisect_left(stops, look.day)
    return at(look, stops[place - 1]) if place > 0 else look


def later(told: Timeline, look: Look) -> Look:
    """The look at the stop behind; at the last one all that is known now."""
    stops = _stops(told, look)
    place = len(stops) if look.day is None else bisect_right(stops, look.day)
    return at(look, stops[place] if place < len(stops) - 1 else None)


def can_go(told: Timeline, look: Look) -> tuple[bool, bool]:
    """Is there a stop before, and one behind?"""
    return earlier(told, look) != look, later(told, look) != look
