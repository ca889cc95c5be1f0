"""A timeline: lanes that are declared, events in them, and no event that tells what was not known yet.

PASS: `{date: 2006-10-31, known: 2010-02, text: A private letter.}`
FAIL: `{date: 2016-11, text: It was withdrawn in April 2017.}`, unless `plans: [2017-04]`
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model.ledger import Ledger
from civics_tui.model.timeline import Event, Timeline
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.packs.checks.special.shared import once
from civics_tui.packs.misfits import nearest
from civics_tui.packs.places import Path
from civics_tui.words import _

MOST_LANES, MOST_EVENTS = 12, 500

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>1[0-9]{3}|2[0-1][0-9]{2})"
_END = r"(?![\w-]|[.,]\d)"
_NAMED = (
    re.compile(rf"(?<![\w-]){_YEAR}-(?P<number>0[1-9]|1[0-2])(?:-(?P<day>\d{{2}}))?{_END}"),
    re.compile(rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH} {_YEAR}{_END}"),
    re.compile(rf"\b{_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? {_YEAR}{_END}"),
    re.compile(rf"\b{_MONTH},? {_YEAR}{_END}"),
    re.compile(
        rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Tt]o|[Bb]efore|[Aa]fter|[Dd]uring|[Ee]arly|[Ll]ate|"
        rf"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? {_YEAR}{_END}"
    ),
)
"""Ways in which an English text names a date; a bare number of four digits is a year only behind such a word."""


def check(timeline: Timeline, report: Report, ledger: Ledger) -> None:
    """Count lanes and events, and look at every event."""
    common.count_at(len(timeline.lanes), 1, MOST_LANES, ["lanes"], report)
    common.count_at(len(timeline.events), 1, MOST_EVENTS, ["events"], report)
    once([one.id for one in timeline.lanes], "lanes", report, "id")
    once([one.id for one in timeline.events], "events", report, "id")
    lanes = [one.id for one in timeline.lanes]
    for number, event in enumerate(timeline.events):
        if event.lane not in lanes:
            message = _('there is no lane "{id}"').format(id=event.lane[:80])
            advice = nearest(event.lane, lanes) or _("the lanes are {names}").format(names=", ".join(lanes))
            report("E188", ["events", number, "lane"], message, advice)
        try:
            _dates(event, ["events", number], report)
        except DateError:  # told where the date stands
            continue


def _dates(event: Event, path: Path, report: Report) -> None:
    if event.known is not None and event.public < event.when.first:
        message = _("this was known before it happened")
        report("E124", [*path, "known"], message, _("known is the day on which it became public; swap the dates"))
        return
    planned = [dates.parse(one) for one in event.plans]
    for below, text in _texts(event):
        for words, first in named(text):
            if first > event.public and not any(one.first <= first <= one.last for one in planned):
                message = _('the text names "{words}", and is known since {known}')
                known = dates.words(event.known or event.date)
                advice = _("leave it for a later event; if it was only planned then, add  plans: [{date}]")
                report(
                    "E189",
                    [*path, *below],
                    message.format(words=words, known=known),
                    advice.format(date=first.isoformat()[: 7 if first.day == 1 else 10]),
                )
                break


def _texts(event: Event) -> Iterator[tuple[Path, str]]:
    yield ["title"], event.title
    yield ["text"], event.text or ""
    yield ["care"], event.care or ""
    for number, one in enumerate(event.dated):
        yield ["dated", number, "says"], one.says


def named(text: str) -> Iterator[tuple[str, datetime.date]]:
    """The dates that a text names: the words, and the first day that they can mean."""
    for form in _NAMED:
        for found in form.finditer(text):
            parts = found.groupdict()
            month = int(parts.get("number") or 1)
            if parts.get("month"):
                month = _MONTHS.index(parts["month"][:3].casefold()) + 1
            try:
                yield found.group(), datetime.date(int(parts["year"]), month, int(parts.get("day") or 1))
            except ValueError:  # no such day, so no date
                continue
