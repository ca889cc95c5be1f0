"""Picking questions for a set: what can be filtered by, what a choice adds up to, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from civics_tui.model.kinds import KINDS
from civics_tui.model.pack import Manifest
from civics_tui.packs.library.library import Indexed
from civics_tui.words import _, ngettext

V = TypeVar("V")
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


def turned(filters: Filters, name: FilterName, rows: Sequence[Indexed]) -> Filters:
    """The filters with one of them set to its next value, among those that the questions have."""
    asked = [row for row in rows if not row.retired]
    match name:
        case "objective":
            names = dict.fromkeys(row.objective for row in asked if row.objective)
            return replace(filters, objective=_after(filters.objective, ["", *names]))
        case "kind":
            known = {row.kind for row in asked}
            return replace(filters, kind=_after(filters.kind, ["", *(one for one in KINDS if one in known)]))
        case "difficulty":
            levels = sorted({row.difficulty for row in asked if row.difficulty})
            return replace(filters, difficulty=_after(filters.difficulty, [0, *levels]))
        case "minutes":
            return replace(filters, minutes=_after(filters.minutes, [0, 1, 2]))


def _after(value: V, values: Sequence[V]) -> V:
    place = values.index(value) if value in values else -1
    return values[(place + 1) % len(values)]


def about(row: Indexed) -> str:
    """Kind and difficulty of a question, in a few words."""
    words = kind_words().get(row.kind, row.kind)
    return f"{words}, {row.difficulty}/5" if row.difficulty else words


def picked_line(count: int, minutes: int) -> str:
    """`3 picked, about 2 min`."""
    if not count:
        return _("nothing picked yet")
    return _("{picked}, about {n} min").format(picked=ngettext("{n} picked", "{n} picked", count), n=minutes)
