"""Who is present and who has answered: students are counted, never messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

PRESENT = 15_000
"""Milliseconds without a sign of life after which a student is not present."""


@dataclass(frozen=True, slots=True)
class Count:
    """How far a question is."""

    answered: int
    """Students whose answer counts."""
    joined: int
    """Students who are let in."""
    present: int
    """Of those, who gave a sign of life just now."""
    out: tuple[int, ...]
    """Present students without an answer."""


def present(seen: Mapping[int, int], now: int) -> frozenset[int]:
    """The students whose last sign of life is young enough."""
    return frozenset(student for student, at in seen.items() if now - at < PRESENT)


def count(students: Collection[int], answered: Collection[int], here: Collection[int]) -> Count:
    """How far a question is; each student once."""
    joined, done = frozenset(students), frozenset(answered)
    now_here = joined & frozenset(here)
    return Count(len(done & joined), len(joined), len(now_here), tuple(sorted(now_here - done)))


def all_answered(counted: Count) -> bool:
    """Has everybody answered who is present? Not where nobody is."""
    return counted.present > 0 and not counted.out
