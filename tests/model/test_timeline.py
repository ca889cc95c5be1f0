"""A timeline tells what was known on a day, counts the rest, and loses nothing."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.timeline import Dating, Event, Lane, Timeline, days, known_by, news, ordered

DAYS = st.dates(datetime.date(1850, 1, 1), datetime.date(2030, 12, 31))
DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}~"),
    st.tuples(DAYS, DAYS).map(lambda both: "/".join(map(str, sorted(both)))),
)
EVENTS = st.lists(
    st.builds(
        Event,
        id=st.uuids().map(str),
        date=DATES,
        known=st.none() | DATES,
        lane=st.sampled_from(["law", "people"]),
        title=st.just("Something"),
        claims=st.sampled_from([(), ("gazette.one",), ("paper.two",)]),
    ),
    max_size=12,
)


def timeline(events: list[Event]) -> Timeline:
    lanes = (Lane(id="law", title="Laws"), Lane(id="people", title="People"))
    return Timeline(id="t", title="T", lanes=lanes, events=tuple(events))


@given(EVENTS, DAYS)
def test_what_is_shown_and_what_is_hidden_are_all_that_was_asked_for(events: list[Event], day: datetime.date) -> None:
    line = timeline(events)
    seen = known_by(line, day)
    assert len(seen.shown) + seen.hidden == len(events)
    assert all(one.public <= day for one in seen.shown)
    assert list(seen.shown) == [one for one in ordered(line) if one in seen.shown]
    assert known_by(line).hidden == 0
    in_lane = known_by(line, day, lanes={"law"}, sources={"gazette"})
    assert len(in_lane.shown) + in_lane.hidden == sum(
        one.lane == "law" and one.claims == ("gazette.one",) for one in events
    )


@given(EVENTS, DAYS, DAYS)
def test_a_later_day_only_adds_and_what_it_adds_is_new(
    events: list[Event], one: datetime.date, other: datetime.date
) -> None:
    line, (early, late) = timeline(events), sorted((one, other))
    before, after = known_by(line, early), known_by(line, late)
    assert set(map(id, before.shown)) <= set(map(id, after.shown))
    assert before.hidden >= after.hidden
    assert len(news(line, early, late)) == len(after.shown) - len(before.shown)
    assert len(news(line, early)) == before.hidden


@given(EVENTS)
def test_the_stops_are_the_days_on_which_something_became_known(events: list[Event]) -> None:
    line = timeline(events)
    stops = days(line)
    counts = [len(known_by(line, day).shown) for day in stops]
    assert counts == sorted(set(counts))
    assert (counts[-1] if counts else 0) == len(events)


def test_a_letter_is_known_when_it_came_out_and_stands_where_it_was_written() -> None:
    letter = Event(
        id="letter",
        date="2006-10-31",
        known="2010-02",
        lane="people",
        title="A letter",
        claims=("a.letter",),
        dated=(Dating(part="day", says="the letter", claims=("a.day", "a.letter")),),
    )
    later = Event(id="later", date="2008", lane="law", title="A law")
    line = timeline([later, letter])
    assert [one.id for one in ordered(line)] == ["letter", "later"]
    assert [one.id for one in known_by(line, datetime.date(2010, 2, 27)).shown] == ["later"]
    assert known_by(line, datetime.date(2010, 2, 28)).hidden == 0
    assert later.public == datetime.date(2008, 12, 31)
    assert line.cited() == ("a.letter", "a.day")
    assert line.event("gone") is None
    assert line.lane("law") == line.lanes[0]
