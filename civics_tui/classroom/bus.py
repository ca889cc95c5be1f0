"""The bus of one process: hints that a session has news. What the news are stands in the log of events only.

A hint that is lost loses nothing: whoever listens also looks by itself once a second.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """A session has news."""

    session: int
    seq: int | None = None
    """Number of its last event; `None` where only the number of answers has changed."""


Wake = Callable[[Hint], None]
"""Called from the writer's thread; it must not wait for anything."""


class Bus:
    """Passes hints on to whoever listens to a session."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._lock = threading.Lock()
        self._listeners: dict[int, dict[int, Wake]] = defaultdict(dict)
        self._count = 0

    def listen(self, session: int, wake: Wake) -> Callable[[], None]:
        """Have `wake` called with every hint about a session; give what ends that."""
        with self._lock:
            self._count += 1
            number = self._count
            self._listeners[session][number] = wake

        def leave() -> None:
            with self._lock:
                listening = self._listeners.get(session, {})
                listening.pop(number, None)
                if not listening:
                    self._listeners.pop(session, None)

        return leave

    def send(self, hint: Hint) -> None:
        """Pass a hint on."""
        with self._lock:
            wakes = list(self._listeners.get(hint.session, {}).values())
        for wake in wakes:
            wake(hint)
