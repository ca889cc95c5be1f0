"""Marks: the fraction of the points that an answer earns, exactly, and what it says about the learner.

The rules of each kind are in its module of `model.kinds`; here is what they share. Fractions are exact and are
rounded only for display. Multiple choice with a penalty follows Moodle's default weights, ordering is Kendall's
tau cut off at 0, matching and cloze follow Moodle's match and multianswer.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

Verdict = Literal["right", "partly", "wrong", "unscored"]


@dataclass(frozen=True, slots=True)
class PartMark:
    """The mark of one part: a gap, a pair, an item, a tick."""

    id: str
    """Id of the part within its question."""
    fraction: Fraction
    """0 to 1."""
    feedback: str | None = None
    """What the author says to it."""
    misconception: str | None = None
    """Id of the misconception that it shows."""

    @property
    def right(self) -> bool:
        """Does it earn all of its share?"""
        return self.fraction == 1


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an answer."""

    fraction: Fraction
    """Of the points, 0 to 1."""
    parts: tuple[PartMark, ...] = ()
    """One per part of the answer that can be right or wrong for itself."""
    misconceptions: tuple[str, ...] = ()
    """Ids of the misconceptions shown."""
    feedback: str | None = None
    """What the author says to exactly this typed answer."""
    note: Literal["", "unit", "typo"] = ""
    """`unit`: half for a missing or wrong unit; `typo`: one slip was overlooked."""
    scored: bool = True
    """Has the question a key at all?"""

    @property
    def verdict(self) -> Verdict:
        """The mark in one word."""
        if not self.scored:
            return "unscored"
        if self.fraction == 1:
            return "right"
        return "partly" if self.fraction > 0 else "wrong"


def of_parts(parts: tuple[PartMark, ...], fraction: Fraction | None = None) -> Mark:
    """The mark that its parts add up to: their mean, or the `fraction` that a rule of its own gives."""
    mean = sum((part.fraction for part in parts), Fraction(0)) / len(parts) if parts else Fraction(0)
    shown = dict.fromkeys(part.misconception for part in parts if part.misconception and not part.right)
    return Mark(mean if fraction is None else fraction, parts, tuple(shown))


def to_data(mark: Mark) -> dict[str, Any]:
    """The stored shape of a mark; fractions as texts such as `1/3`."""
    return {
        "fraction": str(mark.fraction),
        "verdict": mark.verdict,
        "misconceptions": list(mark.misconceptions),
        "note": mark.note,
        "parts": {part.id: str(part.fraction) for part in mark.parts},
    }
