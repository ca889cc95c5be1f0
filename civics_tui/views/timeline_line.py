"""A timeline drawn as a line: a row for each lane, years above, `//` where years are skipped. Pure, in terminal cells.

Each date has its own place, in order and as far as there is room; the room between two says nothing about time.
Years that find no room beside each other become one period. Several events of a lane on one cell are a figure.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from civics_tui.model.text import one_line
from civics_tui.model.timeline import Event, Lane, Timeline
from civics_tui.views import known_by, times
from civics_tui.views.known_by import Look
from civics_tui.views.pieces import Line, Role, Span
from civics_tui.views.wrap import cells, cut
from civics_tui.words import _

LEAST = 60
"""Columns below which nothing is drawn."""
LANE = 14
"""Columns of a lane's name at most."""
LABEL = 30
"""Columns of the text beside an event at most."""
SHORTEST = 12
"""Columns below which a text that is cut says nothing."""
MARK, MARKED = "o", "O"
"""An event, and the one that is marked in the list."""
BREAK = "//"


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign on the line, with what stands beside it."""

    events: tuple[str, ...]
    """Ids of the events that it stands for, in order."""
    row: int
    """Line of the drawing, counted from 0."""
    start: int
    """First cell."""
    text: str
    """The sign and its label."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines, and where events stand in them."""

    lines: tuple[Line, ...]
    """The years, a line for each lane, the known-by date."""
    marks: tuple[Mark, ...]

    def at(self, row: int, cell: int) -> str | None:
        """Id of the first event at a cell."""
        return next(
            (one.events[0] for one in self.marks if one.row == row and one.start <= cell < one.start + cells(one.text)),
            None,
        )


@dataclass(frozen=True, slots=True)
class _Period:
    """Years that stand together, with the first days of the events in them."""

    first: int
    last: int
    days: tuple[datetime.date, ...]

    @property
    def label(self) -> str:
        return f"{self.first:04}" if self.first == self.last else f"{self.first:04}-{self.last:04}"

    def with_next(self, other: _Period) -> _Period:
        return _Period(self.first, other.last, self.days + other.days)


def drawing(told: Timeline, look: Look, width: int, *, marked: str = "") -> Drawing:
    """The line of a timeline under a look, in `width` cells; `marked` is the id of the marked event."""
    return draw(
        known_by.asked(told, look),
        [lane for lane in told.lanes if not look.lanes or lane.id in look.lanes],
        width,
        shown={one.id for one in known_by.seen(told, look).shown},
        marked=marked,
        day=look.day,
    )


def draw(
    events: Sequence[Event],
    lanes: Sequence[Lane],
    width: int,
    *,
    shown: Collection[str],
    marked: str = "",
    day: datetime.date | None = None,
) -> Drawing:
    """Draw events in their lanes.

    Args:
        events: all that have a place on the line, known or not, in the order of their dates.
        lanes: the lanes; each has its row. An event of another lane is left out.
        width: cells; no line takes more. Less than `LEAST` gives no line at all.
        shown: ids of the events that are told; the others keep their place and leave it empty.
        marked: id of the event that is marked.
        day: the known-by date; without one its row stays empty.
    """
    if width < LEAST:
        return Drawing((), ())
    left = max((min(LANE, cells(one_line(lane.title))) for lane in lanes), default=0) + 3
    periods = _periods(events, width - left)
    places = _places(periods, left, width)
    rows = [_years(periods, places)]
    marks: list[Mark] = []
    for number, lane in enumerate(lanes, start=1):
        name = cut(one_line(lane.title), LANE)
        made = _marks([one for one in events if one.lane == lane.id], places, number, width, shown, marked)
        marks += made
        rows.append(_joined([(1, name, "quiet"), *_parts(made, marked)]))
    hides = len(shown) < len(events)
    rows.append(_known_by(places, day, width, hides=hides))
    return Drawing(tuple(rows), tuple(marks))


def _first(event: Event) -> datetime.date:
    """The day whose place an event has: its first; its last where its date has no beginning."""
    return event.when.first if event.when.start else event.when.last


