"""Times in words: how long something took, how long ago it was, what is left on a clock."""

from __future__ import annotations

import datetime

from civics_tui.model import dates
from civics_tui.model.text import one_line
from civics_tui.words import _, ngettext


def duration(seconds: float) -> str:
    """`6 min 20 s`, `45 s`, `1 h 5 min`."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("{h} h {m} min").format(h=hours, m=minutes) if minutes else _("{h} h").format(h=hours)
    if minutes:
        return _("{m} min {s} s").format(m=minutes, s=rest) if rest else _("{m} min").format(m=minutes)
    return _("{s} s").format(s=rest)


def left(seconds: float) -> str:
    """What is left on a clock: whole minutes, seconds only in the last one."""
    if seconds >= 60:
        return _("{m} min left").format(m=int(seconds // 60))
    return _("{s} s left").format(s=int(seconds))


def date_words(date: str) -> str:
    """An EDTF date as people write it, in one line; a text that is no date stays as it is."""
    return one_line(dates.words(date))


def day(date: datetime.date) -> str:
    """`14 Nov 2026`."""
    return dates.words(date.isoformat())


def ago(then: datetime.date, today: datetime.date) -> str:
    """`today`, `yesterday`, `3 days ago`, or the day itself from a week on and where the clock went back."""
    days = (today - then).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{n} day ago", "{n} days ago", days) if 1 < days < 7 else day(then)
