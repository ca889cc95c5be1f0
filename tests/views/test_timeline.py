"""A timeline as it is shown: signs, dates, what is hidden, what is new, and one event in full."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import DateError
from civics_tui.model import dates, timeline
from civics_tui.model.timeline import Timeline
from civics_tui.views import known_by
from civics_tui.views.known_by import Look
from civics_tui.views.pieces import plain
from civics_tui.views.timeline import (
    choices,
    column,
    detail,
    end_of_stops,
    marked_new,
    questions_on,
    sign,
    sources_of,
    timeline_view,
)
from civics_tui.views.timeline_start import start
from tests.views.timelines import LEDGER, QUESTIONS, TIMELINE

DAY = datetime.date(2017, 4, 30)


@pytest.mark.parametrize(
    ("date", "shown", "signed"),
    [
        ("2017-04-17", "2017-04-17", ""),
        ("1869", "1869", ""),
        ("2017-03~", "2017-03", "~"),
        ("2014?", "2014", "?"),
        ("2014%", "2014", "~?"),
        ("2017-05-22/2017-05-23?", "2017-05-22/23", "?"),
        ("2017-05/2017-06~", "2017-05/06", "~"),
        ("2016-12-30/2017-01-02", "2016-12-30/2017-01-02", ""),
        ("2016/2017-05", "2016/2017-05", ""),
        ("2016/..", "from 2016", ""),
        ("../2016?", "until 2016", "?"),
    ],
)
def test_a_date_has_a_column_and_a_sign(date: str, shown: str, signed: str) -> None:
    assert (column(dates.parse(date)), sign(dates.parse(date))) == (shown, signed)


def test_rows_are_those_of_the_sketch() -> None:
    view = timeline_view(TIMELINE, Look(), LEDGER)
    assert [row.line() for row in view.rows] == [
        "1850-09-09   Law   The state is admitted",
        "1869   Court   The court decides",
        "2006-10-31   Court   A Justice writes a letter   known 2010-02",
        "~ 2017-03   Poll   32 percent are for it",
        "2017-04-17   Law   The first measure is withdrawn",
        "? 2017-05-22/23   Poll   The Paper writes of it",
        "2025-07   Law   The last measure is given up",
    ]
    assert view.states == ("known by now", "lanes all", "sources all")
    assert (view.hidden, view.new, view.empty) == ("", "", "")


def test_what_is_hidden_is_counted_with_a_sentence() -> None:
    view = timeline_view(TIMELINE, Look(day=DAY), LEDGER)
    assert view.known == "known by 30 Apr 2017"
    assert view.hidden == "2 later events are hidden. On 30 Apr 2017 nobody could know them."
    assert "withdrawn" in [row.id for row in view.rows]
    assert "report" not in [row.id for row in view.rows]


def test_one_that_had_happened_in_secret_is_told_of() -> None:
    view = timeline_view(TIMELINE, Look(day=datetime.date(2009, 1, 1)), LEDGER)
    assert view.hidden.endswith("1 had happened by then and was not public.")


def test_one_event_is_not_several() -> None:
    view = timeline_view(TIMELINE, Look(day=datetime.date(2024, 1, 1)), LEDGER)
    assert view.hidden == "1 later event is hidden. On 1 Jan 2024 nobody could know it."


def test_turned_forward_again_it_says_what_is_new() -> None:
    back = known_by.at(Look(), DAY)
    assert timeline_view(TIMELINE, back, LEDGER).new == ""
    forward = known_by.at(back, None)
    view = timeline_view(TIMELINE, forward, LEDGER)
    assert view.new == "new since 30 Apr 2017: 2"
    assert [row.id for row in view.rows if row.new] == ["report", "end"]
    assert known_by.new(TIMELINE, known_by.at(forward, DAY)) == ()


def test_step_by_step_news_counts_from_where_it_was_turned() -> None:
    look = known_by.at(Look(), datetime.date(1870, 1, 1))
    once = known_by.later(TIMELINE, look)
    twice = known_by.later(TIMELINE, once)
    assert timeline_view(TIMELINE, once, LEDGER).new == "new since 1 Jan 1870: 1"
    assert timeline_view(TIMELINE, twice, LEDGER).new == "new since 1 Jan 1870: 2"


def test_stops_are_the_days_on_which_something_became_known() -> None:
    look, seen = Look(), []
    while (before := known_by.earlier(TIMELINE, look)) != look:
        look = before
        seen.append(str(look.day))
    assert seen == ["2017-05-23", "2017-04-17", "2017-03-31", "2010-02-28", "1869-12-31", "1850-09-09"]
    assert known_by.can_go(TIMELINE, look) == (False, True)
    assert known_by.can_go(TIMELINE, Look()) == (True, False)
    assert end_of_stops(forward=True) != end_of_stops(forward=False)


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2030, 1, 1)))
def test_one_step_forward_and_one_back_change_what_is_shown_by_what_became_known(day: datetime.date) -> None:
    look = Look(day=day)
    shown = len(known_by.seen(TIMELINE, look).shown)
    for step, sign_ in ((known_by.later, 1), (known_by.earlier, -1)):
        moved = step(TIMELINE, look)
        more = len(known_by.seen(TIMELINE, moved).shown)
        if moved.day is not None and moved != look:
            assert moved.day in timeline.days(TIMELINE)
            assert (moved.day > day) == (sign_ > 0)
        assert (more - shown) * sign_ >= 0


def test_filters_say_how_much_they_let_through() -> None:
    look = Look().ticked(lane="court").ticked(lane="poll").ticked(source="paper")
    view = timeline_view(TIMELINE, look, LEDGER)
    assert view.states[1:] == ("lanes 2 of 3", "sources 1 of 2")
    assert [row.id for row in view.rows] == ["poll"]
    assert look.ticked(lane="court").ticked(lane="poll").ticked(source="paper") == Look()


def test_stops_and_counts_are_those_of_the_filters() -> None:
    look = known_by.at(Look().ticked(lane="law"), datetime.date(1900, 1, 1))
    assert timeline_view(TIMELINE, look, LEDGER).hidden.startswith("2 later events")
    assert known_by.later(TIMELINE, look).day == datetime.date(2017, 4, 17)


def test_an_empty_list_says_why() -> None:
    assert "known by 1 Jan 1800" in timeline_view(TIMELINE, Look(day=datetime.date(1800, 1, 1)), LEDGER).empty
    assert "lanes" in timeline_view(TIMELINE, Look().ticked(lane="court").ticked(source="paper"), LEDGER).empty


def test_the_detail_says_who_dates_year_month_and_day() -> None:
    event = TIMELINE.event("withdrawn")
    assert event is not None
    told = detail(TIMELINE, event, LEDGER)
    assert plain(told.heading) == "17 Apr 2017: The first measure is withdrawn"
    assert [(row.label, plain(row.text)) for row in told.rows] == [
        ("lane", "Law"),
        ("month", 'The Paper: withdrawn "last month"'),
        ("day", "records of the state; the article gives none"),
        ("care", "Withdrawn is not rejected."),
        ("who", "The Group"),
        ("from", "Records of the state (reference); The Paper, May 2017"),
    ]
    assert told.claims == ("code.withdrawn", "paper.withdrawn")
    assert told.lines()[1] == "Nobody gives a reason."


def test_the_detail_of_a_secret_says_when_it_was_known() -> None:
    event = TIMELINE.event("letter")
    assert event is not None
    rows = {row.label: plain(row.text) for row in detail(TIMELINE, event, LEDGER).rows}
    assert rows["public"] == "known Feb 2010; before that it was not public"
    assert rows["care"] == "A letter is no ruling."


def test_lanes_and_sources_can_be_ticked() -> None:
    found = choices(TIMELINE, Look(day=DAY).ticked(lane="law"), LEDGER)
    assert [(one.name, one.count, one.ticked) for one in found] == [
        ("Law", "2 events", True),
        ("Court", "2 events", False),
        ("Poll", "1 event", False),
        ("Records of the state (reference)", "2 events", False),
        ("The Paper 2017", "2 events", False),
    ]
    assert sources_of(TIMELINE, LEDGER) == ("code", "paper")


def test_questions_on_an_event_rest_on_its_claims() -> None:
    event = TIMELINE.event("withdrawn")
    assert event is not None
    assert questions_on(event, QUESTIONS) == ("asked", "day")


def test_a_typed_day_is_the_last_that_it_can_mean() -> None:
    assert known_by.read_day(" 2016 ") == datetime.date(2016, 12, 31)
    assert known_by.read_day("2016-11-09") == datetime.date(2016, 11, 9)
    assert known_by.read_day("  ") is None
    with pytest.raises(DateError):
        known_by.read_day("yesterday")


def test_an_empty_timeline_is_no_trouble() -> None:
    bare = Timeline(id="bare", title="Bare", lanes=(), events=())
    assert timeline_view(bare, Look(), LEDGER).empty
    assert known_by.can_go(bare, Look()) == (False, False)


def test_it_starts_at_an_event_or_on_a_day() -> None:
    assert start(TIMELINE, "withdrawn") == (Look(), "withdrawn")
    assert start(TIMELINE, "2016") == (Look(day=datetime.date(2016, 12, 31)), "")
    assert start(TIMELINE, "") == (Look(), "")
    with pytest.raises(DateError):
        start(TIMELINE, "no-such-event")


def test_the_sign_of_what_is_new_is_explained_where_it_stands() -> None:
    back = known_by.at(Look(), DAY)
    assert marked_new(timeline_view(TIMELINE, known_by.at(back, None), LEDGER)).endswith(": 2, marked +")
    in_court = known_by.at(back, None).ticked(lane="court")
    assert marked_new(timeline_view(TIMELINE, in_court, LEDGER)) == "new since 30 Apr 2017: 0"
