"""How often one may try: buckets of tokens for addresses and students, and the guard at the door.

Nothing of it is kept: keys are hashed with a secret that dies with the process, and full buckets are forgotten.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from dataclasses import dataclass, field

from civics_tui.classroom.rules.refused import TooMany
from civics_tui.words import _

SECOND = 1_000
MINUTE = 60 * SECOND


@dataclass(frozen=True, slots=True)
class Rate:
    """So many within so many milliseconds, and as many at once."""

    many: int
    within: int


STUDENT = Rate(5, SECOND)
ADDRESS = Rate(60, SECOND)
"""A whole class may come through one address."""
FAILURES = Rate(10, MINUTE)
"""Wrong codes of one address."""
ALL_FAILURES = Rate(300, MINUTE)
"""Wrong codes of all addresses together."""


@dataclass
class Buckets:
    """A bucket for each key, all of one rate; memory is bounded."""

    rate: Rate
    most: int = 10_000
    """Keys that are remembered; the one untouched for longest is forgotten first."""
    _left: OrderedDict[bytes, tuple[float, int]] = field(default_factory=OrderedDict)

    def wait(self, key: bytes, now: int) -> float:
        """Milliseconds until one more is allowed; 0 where it is now. Takes nothing."""
        left = self._filled(key, now)
        return 0.0 if left >= 1 else (1 - left) * self.rate.within / self.rate.many

    def take(self, key: bytes, now: int) -> float:
        """Take one if it is allowed; else give the milliseconds to wait."""
        left = self._filled(key, now)
        if left < 1:
            return (1 - left) * self.rate.within / self.rate.many
        self._left[key] = (left - 1, now)
        self._left.move_to_end(key)
        while len(self._left) > self.most:
            self._left.popitem(last=False)
        return 0.0

    def _filled(self, key: bytes, now: int) -> float:
        left, at = self._left.get(key, (float(self.rate.many), now))
        return min(float(self.rate.many), left + max(0, now - at) * self.rate.many / self.rate.within)

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._left)


@dataclass
class Door:
    """Guards the join codes against guessing, without shutting out a class behind one address."""

    secret: bytes
    """Of this process, for the keys."""
    _tries: Buckets = field(default_factory=lambda: Buckets(ADDRESS))
    _wrong: Buckets = field(default_factory=lambda: Buckets(FAILURES))
    _all_wrong: Buckets = field(default_factory=lambda: Buckets(ALL_FAILURES))

    def key(self, address: str) -> bytes:
        """What stands for an address while the process lives."""
        return hmac.digest(self.secret, address.encode(), hashlib.sha256)[:16]

    def enter(self, address: str, now: int) -> None:
        """Count one try to join, before the code is looked at.

        When all together guess too much, only addresses that have not failed of late get through.

        Raises:
            TooMany: with the seconds to wait.
        """
        key = self.key(address)
        wait = max(self._tries.take(key, now), self._wrong.wait(key, now))
        if not wait and self._all_wrong.wait(b"", now) and self._wrong._filled(key, now) < FAILURES.many:
            wait = self._all_wrong.wait(b"", now)
        if wait:
            raise TooMany(_("Too many tries from here; wait a moment and try again."), wait / SECOND)

    def failed(self, address: str, now: int) -> None:
        """Count a wrong code."""
        self._wrong.take(self.key(address), now)
        self._all_wrong.take(b"", now)


@dataclass
class Pace:
    """How fast students may send."""

    _students: Buckets = field(default_factory=lambda: Buckets(STUDENT))

    def send(self, student: int, now: int) -> None:
        """Count one request of a student.

        Raises:
            TooMany: with the seconds to wait.
        """
        wait = self._students.take(student.to_bytes(8), now)
        if wait:
            raise TooMany(_("That was too fast; it will be sent again by itself."), wait / SECOND)
