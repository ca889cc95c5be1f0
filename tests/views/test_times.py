from __future__ import annotations

import datetime

import pytest

from civics_tui.views.times import ago, date_words, day, duration, left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (45.4, "45 s"), (60, "1 min"), (380, "6 min 20 s"), (3600, "1 h"), (3900, "1 h 5 min"), (-3, "0 s")],
)
def test_durations_are_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(2500, "41 min left"), (60, "1 min left"), (59.9, "59 s left")])
def test_what_is_left_is_words(seconds: float, words: str) -> None:
    assert left(seconds) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (6, "6 days ago"), (7, "7 Nov 2026"), (-1, "15 Nov 2026")],
)
def test_how_long_ago_is_words(days: int, words: str) -> None:
    today = datetime.date(2026, 11, 14)
    assert ago(today - datetime.timedelta(days=days), today) == words


def test_days_and_dates_are_written_as_people_write_them() -> None:
    assert day(datetime.date(2026, 11, 4)) == "4 Nov 2026"
    assert date_words("2024-11~") == "about Nov 2024"
    assert date_words("one\nday") == "one day"
