"""Listening to two things at once: lines that are typed, and news from the class."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass

from civics_tui.plain.talk import Talk

TICK = 0.5
"""Seconds after which one looks again without news."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A line was typed; `None` at the end of input."""

    line: str | None


@dataclass(frozen=True, slots=True)
class News:
    """Something may have changed."""


class Listening:
    """Lines and news in the order in which they come."""

    def __init__(self, talk: Talk) -> None:
        """Listen to a talk; `start` begins to read it."""
        self._talk = talk
        self._events: queue.SimpleQueue[Typed | News] = queue.SimpleQueue()
        self._is_told = threading.Event()

    def start(self) -> None:
        """Read lines from now on."""
        threading.Thread(target=self._read, name="class-lines", daemon=True).start()

    def _read(self) -> None:
        while True:
            line = self._talk.read_line()
            self._events.put(Typed(None if line is None else line.strip()))
            if line is None:
                return

    def news(self) -> None:
        """Something may have changed; may be called from any thread, as often as one likes."""
        if not self._is_told.is_set():
            self._is_told.set()
            self._events.put(News())

    def next(self) -> Typed | News:
        """What comes next; news by itself after a moment of silence."""
        try:
            event = self._events.get(timeout=TICK)
        except queue.Empty:
            return News()
        if isinstance(event, News):
            self._is_told.clear()
        return event
