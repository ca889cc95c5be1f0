"""A teacher at the desk of a class, over a clock that a test moves; students are there by their answers."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from civics_tui.classroom.hosting.conductor import Conductor
from civics_tui.classroom.hosting.desk import HostDesk
from civics_tui.classroom.store import runs
from tests.web.lesson import MISCONCEPTIONS, Lesson, lesson, served

PATIENCE = 15.0
TODAY = datetime.date(2026, 11, 14)


def until(is_so: Callable[[], bool], what: str = "it") -> None:
    """Wait for what other threads do.

    Raises:
        AssertionError: it did not come.
    """
    pause = threading.Event()
    for _try in range(int(PATIENCE / 0.02)):
        if is_so():
            return
        pause.wait(0.02)
    raise AssertionError(f"{what} did not come")


@dataclass
class Teaching:
    """The desk and what stands behind it."""

    held: Lesson
    desk: HostDesk
    base: str
    """The address of the server, where there is one."""

    @property
    def conductor(self) -> Conductor:
        return self.desk.conductor

    @property
    def state(self) -> str:
        return self.conductor.look().view.board.state

    def step(self) -> None:
        """Press `enter`."""
        self.conductor.step(self.conductor.look().view.step)

    def pass_time(self, ms: int) -> None:
        """Let time go by, and the clock do what is due."""
        self.held.clock.move(ms)
        self.held.done(self.held.room.writer.do(runs.tick))

    def close(self) -> None:
        """Close the open question and let its grace go by."""
        self.step()
        self.pass_time(1_000)

    def student(self, **more: Any) -> int:
        """Somebody who has joined."""
        return self.held.room.entrance.who(self.held.token(**more)).id

    def answer(self, student: int, kind: str = "single", *, right: bool = True, rev: int = 1) -> str:
        """Answer the question on stage; the verdict."""
        run = max(self.held.room.runs(self.held.session), key=lambda one: one.ordinal)
        asked = self.held.site.showing.asked(run.question)
        wrong = {"picked": [asked.public.options[0].id]} if kind == "single" else {"typed": "1"}
        data = self.held.right(kind) if right else wrong
        payload = self.held.site.showing.answer(run.id, student, data)
        key = f"key-{student:04}-{run.id:04}-{rev:04}"
        told = self.held.room.submit(student=student, run=run.id, key=key, rev=rev, payload=payload)
        return self.held.done(told).verdict


def desk_of(held: Lesson, folder: Path, address: str = "10.0.0.1:8080") -> HostDesk:
    """The teacher's desk of a lesson."""
    return HostDesk(
        conductor=Conductor(held.room, held.site.showing),
        address=lambda: address,
        test=lambda: ["Students can reach this laptop."],
        folder=folder / "files",
        today=lambda: TODAY,
        misconceptions={"route": MISCONCEPTIONS},
    )


@contextmanager
def teaching(folder: Path, *, start: bool = False, on_network: bool = False, **more: Any) -> Iterator[Teaching]:
    """A class in its lobby, or on the loopback of this machine as well."""
    if on_network:
        with served(folder, start=start, **more) as (held, base):
            yield Teaching(held, desk_of(held, folder, base.partition("://")[2]), base)
    else:
        with lesson(folder, start=start, **more) as held:
            yield Teaching(held, desk_of(held, folder), "")
