"""Dates of the ledger: what is read, what it can mean, and how it is said."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import DateError
from civics_tui.model.dates import is_past, parse, words

DAYS = st.dates(datetime.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2016", "2016-01-01", "2016-12-31", "2016"),
        ("2016-11", "2016-11-01", "2016-11-30", "Nov 2016"),
        ("2016-11-09", "2016-11-09", "2016-11-09", "9 Nov 2016"),
        ("2024-02", "2024-02-01", "2024-02-29", "Feb 2024"),
        ("1215~", "1215-01-01", "1215-12-31", "about 1215"),
        ("2016-11?", "2016-11-01", "2016-11-30", "probably Nov 2016"),
        ("2016%", "2016-01-01", "2016-12-31", "perhaps about 2016"),
        ("2017-05-22/2017-05-23", "2017-05-22", "2017-05-23", "22 May 2017 to 23 May 2017"),
        ("2016/2016", "2016-01-01", "2016-12-31", "2016"),
        ("2016/..", "2016-01-01", "9999-12-31", "since 2016"),
        ("../2016", "0001-01-01", "2016-12-31", "until 2016"),
    ],
)
def test_what_a_date_can_mean(text: str, first: str, last: str, said: str) -> None:
    date = parse(text)
    assert (date.first.isoformat(), date.last.isoformat(), date.words(), words(text)) == (first, last, said, said)


@pytest.mark.parametrize(
    "text",
    [
        *("", "16", "2016-13", "2016-02-30", "2016-00", "0000", "2016-11-9", "2016/11", "Nov 2016", "2016-11-09T10:00"),
        *(
            "2016-21",
            "201X",
            "2017/2016",
            "../..",
            "2016/2017/2018",
            " 2016",
            "2016\n",
            "\uff12\uff10\uff11\uff16",
            "-2016",
        ),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert text.strip() in refused.value.sentence
    assert words(text) == text
    assert not is_past(text, datetime.date.max)


@given(DAYS, DAYS)
def test_a_day_is_read_back_and_past_on_the_next(day: datetime.date, other: datetime.date) -> None:
    date = parse(day.isoformat())
    assert date.first == date.last == day
    assert is_past(day.isoformat(), other) == (day < other)


@given(DAYS, DAYS)
def test_an_interval_is_past_when_all_of_it_is(day: datetime.date, other: datetime.date) -> None:
    start, end = sorted((day, other))
    assert parse(f"{start}/{end}").first == start
    assert not is_past(f"{start}/{end}", end)
    assert not is_past(f"{start}/..", datetime.date.max)


@given(st.text(max_size=12) | st.text("0123456789-/.~?%", max_size=24))
def test_any_text_is_a_date_or_not(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        return
    assert date.first <= date.last
    assert date.words()