def _periods(events: Sequence[Event], room: int) -> list[_Period]:
    """The years with events; neighbours become one period until all have room for their names."""
    days: dict[int, set[datetime.date]] = {}
    for one in events:
        days.setdefault(_first(one).year, set()).add(_first(one))
    periods = [_Period(year, year, tuple(sorted(days[year]))) for year in sorted(days)]
    while len(periods) > 1 and _needed(periods) > room:
        gaps = [later.first - one.last for one, later in pairwise(periods)]
        place = gaps.index(min(gaps))
        periods[place : place + 2] = [periods[place].with_next(periods[place + 1])]
    return periods


def _gap(one: _Period, later: _Period) -> int:
    """Cells between two periods: a space, or the break with one at each side."""
    return 1 if later.first - one.last <= 1 else len(BREAK) + 2


def _needed(periods: Sequence[_Period]) -> int:
    return sum(len(one.label) for one in periods) + sum(_gap(one, later) for one, later in pairwise(periods))


def _places(periods: Sequence[_Period], left: int, width: int) -> dict[datetime.date, int]:
    """The cell of each first day; within a period they are spread evenly, and share cells where there are too few."""
    spare = width - left - _needed(periods)
    count = sum(len(one.days) for one in periods)
    places: dict[datetime.date, int] = {}
    start, passed = left, 0
    for number, one in enumerate(periods):
        room = len(one.label) + spare * (passed + len(one.days)) // count - spare * passed // count
        for index, day in enumerate(one.days):
            places[day] = start + index * room // len(one.days)
        passed += len(one.days)
        start += room + (_gap(one, periods[number + 1]) if number + 1 < len(periods) else 0)
    return places


def _years(periods: Sequence[_Period], places: dict[datetime.date, int]) -> Line:
    parts: list[tuple[int, str, Role]] = []
    for number, one in enumerate(periods):
        start = places[one.days[0]]
        if number and _gap(periods[number - 1], one) > 1:
            parts.append((start - len(BREAK) - 1, BREAK, "quiet"))
        parts.append((start, one.label, "strong"))
    return _joined(parts)


def _marks(
    events: Sequence[Event],
    places: dict[datetime.date, int],
    row: int,
    width: int,
    shown: Collection[str],
    marked: str,
) -> list[Mark]:
    """The marks of a lane, each with as much of its title as there is room for before the next place of the lane."""
    at: dict[int, list[Event]] = {}
    for one in events:
        at.setdefault(places[_first(one)], []).append(one)
    stops = [*sorted(at), width + 1]
    made = []
    for start, stop in pairwise(stops):
        told = [one for one in at[start] if one.id in shown]
        if not told:
            continue
        sign = MARKED if any(one.id == marked for one in told) else MARK
        if len(told) > 1:
            sign = str(len(told)) if len(told) < 10 else "+"
        made.append(Mark(tuple(one.id for one in told), row, start, sign + _label(told[0], stop - start - 3)))
    return made


def _label(event: Event, room: int) -> str:
    text = one_line(event.title)
    room = min(room, LABEL)
    return f" {cut(text, room)}" if room >= min(SHORTEST, cells(text)) and text else ""


def _parts(marks: Sequence[Mark], marked: str) -> list[tuple[int, str, Role]]:
    return [(one.start, one.text, "strong" if marked in one.events else "") for one in marks]


def _known_by(places: dict[datetime.date, int], day: datetime.date | None, width: int, *, hides: bool) -> Line:
    """The date below the last place that is not after it; what stands beside it goes where there is room."""
    if day is None:
        return ()
    cell = max((place for first, place in places.items() if first <= day), default=min(places.values(), default=0))
    name = _("known by {day}").format(day=times.day(day))
    rest = _("the rest stays hidden") if hides else ""
    parts: list[tuple[int, str, Role]] = [(cell, "^", "strong")]
    if cell >= cells(name) + 2:
        parts.insert(0, (cell - cells(name) - 1, name, "strong"))
    elif cell + 2 + cells(name) <= width:
        parts.append((cell + 2, name, "strong"))
    end = parts[-1][0] + cells(parts[-1][1])
    if rest and end + 3 + cells(rest) <= width:
        parts.append((end + 3, rest, "quiet"))
    return _joined(parts)


def _joined(parts: Sequence[tuple[int, str, Role]]) -> Line:
    """A line of texts that start at given cells, in order, with spaces between them."""
    line: list[Span] = []
    end = 0
    for start, text, role in parts:
        line += [Span(" " * (start - end)), Span(text, role)]
        end = start + cells(text)
    return tuple(one for one in line if one.text)
