"""A timeline as it is shown: rows with signs of certainty, sentences for what is hidden or new, one event in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from civics_tui.model import dates, timeline
from civics_tui.model.dates import Date, Point
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import claims_of
from civics_tui.model.text import one_line
from civics_tui.model.timeline import Event, Timeline
from civics_tui.views import attribution, known_by, times
from civics_tui.views.known_by import Look
from civics_tui.views.ledger_list import source_title
from civics_tui.views.pieces import Line, Row, inline, plain, said
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Library

Questions = Mapping[str, tuple[str, ...]]
"""Ids of the questions on an event, by the id of the event."""

NEW = "+"
"""The sign of an event that is new since the look was turned forward."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in the list."""

    id: str
    sign: str
    """`~` about, `?` inferred, both, or nothing."""
    when: str
    """`2016-11-08`, `2017-03`, `2017-05-22/23`."""
    lane: str
    """Name of its lane."""
    title: str
    known: str
    """`known 2010-02`, where it became public later than it happened; else empty."""
    late: bool
    """Is that a later year, so that it is always told?"""
    new: bool
    """Is it new since the look was turned forward?"""

    def line(self) -> str:
        """The row as one text without its number."""
        parts = (f"{self.sign} {self.when}".strip(), self.lane, self.title, self.known)
        return "   ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All that is shown beside the detail of one event."""

    title: str
    text: Line
    rows: tuple[EventRow, ...]
    known: str
    """`known by 31 May 2017`."""
    lanes: str
    """`lanes all`, `lanes 2 of 5`."""
    sources: str
    hidden: str
    """`5 later events are hidden. ...`, or nothing."""
    hidden_short: str
    """Its first words, for a narrow screen: `5 later events are hidden.`"""
    new: str
    """`new since 31 May 2017: 5`, or nothing."""
    empty: str
    """What to say where no event is shown; else empty."""

    @property
    def states(self) -> tuple[str, str, str]:
        """What the top line says of the look, the most needed first."""
        return self.known, self.lanes, self.sources


@dataclass(frozen=True, slots=True)
class Detail:
    """One event in full."""

    id: str
    heading: Line
    """`17 Apr 2017: The first measure is withdrawn`."""
    text: Line
    rows: tuple[Row, ...]
    """Its lane, when it was known, who dates it, care, who is in it, what it rests on."""
    claims: tuple[str, ...]
    """Ids of the claims behind it that the ledger has."""

    def lines(self) -> tuple[str, ...]:
        """The event as sentences for line mode, unwrapped."""
        rows = (f"{row.label.capitalize()}: {plain(row.text)}" for row in self.rows)
        return tuple(text for text in (plain(self.heading), plain(self.text), *rows) if text)


@dataclass(frozen=True, slots=True)
class Choice:
    """A lane or a source that can be ticked."""

    lane: str
    """Id of the lane; empty for a source."""
    source: str
    name: str
    count: str
    """How many events it has."""
    ticked: bool


def timeline_view(told: Timeline, look: Look, ledger: Ledger) -> TimelineView:
    """What is shown of a timeline under a look."""
    seen, news = known_by.seen(told, look), {one.id for one in known_by.new(told, look)}
    all_sources = sources_of(told, ledger)
    return TimelineView(
        title=one_line(told.title),
        text=inline(told.text or ""),
        rows=tuple(_row(told, event, event.id in news) for event in seen.shown),
        known=_("known by {day}").format(day=look.day_words),
        lanes=_("lanes {which}").format(which=_which(len(look.lanes), len(told.lanes))),
        sources=_("sources {which}").format(which=_which(len(look.sources), len(all_sources))),
        hidden=_hidden(told, look, seen.hidden),
        hidden_short=ngettext("{n} later event is hidden.", "{n} later events are hidden.", seen.hidden)
        if seen.hidden
        else "",
        new=_new(look, len(news)),
        empty="" if seen.shown else _empty(look),
    )


def _which(ticked: int, count: int) -> str:
    return _("{n} of {count}").format(n=ticked, count=count) if ticked else _("all")


def _row(told: Timeline, event: Event, is_new: bool) -> EventRow:
    return EventRow(
        id=event.id,
        sign=sign(event.when),
        when=column(event.when),
        lane=lane_title(told, event),
        title=one_line(event.title),
        known=_("known {date}").format(date=column(dates.parse(event.known or ""))) if known_later(event) else "",
        late=event.public.year > event.when.last.year,
        new=is_new,
    )


def lane_title(told: Timeline, event: Event) -> str:
    """The name of the lane of an event; an unknown id stands for itself."""
    lane = told.lane(event.lane)
    return one_line(lane.title) if lane else event.lane


def sign(date: Date) -> str:
    """`~` about, `?` inferred, `~?` both, nothing for an exact date."""
    qualifiers = "".join(point.qualifier for point in (date.start, date.end) if point).replace("%", "~?")
    return "".join(one for one in "~?" if one in qualifiers)


