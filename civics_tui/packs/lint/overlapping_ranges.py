"""Ranges to choose from have no number in common.

With `10-20` and `20-30`, twenty is right twice. Spans of years may touch, since one thing ends when the next begins.

PASS:
    choices: [10-19, 20-29, 30 or more]

FAIL:
    choices: [10-20, 20-30, 30 or more]
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import Multiple, Question
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.lint.numbers import Range, open_range, single, span
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L21"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)


def check(question: Question) -> Iterator[Found]:
    """Compare ranges with two ends to each other, to open ranges and to plain numbers."""
    if isinstance(question, Multiple):
        return
    for path, listed in choices(question):
        if not any(any(one.isdigit() for one in choice.text) for choice in listed):
            continue
        closed = {number for number, choice in enumerate(listed) if span(choice.text)}
        if not closed:
            continue
        ranges = [span(choice.text) or open_range(choice.text) or single(choice.text) for choice in listed]
        for number, one in enumerate(ranges):
            first = next((at for at in range(number) if {at, number} & closed and _meet(ranges[at], one)), None)
            if first is not None:
                message = _("choice {number} overlaps choice {first}").format(number=number + 1, first=first + 1)
                yield Found([*path, number, "text"], message, _("let each start above the end of the one before"))


def _meet(one: Range | None, other: Range | None) -> bool:
    if one is None or other is None or not one.meets(other):
        return False
    touch = one.high == other.low or other.high == one.low
    return not (touch and _is_years(one) and _is_years(other))


def _is_years(one: Range) -> bool:
    return not one.unit and one.low >= 1000 and one.high is not None and one.high <= 2100
