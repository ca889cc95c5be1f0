"""An own pack on the screen: what was typed and is not on the disk yet, and calls to the disk one after the other.

Nothing that was typed is dropped here: what cannot be saved stays, and is tried again with what is typed next.
"""

from __future__ import annotations

import asyncio
import datetime
import threading
from collections.abc import Callable
from typing import TypeVar

from civics_tui.errors import CivicsError, EditRefused
from civics_tui.packs.building.cells import Cell
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.editing.changes import Path

T = TypeVar("T")


class Bench:
    """A pack that is written, and what is on its way to the disk."""

    def __init__(self, own: OwnPack, clock: Callable[[], datetime.datetime]) -> None:
        """Work on a pack; `clock` gives the time."""
        self.own = own
        self.trouble = ""
        """Why the last save did not work; empty where it did."""
        self.saved_at: datetime.datetime | None = None
        self.touched: int | None = None
        """The number that the question has which was saved last; another program may have put some before it."""
        self._clock = clock
        self._pending: dict[tuple[int, Path], Cell] = {}
        self._held = threading.Lock()
        """For what is pending."""
        self._turn = threading.Lock()
        """For the pack and the disk."""

    @property
    def is_saved(self) -> bool:
        """Is all that was typed on the disk?"""
        return not self._pending and not self._turn.locked()

    def note(self, number: int, path: Path, cell: Cell) -> None:
        """Take note of what was typed; it is saved by the next `save`."""
        with self._held:
            self._pending[number, path] = cell

    def save(self) -> bool:
        """Save what is pending; say whether all of it is on the disk. Safe in any thread."""
        with self._turn:
            with self._held:
                wanted = dict(self._pending)
            trouble = ""
            for (number, path), cell in wanted.items():
                try:
                    self.touched = self.own.put(number, path, cell)
                except CivicsError as problem:
                    trouble = trouble or problem.sentence
                    continue
                with self._held:
                    if self._pending.get((number, path)) == cell:
                        del self._pending[number, path]
            self.trouble = trouble
            if wanted and not trouble:
                self.saved_at = self._clock()
            return not trouble

    async def saved(self) -> bool:
        """Save what is pending, in a thread; say whether all of it is on the disk."""
        while await asyncio.to_thread(self.save):
            if not self._pending:
                return True
        return False

    async def do(self, work: Callable[[OwnPack], T]) -> T:
        """Save what is pending, then do something with the pack, in a thread.

        Raises:
            CivicsError: it cannot be done, or what was typed before cannot be saved.
        """
        if not await self.saved():
            raise EditRefused(self.trouble)

        def run() -> T:
            with self._turn:
                return work(self.own)

        found = await asyncio.to_thread(run)
        self.saved_at = self._clock()
        return found
