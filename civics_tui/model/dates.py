"""Dates of the ledger: a part of EDTF (ISO 8601-2:2019, level 0 and the qualifiers and open ends of level 1).

Takes `2016`, `2016-11`, `2016-11-09`, each with `~` (about), `?` (uncertain) or `%` (both), and intervals
`2017-05-22/2017-05-23` with an open end `..`. Refuses times, seasons, and unspecified digits.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from civics_tui.errors import DateError
from civics_tui.words import _

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)\Z", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day, with its certainty."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    """`~` about, `?` uncertain, `%` both, or nothing."""

    @property
    def first(self) -> datetime.date:
        """The first day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def words(self) -> str:
        """`9 Nov 2016`, `Nov 2016`, `about 2016`; uncertainty is a word, never a sign alone."""
        text = str(self.year)
        if self.month:
            text = f"{_(_MONTHS[self.month - 1])} {text}"
        if self.day:
            text = f"{self.day} {text}"
        said = {"~": _("about {date}"), "?": _("probably {date}"), "%": _("perhaps about {date}")}.get(self.qualifier)
        return said.format(date=text) if said else text


@dataclass(frozen=True, slots=True)
class Date:
    """A point in time or an interval; an end that is `None` is open."""

    text: str
    start: Point | None
    end: Point | None

    @property
    def first(self) -> datetime.date:
        """The first day it can mean."""
        return self.start.first if self.start else datetime.date.min

    @property
    def last(self) -> datetime.date:
        """The last day it can mean."""
        return self.end.last if self.end else datetime.date.max

    def words(self) -> str:
        """The date as people write it."""
        if self.start == self.end and self.start:
            return self.start.words()
        if self.start and self.end:
            return _("{start} to {end}").format(start=self.start.words(), end=self.end.words())
        if self.start:
            return _("since {start}").format(start=self.start.words())
        if self.end:
            return _("until {end}").format(end=self.end.words())
        return _("no date")


def _point(text: str, whole: str) -> Point:
    found = _POINT.match(text)
    if not found:
        raise DateError(_('"{text}" is no date; write 2016, 2016-11 or 2016-11-09.').format(text=whole))
    year = int(found[1])
    month, day = (None if part is None else int(part) for part in (found[2], found[3]))
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DateError(_('There is no such day as "{text}".').format(text=whole)) from None
    return Point(year, month, day, found[4])


def parse(text: str) -> Date:
    """Read an EDTF date.

    Raises:
        DateError: the text is none, names a day that does not exist, or an interval that ends before it starts.
    """
    parts = text.split("/")
    if len(parts) == 1:
        point = _point(text, text)
        return Date(text, point, point)
    if len(parts) != 2 or parts == ["..", ".."]:
        raise DateError(_('"{text}" is no interval; write 2017-05-22/2017-05-23.').format(text=text))
    start, end = (None if part in ("..", "") else _point(part, text) for part in parts)
    if start and end and end.last < start.first:
        raise DateError(_('The interval "{text}" ends before it starts.').format(text=text))
    return Date(text, start, end)


def words(text: str) -> str:
    """A date as people write it; a text that is no date stays as it is."""
    try:
        return parse(text).words()
    except DateError:
        return text


def is_past(text: str, on: datetime.date) -> bool:
    """Is the whole of the date before the day `on`? A text that is no date is not past."""
    try:
        return parse(text).last < on
    except DateError:
        return False
