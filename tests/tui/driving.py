"""Driving the app in tests: start it, press keys, read what stands on the screen; never a pause of a fixed length."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import textual.app
import textual.pilot
from textual.worker import WorkerCancelled, WorkerFailed

from civics_tui.tui.app import CivicsApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from rich.segment import Segment
    from textual.pilot import Pilot
    from textual.worker import Worker

    from civics_tui.study.desk import Desk

SIZES = [(120, 40), (80, 24), (40, 12)]
"""The sizes that every screen is looked at in."""


SOON = 0.02
"""Seconds: a timer that is due within them is waited for, such as the one that draws."""


async def idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the event loop has nothing to do, neither now nor soon.

    Stands in place of Textual's own, which looks every 20 ms how much the process has computed: so no test waits for
    longer than the app works.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        timers = (timer.when() for timer in loop._scheduled if not timer.cancelled())  # type: ignore[attr-defined]
        wait = min(timers, default=end) - loop.time()
        if wait > SOON:
            return
        await asyncio.sleep(max(wait, 0))


textual.app.wait_for_idle = idle  # type: ignore[attr-defined]
textual.pilot.wait_for_idle = idle  # type: ignore[attr-defined]


class Driver:
    """The app with its pilot."""

    def __init__(self, app: CivicsApp, pilot: Pilot[None]) -> None:
        """Drive a running app."""
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until nothing is going on any more: no message waits, and nothing works but what waits for a dialog."""
        await self.pilot.pause()
        while working := [worker for worker in self.app.workers if not worker.is_finished]:
            threads = [worker for worker in working if worker._thread_worker]
            if threads:
                with contextlib.suppress(WorkerCancelled, WorkerFailed):
                    await self.app.workers.wait_for_complete(threads)
            elif all(self._waits(worker) for worker in working):
                break
            await self.pilot.pause()
        await self.pilot.pause()

    def _waits(self, worker: Worker[object]) -> bool:
        """Is it a screen below a dialog, waiting for an answer?"""
        shown = self.app.screen
        is_below = worker.node is not self.app and worker.node.screen is not shown
        is_ready = shown.is_mounted and (shown.focused is not None or not shown.focus_chain)
        return is_below and is_ready

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait for what each does."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*("space" if one == " " else one for one in text))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def segments(self) -> list[Segment]:
        """Every run of cells on the screen, as it goes to the terminal."""
        return [segment for strip in self.app.screen._compositor.render_strips() for segment in strip]

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def driven(desk: Desk, size: tuple[int, int] = (80, 24), **options: object) -> AsyncIterator[Driver]:
    """Run the app of a desk; `options` are those of `CivicsApp`."""
    app = CivicsApp(desk, **options)  # type: ignore[arg-type]
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