def column(date: Date) -> str:
    """A date for a column, its signs left out: `2016-11`, `2017-05-22/23`, `from 2016`."""
    start, end = _iso(date.start), _iso(date.end)
    if start and end and start != end:
        for depth in (8, 5):
            if len(start) == len(end) and start[:depth] == end[:depth] and len(start) > depth:
                return f"{start}/{end[depth:]}"
        return f"{start}/{end}"
    if start:
        return start if end else _("from {date}").format(date=start)
    return _("until {date}").format(date=end)


def _iso(point: Point | None) -> str:
    if point is None:
        return ""
    return "-".join([f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part)])


def known_later(event: Event) -> str:
    """When an event became public, where that is later than it happened; else nothing."""
    if event.known is None or event.public <= event.when.last:
        return ""
    return times.date_words(event.known)


def part_words() -> dict[str, str]:
    """The parts of a date that a source can give."""
    return {"year": _("year"), "month": _("month"), "day": _("day")}


def _hidden(told: Timeline, look: Look, count: int) -> str:
    if not count or look.day is None:
        return ""
    day = look.day
    sentence = ngettext(
        "{n} later event is hidden. On {day} nobody could know it.",
        "{n} later events are hidden. On {day} nobody could know them.",
        count,
    ).format(day=look.day_words)
    happened = sum(1 for one in known_by.asked(told, look) if one.public > day and one.when.last <= day)
    if happened:
        sentence += " " + ngettext(
            "{n} had happened by then and was not public.", "{n} had happened by then and were not public.", happened
        )
    return sentence


def _new(look: Look, count: int) -> str:
    if look.since is None:
        return ""
    return _("new since {day}: {n}").format(day=times.day(look.since), n=count)


def marked_new(view: TimelineView) -> str:
    """What is new, with its sign where there is something to be marked."""
    return _("{new}, marked {sign}").format(new=view.new, sign=NEW) if any(one.new for one in view.rows) else view.new


def _empty(look: Look) -> str:
    if look.lanes or look.sources:
        return _("No event of these lanes and sources was known by {day}.").format(day=look.day_words)
    return _("Nothing in this timeline was known by {day}.").format(day=look.day_words)


def end_of_stops(*, forward: bool) -> str:
    """What is said where the date can be moved no further."""
    return _("All that is known now is shown.") if forward else _("Nothing in this timeline was known any earlier.")


def detail(told: Timeline, event: Event, ledger: Ledger) -> Detail:
    """One event in full."""
    parts = part_words()
    rows = [Row(_("lane"), said(lane_title(told, event)))]
    if known := known_later(event):
        rows.append(Row(_("public"), said(_("known {date}; before that it was not public").format(date=known))))
    rows += [Row(parts[one.part], said(one_line(one.says)), "source") for one in event.dated]
    if event.care:
        rows.append(Row(_("care"), inline(event.care)))
    if event.actors:
        rows.append(Row(_("who"), said(one_line(", ".join(ledger.name(actor) for actor in event.actors)))))
    claims = tuple(one for one in event.cited() if one in ledger.claims)
    if told_by := dict.fromkeys(attribution.who(ledger.claims[one], ledger) for one in claims):
        rows.append(Row(_("from"), said(one_line("; ".join(told_by))), "source"))
    heading = f"{event.when.words()}: {one_line(event.title)}"
    return Detail(event.id, said(heading), inline(event.text or ""), tuple(rows), claims)


def sources_of(told: Timeline, ledger: Ledger) -> tuple[str, ...]:
    """Ids of the sources behind the events, by their names."""
    found = {claim.partition(".")[0] for claim in told.cited()}
    return tuple(sorted(found, key=lambda one: (source_title(ledger, one).casefold(), one)))


def choices(told: Timeline, look: Look, ledger: Ledger) -> tuple[Choice, ...]:
    """The lanes, then the sources, that can be ticked; the count is of what was known on the day of the look."""
    shown = timeline.known_by(told, look.day).shown
    in_lane = Counter(one.lane for one in shown)
    of_source = Counter(source for one in shown for source in {claim.partition(".")[0] for claim in one.cited()})
    return (
        *(
            Choice(lane.id, "", one_line(lane.title), _events(in_lane[lane.id]), lane.id in look.lanes)
            for lane in told.lanes
        ),
        *(
            Choice("", one, one_line(source_title(ledger, one)), _events(of_source[one]), one in look.sources)
            for one in sources_of(told, ledger)
        ),
    )


def _events(count: int) -> str:
    return ngettext("{n} event", "{n} events", count)


def questions_on(event: Event, questions: Iterable[Question]) -> tuple[str, ...]:
    """Ids of the questions that rest on a claim of an event, in the order given."""
    claims = set(event.cited())
    return tuple(one.id for one in questions if one.retired is None and claims & set(claims_of(one)))


def questions_by_event(told: Timeline, library: Library, pack: str) -> Questions:
    """The questions of a pack on each event; this reads all of them."""
    entry = library.find(pack)
    questions = library.questions(entry, library.ids(entry)).values()
    return {event.id: questions_on(event, questions) for event in told.events}
