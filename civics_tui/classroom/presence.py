"""Who is there: the last sign of life of each student, kept in memory only."""

from __future__ import annotations

from collections.abc import Mapping

from civics_tui.classroom.clock import Clock
from civics_tui.classroom.rules import counting


class Presence:
    """Signs of life since this process began; threads may share it."""

    def __init__(self, clock: Clock) -> None:
        """Note signs by the time of the server."""
        self._clock = clock
        self._signs: dict[int, int] = {}

    def here(self, student: int) -> None:
        """Note a sign of life of a student."""
        self._signs[student] = self._clock()

    def signs(self) -> Mapping[int, int]:
        """By student, the moment of the last one."""
        return dict(self._signs)

    def present(self, now: int) -> frozenset[int]:
        """Who gave one just now."""
        return frozenset(counting.present(self.signs(), now))
