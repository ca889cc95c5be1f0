"""The drawn line: whatever the events and the width, it is never wider, nothing overlaps, and every lane is there."""

from __future__ import annotations

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model import timeline
from civics_tui.model.text import one_line
from civics_tui.model.timeline import Event, Lane
from civics_tui.views.known_by import Look
from civics_tui.views.pieces import plain
from civics_tui.views.timeline_line import LEAST, Drawing, draw, drawing
from civics_tui.views.wrap import cells, cut
from tests.views.timelines import TIMELINE

TITLES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z", "M")), min_size=1, max_size=40)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day.year:04}~"),
    DAYS.map(lambda day: f"{day.year:04}-{day.month:02}?"),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"{day}/.."),
    st.dates(datetime.date(2016, 11, 1), datetime.date(2016, 11, 20)).map(str),
)


@st.composite
def drawn(draw_: st.DrawFn) -> tuple[list[Event], list[Lane], int, set[str], datetime.date | None]:
    """Events in lanes, a width, what is shown, and a day."""
    lanes = [Lane(id=f"l{n}", title=title) for n, title in enumerate(draw_(st.lists(TITLES, min_size=1, max_size=6)))]
    events = [
        Event(id=f"e{n}", date=date, lane=draw_(st.sampled_from(lanes)).id, title=draw_(TITLES))
        for n, date in enumerate(draw_(st.lists(DATES, max_size=30)))
    ]
    shown = {one.id for one in events if draw_(st.booleans())}
    return events, lanes, draw_(st.integers(LEAST, 220)), shown, draw_(st.none() | DAYS)


@given(drawn())
def test_it_is_never_wider_and_every_lane_is_there(
    given_: tuple[list[Event], list[Lane], int, set[str], datetime.date | None],
) -> None:
    events, lanes, width, shown, day = given_
    drawing = draw(events, lanes, width, shown=shown, day=day)
    assert len(drawing.lines) == len(lanes) + 2
    assert max(cells(plain(line)) for line in drawing.lines) <= width
    for lane, line in zip(lanes, drawing.lines[1:], strict=False):
        assert plain(line).startswith(" " + cut(one_line(lane.title), 14))


@given(drawn())
def test_every_shown_event_has_its_one_mark_and_no_two_overlap(
    given_: tuple[list[Event], list[Lane], int, set[str], datetime.date | None],
) -> None:
    events, lanes, width, shown, day = given_
    drawing = draw(events, lanes, width, shown=shown, day=day)
    assert sorted(one for mark in drawing.marks for one in mark.events) == sorted(shown)
    names = max(min(14, cells(lane.title)) for lane in lanes) + 1
    for row in range(1, len(lanes) + 1):
        marks = [mark for mark in drawing.marks if mark.row == row]
        assert all(mark.start > names for mark in marks)
        for one, later in pairwise(marks):
            assert one.start + cells(one.text) <= later.start
        for mark in marks:
            assert from_cell(drawing, row, mark.start).startswith(mark.text)


def from_cell(drawing: Drawing, row: int, start: int) -> str:
    """The text of a line from a cell on."""
    text = plain(drawing.lines[row])
    return next(text[n:] for n in range(len(text) + 1) if cells(text[:n]) == start)


@given(drawn())
def test_marks_of_a_lane_are_in_the_order_of_their_dates(
    given_: tuple[list[Event], list[Lane], int, set[str], datetime.date | None],
) -> None:
    events, lanes, width, shown, day = given_
    drawing = draw(events, lanes, width, shown=shown, day=day)
    days = {one.id: one.when.first if one.when.start else one.when.last for one in events}
    for row in range(1, len(lanes) + 1):
        found = [max(days[one] for one in mark.events) for mark in drawing.marks if mark.row == row]
        assert found == sorted(found)


def shown_by(day: datetime.date | None, width: int = 100) -> list[str]:
    events = timeline.ordered(TIMELINE)
    ids = {one.id for one in timeline.known_by(TIMELINE, day).shown}
    return [plain(one) for one in draw(events, TIMELINE.lanes, width, shown=ids, day=day, marked="case").lines]


def test_years_are_named_and_skipped_ones_broken() -> None:
    years, law, court, _poll, below = shown_by(None)
    assert [one for one in years.split() if one != "//"] == ["1850", "1869", "2006", "2017", "2025"]
    assert years.count("//") == 4
    assert "o The state is admitted" in law
    assert "O The court" in court
    assert below == ""


def test_what_is_not_known_is_not_drawn_and_the_others_keep_their_places() -> None:
    now, then = shown_by(None), shown_by(datetime.date(2009, 1, 1))
    assert now[0] == then[0]
    assert "A Justice writes" in now[2]
    assert "A Justice writes" not in then[2]
    assert then[2].index("O The court") == now[2].index("O The court")
    assert "known by 1 Jan 2009 ^" in then[4]
    assert "the rest stays hidden" in then[4]


def test_a_neighbouring_year_is_no_break() -> None:
    events = [Event(id=year, date=year, lane="law", title="x") for year in ("2016", "2017", "2019")]
    years = plain(draw(events, TIMELINE.lanes, 80, shown={"2016"}).lines[0])
    assert years.count("//") == 1
    assert years.index("2017") < years.index("//") < years.index("2019")


def test_many_years_become_periods_and_events_of_one_cell_a_figure() -> None:
    events = [Event(id=f"{year}", date=f"{year}", lane="law", title="x") for year in range(1900, 2000)]
    drawing = draw(events, TIMELINE.lanes, LEAST, shown={one.id for one in events})
    assert "-" in plain(drawing.lines[0])
    assert [mark.text[0] for mark in drawing.marks if len(mark.events) == 2] == ["2"] * sum(
        len(mark.events) == 2 for mark in drawing.marks
    )
    assert any(len(mark.events) > 1 for mark in drawing.marks)


def test_a_click_finds_the_event() -> None:
    events = timeline.ordered(TIMELINE)
    drawing = draw(events, TIMELINE.lanes, 100, shown={one.id for one in events})
    for mark in drawing.marks:
        assert drawing.at(mark.row, mark.start) == mark.events[0]
    assert drawing.at(0, 50) is None


def test_nothing_is_drawn_where_there_is_no_room_for_it() -> None:
    assert draw(TIMELINE.events, TIMELINE.lanes, LEAST - 1, shown=()) == Drawing((), ())


def test_the_line_of_a_look_has_the_ticked_lanes_only() -> None:
    look = Look(day=datetime.date(2009, 1, 1)).ticked(lane="court")
    made = drawing(TIMELINE, look, 100, marked="case")
    assert len(made.lines) == 3
    assert [mark.events for mark in made.marks] == [("case",)]
    assert made.marks[0].text.startswith("O")
