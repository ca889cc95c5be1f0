"""Following a session: its events in order and without a gap, read once for all who follow.

A hint only says that it is time to look; without any, a look is taken every second.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable

from civics_tui.classroom.bus import Bus, Hint
from civics_tui.classroom.rules.record import Event

NET = 1.0
"""Seconds after which the log is looked at without a hint."""
KEPT = 500
"""Events that are kept in memory for those who follow closely."""

Read = Callable[[int], list[Event]]
"""The events of the session after that number, oldest first, from the log."""


class Feed:
    """The events of one session, for many who follow it in one event loop."""

    def __init__(self, session: int, bus: Bus, read: Read, *, net: float = NET) -> None:
        """Follow a session; to be made inside the event loop, and to be closed."""
        self._read = read
        self._net = net
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._reading = asyncio.Lock()
        self._stale = True
        self._looked = 0.0
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._leave = bus.listen(session, self._wake)

    def close(self) -> None:
        """Follow no longer."""
        self._leave()

    async def after(self, seq: int, *, wait: float) -> list[Event]:
        """The events after that number, each exactly once and in order; empty when none came within `wait` seconds."""
        end = self._loop.time() + wait
        while True:
            await self._look()
            found = await self._found(seq)
            left = end - self._loop.time()
            if found or left <= 0:
                return found
            news = self._news
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(news.wait(), min(left, self._net))

    async def _found(self, seq: int) -> list[Event]:
        kept = [event for event in self._events if event.seq > seq]
        if kept and kept[0].seq == seq + 1:
            return kept
        if kept:  # older ones than are kept in memory
            return await asyncio.to_thread(self._read, seq)
        return []

    async def _look(self) -> None:
        async with self._reading:
            if not self._stale and self._loop.time() - self._looked < self._net:
                return
            self._stale = False
            last = self._events[-1].seq if self._events else 0
            while more := await asyncio.to_thread(self._read, last):
                self._events.extend(more)
                last = more[-1].seq
            self._looked = self._loop.time()

    def _wake(self, hint: Hint) -> None:
        if hint.seq is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(self._mark)

    def _mark(self) -> None:
        self._stale = True
        self._news.set()
        self._news = asyncio.Event()
