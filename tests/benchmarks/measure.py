"""Figures beside their floors: taken in alternation, because one machine is never twice as fast as it was."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What some work took, and what the least for it took in the same minute."""

    row: str
    """The benchmark."""
    work: str
    """What was done."""
    seconds: float
    floor: float
    """Seconds of the floor."""
    floor_work: str
    """What the floor is."""
    target: float | None = None
    """The ratio that is aimed at, or below."""
    limit: float | None = None
    """Seconds that are aimed at, or below."""
    note: str = ""

    @property
    def ratio(self) -> float:
        """Times the floor."""
        return self.seconds / self.floor if self.floor else float("inf")

    @property
    def met(self) -> bool:
        """Are target and limit met?"""
        return (self.target is None or self.ratio <= self.target) and (self.limit is None or self.seconds <= self.limit)

    def data(self) -> dict[str, Any]:
        """As plain data for scripts."""
        return asdict(self) | {"ratio": self.ratio, "met": self.met}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds or does not."""

    row: str
    work: str
    met: bool
    note: str = ""

    def data(self) -> dict[str, Any]:
        """As plain data for scripts."""
        return asdict(self)


Result = Figure | Fact


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Work as something that gives the seconds it took."""

    def seconds() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return seconds


def alternate(rounds: int, *works: Callable[[], float]) -> list[list[float]]:
    """The seconds of each of the works over so many rounds, one after the other in each round."""
    taken: list[list[float]] = [[] for _work in works]
    for _round in range(rounds):
        for work, seconds in zip(works, taken, strict=True):
            seconds.append(work())
    return taken


def middle(seconds: list[float]) -> float:
    """The median."""
    return statistics.median(seconds)


def share(seconds: list[float], part: float) -> float:
    """The value that `part` of the values do not exceed, such as 0.95."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
