"""Which questions an attempt asks, and in which order: pure, and the same for the same seed.

What is retired is never asked. An exam also leaves out what is stale, since its key may no longer hold, and view
questions, since nothing in them is scored; both may be asked in practice. What was left out is counted.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Protocol, TypeVar

from civics_tui.model.dates import is_past
from civics_tui.study.events import Mode


class Row(Protocol):
    """What selection looks at: a row of the library's index."""

    @property
    def id(self) -> str:
        """Id of the question in its pack."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def objective(self) -> str | None:
        """Id of its objective."""

    @property
    def review_by(self) -> str | None:
        """EDTF date after which it is stale, by itself or by a claim behind it."""

    @property
    def retired(self) -> bool:
        """Is it no longer asked?"""

    @property
    def contested(self) -> bool:
        """Is it a view question?"""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Past:
    """What a learner did with one question so far."""

    answered: str
    """When it was last answered, as a sortable UTC text."""
    right: str | None
    """When an answer was last right or counted as right; `None` where none was."""
    was_right: bool
    """Was the last answer right, or counted as right?"""
    scored: bool = True
    """Has the question a key?"""
    meaning: str = ""
    """The meaning that the question had; empty where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many questions an attempt does not ask although they were asked for."""

    stale: int = 0
    """Their `review_by` is past; left out of exams."""
    contested: int = 0
    """View questions; left out of exams."""
    retired: int = 0
    """No longer asked, but named by a set."""
    missing: int = 0
    """Named by a set, and in no pack that is here."""
    broken: int = 0
    """Their variables cannot be drawn."""
    short: int = 0
    """How many questions an exam has fewer than were asked for, since too few are left."""

    def shortened(self, chosen: int, n: int) -> LeftOut:
        """The same with what it leaves an exam short of, where `chosen` of `n` questions could be asked."""
        return replace(self, short=min(n - chosen, self.stale + self.contested))


def fit(rows: Iterable[R], mode: Mode, today: datetime.date) -> tuple[list[R], LeftOut]:
    """The rows that an attempt of this mode may ask, in their order, and what was left out."""
    kept, stale, contested, retired = [], 0, 0, 0
    is_exam = mode == "exam"
    for row in rows:
        if row.retired:
            retired += 1
        elif is_exam and row.contested:
            contested += 1
        elif is_exam and row.review_by and is_past(row.review_by, today):
            stale += 1
        else:
            kept.append(row)
    return kept, LeftOut(stale=stale, contested=contested, retired=retired)


def matching(rows: Iterable[R], *, objective: str | None = None, kind: str | None = None) -> list[R]:
    """The rows of that objective and kind; `None` stands for any."""
    return [
        row for row in rows if (objective is None or row.objective == objective) and (kind is None or row.kind == kind)
    ]


def choose(rows: Sequence[R], past: Mapping[str, Past], *, n: int, seed: str) -> list[R]:
    """Choose up to `n` rows and order them.

    Unseen ones come first, then those never right, then those right longest ago; among equals every objective has
    its turn, and then the seed decides. The first question that anybody answers in a pack is a plain choice.

    Args:
        rows: what may be asked.
        past: by question id; what is not in it was never answered.
        n: how many at most.
        seed: the attempt's own.
    """
    chance = random.Random(f"selection {seed}")
    chosen = _in_turn([row for row in rows if row.id not in past], n, chance)
    if len(chosen) < n and past:
        by_right: dict[str, list[R]] = {}
        for row in rows:
            if row.id in past:
                by_right.setdefault(past[row.id].right or "", []).append(row)
        for right in sorted(by_right):
            chosen += _in_turn(by_right[right], n - len(chosen), chance)
    ordered = interleaved(chosen, chance)
    return ordered if past else _gently(ordered)


def _gently(rows: list[R]) -> list[R]:
    """The same rows, but who has never answered anything here begins with a plain choice, which needs no explaining.

    They stay as they are where every way to do so would put two of one objective next to each other.
    """
    plain = (number for number, row in enumerate(rows) if row.kind == "single")
    for number in islice(plain, 20):
        between = rows[1:number]
        swapped = [rows[number], *between, *rows[:1], *rows[number + 1 :]] if number else rows
        moved = [rows[number], *rows[:number], *rows[number + 1 :]]
        for changed in (swapped, moved):
            if _together(changed) <= _together(rows):
                return changed
    return rows


def _together(rows: Sequence[Row]) -> int:
    """How often two of one objective follow each other."""
    return sum(one.objective is not None and one.objective == other.objective for one, other in pairwise(rows))


def _in_turn(rows: Iterable[R], n: int, chance: random.Random) -> list[R]:
    """Up to `n` of the rows, drawn by chance, one of every objective before a second one of any."""
    piles: dict[str | None, list[R]] = {}
    for row in rows:
        piles.setdefault(row.objective, []).append(row)
    if n < 1 or not piles:
        return []
    # Only what can be chosen is drawn: a pack may have 100,000 questions.
    drawn = [chance.sample(pile, min(n, len(pile))) for pile in piles.values()]
    chance.shuffle(drawn)
    turns = [pile[turn] for turn in range(max(map(len, drawn))) for pile in drawn if turn < len(pile)]
    return turns[:n]


def interleaved(rows: Sequence[R], chance: random.Random) -> list[R]:
    """The rows in an order in which no two of one objective follow each other, as far as that is possible."""
    waiting: dict[str, list[R]] = {}
    for number, row in enumerate(rows):
        waiting.setdefault(f"objective {row.objective}" if row.objective else f"alone {number}", []).append(row)
    ordered: list[R] = []
    last = ""
    while waiting:
        others = [name for name in waiting if name != last] or [last]
        most = max(len(waiting[name]) for name in others)
        # Taking from the fullest pile is what keeps a solution possible; the draw only decides between equals.
        last = chance.choice([name for name in others if len(waiting[name]) == most])
        ordered.append(waiting[last].pop(0))
        if not waiting[last]:
            del waiting[last]
    return ordered
