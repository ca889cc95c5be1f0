"""Picking questions for a set: what can be filtered by, what a choice adds up to, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from civics_tui.model.kinds import KINDS
from civics_tui.model.pack import Manifest
from civics_tui.packs.library.library import Indexed
from civics_tui.words import _, ngettext

FilterName = Literal["objective", "kind", "difficulty", "minutes"]

SECONDS: dict[str, int] = {
    "single": 30,
    "true_false": 20,
    "multiple": 45,
    "numeric": 45,
    "short": 40,
    "ordering": 60,
    "matching": 60,
    "cloze": 60,
    "categorize": 60,
    "view": 60,
}
"""Time for a question of each kind, feedback read as well: what a plan for a lesson is made with."""
MOST = 500
"""Questions that are listed; filters show the others."""


def kind_words() -> dict[str, str]:
    """What a teacher calls each kind."""
    return {
        "single": _("one right"),
        "multiple": _("several right"),
        "true_false": _("true or false"),
        "numeric": _("number"),
        "short": _("short answer"),
        "ordering": _("put in order"),
        "matching": _("match"),
        "cloze": _("fill the gaps"),
        "categorize": _("sort into groups"),
        "view": _("views, not scored"),
    }


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown; an empty value stands for all."""

    objective: str = ""
    kind: str = ""
    difficulty: int = 0
    minutes: int = 0
    """Longest time for one question, in half minutes."""

    def fits(self, row: Indexed) -> bool:
        """Is this question shown?"""
        return (
            not row.retired
            and self.objective in ("", row.objective or "")
            and self.kind in ("", row.kind)
            and self.difficulty in (0, row.difficulty or 0)
            and (not self.minutes or seconds(row) <= self.minutes * 30)
        )


@dataclass(frozen=True, slots=True)
class FilterRow:
    """A filter with what it is set to."""

    name: FilterName
    label: str
    value: str


def seconds(row: Indexed) -> int:
    """Time for one question: longer where it is hard."""
    base = SECONDS.get(row.kind, 45)
    return base + base // 2 if (row.difficulty or 0) >= 4 else base


def minutes_of(rows: Iterable[Indexed]) -> int:
    """Minutes for these questions, at least one."""
    return max(1, round(sum(map(seconds, rows)) / 60))


def filter_rows(filters: Filters, manifest: Manifest) -> tuple[FilterRow, ...]:
    """The filters as they stand."""
    objectives = {one.id: one.text for one in manifest.objectives}
    halves = {1: _("up to half a minute"), 2: _("up to a minute")}
    return (
        FilterRow("objective", _("objective"), objectives.get(filters.objective, filters.objective) or _("all")),
        FilterRow("kind", _("kind"), kind_words().get(filters.kind, filters.kind) or _("all")),
        FilterRow(
            "difficulty",
            _("difficulty"),
            _("{n} of 5").format(n=filters.difficulty) if filters.difficulty else _("all"),
        ),
        FilterRow("minutes", _("time for one"), halves.get(filters.minutes, _("any"))),
    )


def values(name: FilterName, rows: Sequence[Indexed], manifest: Manifest) -> tuple[tuple[Filters, str], ...]:
    """What a filter can be set to, among what the questions have: the change by itself, and its words with a count."""
    asked = [row for row in rows if not row.retired]
    found: list[Filters] = [Filters()]
    match name:
        case "objective":
            found += [Filters(objective=one) for one in dict.fromkeys(row.objective for row in asked) if one]
        case "kind":
            known = {row.kind for row in asked}
            found += [Filters(kind=one) for one in KINDS if one in known]
        case "difficulty":
            found += [Filters(difficulty=one) for one in sorted({row.difficulty for row in asked if row.difficulty})]
        case "minutes":
            found += [Filters(minutes=one) for one in (1, 2)]
    words = (next(row.value for row in filter_rows(one, manifest) if row.name == name) for one in found)
    return tuple((one, f"{word} ({sum(map(one.fits, asked))})") for one, word in zip(found, words, strict=True))


def with_value(filters: Filters, name: FilterName, value: Filters) -> Filters:
    """The filters with one of them set as it is in `value`."""
    return replace(filters, **{name: getattr(value, name)})


def filled(picked: Sequence[str], rows: Mapping[str, Indexed], known: Mapping[str, Indexed], minutes: int) -> list[str]:
    """What is picked, and behind it as many more as fit into the minutes, from each objective in turn.

    Args:
        picked: references of questions.
        rows: what is to be taken from, by reference, in the author's order.
        known: of what is picked, by reference; what is not known takes no time.
        minutes: for all of them.
    """
    chosen = list(picked)
    left = minutes * 60 - sum(seconds(known[one]) for one in picked if one in known)
    waiting: dict[str | None, list[str]] = {}
    for name, row in rows.items():
        if name not in chosen and not row.retired:
            waiting.setdefault(row.objective, []).append(name)
    turns = zip_longest(*waiting.values())
    for name in (one for turn in turns for one in turn if one is not None):
        if seconds(rows[name]) <= left:
            chosen.append(name)
            left -= seconds(rows[name])
    return chosen


def about(row: Indexed) -> str:
    """Kind and difficulty of a question, in a few words."""
    words = kind_words().get(row.kind, row.kind)
    return f"{words}, {row.difficulty}/5" if row.difficulty else words


def picked_line(count: int, minutes: int) -> str:
    """`3 picked, about 2 min`."""
    if not count:
        return _("nothing picked yet")
    return _("{picked}, about {n} min").format(picked=ngettext("{n} picked", "{n} picked", count), n=minutes)
