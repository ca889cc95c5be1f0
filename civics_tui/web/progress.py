"""That more answers came: a hint of the bus, carried into the event loop."""

from __future__ import annotations

import asyncio
import contextlib

from civics_tui.classroom.bus import Bus, Hint


class Progress:
    """Wakes all who wait for more answers to one session."""

    def __init__(self, session: int, bus: Bus) -> None:
        """Listen; to be made inside the event loop, and to be closed."""
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._leave = bus.listen(session, self._wake)

    async def wait(self) -> None:
        """Return with the next hint."""
        await self._news.wait()

    def close(self) -> None:
        """Listen no longer."""
        self._leave()

    def _wake(self, hint: Hint) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._mark)

    def _mark(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
