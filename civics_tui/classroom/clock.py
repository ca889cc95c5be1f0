"""The clock of a node: monotonic, anchored to the time of the database; a step of the wall clock moves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

MOST_SKEW = 250
"""Milliseconds by which clock and database may differ at an anchoring."""
EVERY = 10_000
"""Milliseconds between two anchorings."""
LONGEST = 30_000
"""Milliseconds without an anchoring after which the clock is not trusted."""

Clock = Callable[[], int]
"""The time in whole milliseconds since 1970, in UTC."""


@dataclass
class AnchoredClock:
    """Gives database time between two looks at the database."""

    monotonic: Callable[[], float]
    """Seconds from anywhere; never goes back."""
    database: Clock
    """The database's time; for SQLite that of the machine."""
    keeps: bool = False
    """Anchored once and for all, as with SQLite, whose time is a wall clock that people set."""
    _offset: int = field(default=0, init=False)
    _anchored: int | None = field(default=None, init=False)
    _agreed: bool = field(default=False, init=False)

    def __call__(self) -> int:
        """The time now."""
        return self._ticks() + self._offset

    def anchor(self) -> int:
        """Compare with the database, and go by it from now on; give the milliseconds of the difference."""
        before = self._ticks()
        theirs = self.database()
        after = self._ticks()
        offset = theirs - (before + after) // 2
        if self._anchored is None:
            self._offset, self._anchored, self._agreed = offset, after, True
            return 0
        skew = offset - self._offset
        if self.keeps:
            return skew
        self._agreed = abs(skew) <= MOST_SKEW + (after - before) // 2
        self._offset, self._anchored = offset, after
        return skew

    @property
    def is_due(self) -> bool:
        """Is it time to anchor it?"""
        return self._anchored is None or (not self.keeps and self._ticks() - self._anchored >= EVERY)

    @property
    def trusted(self) -> bool:
        """May answers be stamped with it?"""
        if self._anchored is None or not self._agreed:
            return False
        return self.keeps or self._ticks() - self._anchored <= LONGEST

    def _ticks(self) -> int:
        return int(self.monotonic() * 1000)
