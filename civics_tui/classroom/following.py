"""Following a session: its events in order and without a gap, read once for all who follow.

A hint only says that it is time to look; without any, a look is taken every second. News wake those whom they concern,
all at once, and nobody else.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from itertools import takewhile

from civics_tui.classroom.bus import Bus, Hint
from civics_tui.classroom.rules.record import Event

NET = 1.0
"""Seconds after which the log is looked at without a hint."""
KEPT = 500
"""Events that are kept in memory for those who follow closely."""

Read = Callable[[int], list[Event]]
"""The events of the session after that number, oldest first, from the log."""
Concerns = Callable[[Event], bool]


def _all(_event: Event) -> bool:
    return True


class Feed:
    """The events of one session, for many who follow it in one event loop."""

    def __init__(self, session: int, bus: Bus, read: Read, *, net: float = NET) -> None:
        """Follow a session; to be made inside the event loop, and to be closed."""
        self._read = read
        self._net = net
        self._loop = asyncio.get_running_loop()
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._waiting: dict[Follower, asyncio.Future[None]] = {}
        self._is_stale = False
        self._has_looked = False
        self._problem: Exception | None = None
        self._looking: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._is_closed = False
        self._leave = bus.listen(session, self._wake)

    def close(self) -> None:
        """Follow no longer."""
        self._is_closed = True
        self._leave()
        if self._timer is not None:
            self._timer.cancel()

    def follow(self, seq: int, concerns: Concerns = _all) -> Follower:
        """Somebody who has seen the events up to that number, and whom these concern."""
        return Follower(self, seq, concerns)

    async def after(self, seq: int, *, wait: float) -> list[Event]:
        """The events after that number, each exactly once and in order; empty when none came within `wait` seconds."""
        return await self.follow(seq).next(wait=wait)

    async def since(self, seq: int) -> list[Event]:
        """The events after that number that there are now; not all of them at once where there are many."""
        while not self._has_looked:
            await asyncio.wait({self._look()})
            if self._problem is not None:
                raise self._problem
        if not self._events or self._events[-1].seq <= seq:
            return []
        if self._events[0].seq > seq + 1:  # older ones than are kept in memory
            return await asyncio.to_thread(self._read, seq)
        newest_first = list(takewhile(lambda event: event.seq > seq, reversed(self._events)))
        return newest_first[::-1]

    async def until_woken(self, follower: Follower, seconds: float) -> None:
        """Return once there are news that concern a follower, or after so many seconds."""
        news = self._waiting[follower] = self._loop.create_future()
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await news
        finally:
            del self._waiting[follower]

    def _look(self) -> asyncio.Task[None]:
        """Look at the log, once for all who ask meanwhile."""
        self._is_stale = True
        if self._looking is None:
            self._looking = self._loop.create_task(self._read_on())
        return self._looking

    async def _read_on(self) -> None:
        self._problem = None
        try:
            while self._is_stale:
                self._is_stale = False
                last = self._events[-1].seq if self._events else 0
                while more := await asyncio.to_thread(self._read, last):
                    self._events.extend(more)
                    last = more[-1].seq
                    self._pass_on(more)
            self._has_looked = True
        except Exception as problem:  # noqa: BLE001 - whoever waits is told
            self._problem = problem
            for news in self._waiting.values():
                if not news.done():
                    news.set_exception(problem)
        finally:
            self._looking = None
            self._again()

    def _again(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if not self._is_closed:
            self._timer = self._loop.call_later(self._net, self._look)

    def _pass_on(self, more: list[Event]) -> None:
        """Wake all whom these events concern, before anything else is done; the others have seen them herewith."""
        for follower, news in self._waiting.items():
            if any(follower.concerns(event) for event in more):
                if not news.done():
                    news.set_result(None)
            elif follower.seq == more[0].seq - 1:
                follower.seq = more[-1].seq

    def _wake(self, hint: Hint) -> None:
        if hint.seq is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(self._mark)

    def _mark(self) -> None:
        if not self._is_closed:
            self._look()


class Follower:
    """One who follows a session, and the place where that one is."""

    def __init__(self, feed: Feed, seq: int, concerns: Concerns) -> None:
        """Have seen the events of a feed up to a number; see `Feed.follow`."""
        self.seq = seq
        self.concerns = concerns
        self._feed = feed

    async def next(self, *, wait: float) -> list[Event]:
        """The next events that concern this one, in order; empty when none came within `wait` seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + wait
        while True:
            found = await self._feed.since(self.seq)
            if found:
                self.seq = found[-1].seq
                mine = [event for event in found if self.concerns(event)]
                if mine:
                    return mine
            elif (left := end - loop.time()) > 0:
                await self._feed.until_woken(self, left)
            else:
                return []
