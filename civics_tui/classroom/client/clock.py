"""How far the server's clock is from ours, for the picture of the countdown only: nothing is ever scored by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

SAMPLES = 5


@dataclass
class ServerClock:
    """Guesses the server's time from samples; the one with the shortest way is taken."""

    monotonic: Callable[[], float]
    """Seconds from anywhere; never goes back."""
    _samples: list[tuple[float, float]] = field(default_factory=list)

    def sample(self, ask: Callable[[], tuple[int, int]]) -> None:
        """Ask the server once; `ask` gives when it received and when it sent, in its milliseconds."""
        before = self.monotonic() * 1000
        received, sent = ask()
        after = self.monotonic() * 1000
        way = (after - before) - (sent - received)
        self._samples = [*self._samples, (way, (received + sent) / 2 - (before + after) / 2)][-SAMPLES:]

    @property
    def is_known(self) -> bool:
        """Was it sampled often enough?"""
        return len(self._samples) >= SAMPLES

    def now(self) -> int | None:
        """The server's time in milliseconds; `None` before the first sample."""
        if not self._samples:
            return None
        _way, offset = min(self._samples)
        return round(self.monotonic() * 1000 + offset)
