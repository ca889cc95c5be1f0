"""F7: a host that is killed at seeded moments while a class answers, and started again each time.

What clients were told is saved must be there, once; the time without a host is given back.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import queue
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from civics_tui.classroom.checking import history, recount
from civics_tui.classroom.checking.history import Acked
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import gradebook
from civics_tui.classroom.store import reading
from civics_tui.classroom.store.store import Store
from tests.classroom.world import picked

ROOT = Path(__file__).resolve().parents[2]
NEAR = 250
"""Milliseconds by which the time given back may differ from the time without a host."""


@dataclass
class Tally:
    """What all kills came to."""

    kills: int = 0
    acked: int = 0
    replayed: int = 0
    """Answers that were on the disk without their client having been told."""
    starts: list[float] = field(default_factory=list)
    """Seconds until the host served again."""
    gaps: list[int] = field(default_factory=list)
    """Milliseconds between the time that was noted as lost and the time that was lost."""
    faults: list[str] = field(default_factory=list)


class Host:
    """A child, with its lines read as they come."""

    def __init__(self, folder: Path, students: int, questions: int) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "tests.classroom.children", str(folder), str(students), str(questions)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self.lines: queue.Queue[list[Any] | None] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.child.stdout is not None
        for line in iter(self.child.stdout.readline, b""):
            if line.endswith(b"\n"):
                self.lines.put(json.loads(line))
        self.lines.put(None)

    def tell(self, *what: Any) -> None:
        assert self.child.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.child.stdin.write((json.dumps(what) + "\n").encode())

    def until(self, word: str, other: Callable[[list[Any]], None], *, timeout: float = 30) -> list[Any]:
        """Read lines up to that word; `other` is given all before it."""
        while (line := self.lines.get(timeout=timeout)) is not None:
            if line[0] == word:
                return line[1:]
            other(line)
        raise AssertionError(f"the host ended before it said {word}")

    def end(self) -> list[list[Any]]:
        """All that is left to read once it ended."""
        assert self.child.stdout is not None
        assert self.child.stdin is not None
        self.child.stdin.close()
        self.child.wait()
        self.reader.join()
        self.child.stdout.close()
        return [line for line in iter(self.lines.get, None) if line is not None]


def run(folder: Path, kills: int, seed: object, *, students: int = 100, questions: int = 10) -> Tally:
    """Kill a host that many times over one session."""
    return _Play(folder, kills, seed, students, questions).play()


class _Play:
    def __init__(self, folder: Path, kills: int, seed: object, students: int, questions: int) -> None:
        self.folder = folder
        self.kills = kills
        self.chance = random.Random(str(seed))
        self.students = students
        self.questions = questions
        self.tally = Tally()
        self.waiting: dict[str, Acked] = {}
        self.said: list[Acked] = []
        self.keys = itertools.count()
        self.credit: dict[int, int] = {}

    def play(self) -> Tally:
        question, died, session, run = 0, None, 0, 1
        revs = itertools.count(1)
        while self.tally.kills < self.kills:
            began = time.monotonic()
            host = Host(self.folder, self.students, self.questions)
            session, lost, _credits = host.until("ready", self._hear)
            self.tally.starts.append(time.monotonic() - began)
            if died is not None:
                self.tally.gaps.append(lost - round((time.monotonic() - died) * 1000))
            wanted = min(self.questions - 1, self.tally.kills * self.questions // self.kills)
            if wanted > question:
                host.tell("next", wanted)
                (run,) = host.until("asked", self._hear)
                question = wanted
            sent = self._answers(host, run, next(revs))
            for _line in range(self.chance.randrange(sent + 1)):
                line = host.lines.get(timeout=30)
                assert line is not None
                self._hear(line)
            host.child.kill()
            died = time.monotonic()
            for line in host.end():
                self._hear(line)
            self.tally.kills += 1
        host = Host(self.folder, self.students, self.questions)
        host.until("ready", self._hear)
        for key, one in list(self.waiting.items()):
            host.tell("answer", one.student, one.run, key, one.rev, one.payload)
        for line in host.end():
            self._hear(line)
        self._look(session)
        return self.tally

    def _answers(self, host: Host, run: int, rev: int) -> int:
        """Send what is waiting and half a class of new answers; each is told of in one line."""
        for key, one in list(self.waiting.items()):
            host.tell("answer", one.student, one.run, key, one.rev, one.payload)
        for student in range(1, self.students + 1):
            if self.chance.random() < 0.5:
                key = f"key-{next(self.keys):08}"
                payload = picked(self.chance.choice("1234"))
                self.waiting[key] = Acked(student=student, run=run, key=key, rev=rev, payload=payload, verdict="")
                host.tell("answer", student, run, key, rev, payload)
        return len(self.waiting)

    def _hear(self, line: list[Any]) -> None:
        word, key, what = line[0], line[1], line[2] if len(line) > 2 else ""
        one = self.waiting.pop(key, None) if word == "acked" else None
        if one is not None:
            self.tally.acked += 1
            self.tally.replayed += line[3]
            self.said.append(
                Acked(student=one.student, run=one.run, key=key, rev=one.rev, payload=one.payload, verdict=what)
            )

    def _look(self, session: int) -> None:
        store = Store.open(str(self.folder / "class.sqlite3"), at=0)
        with contextlib.closing(store), store.view() as connection:
            record = reading.record(connection, session)
        self.tally.faults += [
            *history.acked(record, self.said),
            *history.faults(record),
            *recount.faults(record, gradebook(Marked(record))),
            *(f"an answer is left in an outbox: {one.key}" for one in self.waiting.values()),
        ]
