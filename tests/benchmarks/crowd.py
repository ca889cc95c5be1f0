"""A class on the network: pushes, acknowledgements and memory, for 200 and for 1,000 students beside a bare server.

Both servers run in processes of their own, and are asked in alternation; the load is made in this process.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from civics_tui.classroom.checking import history
from civics_tui.classroom.checking.history import Acked
from civics_tui.classroom.rules.record import Record
from civics_tui.classroom.store import reading
from civics_tui.classroom.store.store import Store
from tests.benchmarks.load import Crowd
from tests.benchmarks.measure import Fact, Figure, Result, middle, share

ROOT = Path(__file__).resolve().parents[2]
SIZES = (200, 1_000)
QUESTIONS = 5
SECONDS = 3.0
"""Over which the answers come."""
TWICE = 0.2
"""The share of answers that are sent twice at once."""
BARS = {200: (0.150, 0.100)}
"""F11: seconds of the slowest hundredth of pushes and of acknowledgements."""
PROBES = {
    200: "a probe without a class had 12 / 32 ms, 3 / 13 ms and 43 MB",
    1_000: "a probe without a class had 74 / 183 ms, 3 / 18 ms and 66 MB",
}
JOIN = 5.0
"""F11: seconds in which 200 students are in."""


class Child:
    """A server in a process of its own."""

    def __init__(self, module: str, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"tests.benchmarks.apps.{module}", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        _ready, self.port, self.code = self._line()

    def _line(self) -> list[Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError("the server ended by itself")
        said: list[Any] = json.loads(line)
        return said

    async def tell(self, what: str, number: int) -> list[Any]:
        """Tell it to do something; give what it says."""
        assert self.process.stdin is not None
        self.process.stdin.write((json.dumps([what, number]) + "\n").encode())
        self.process.stdin.flush()
        return (await asyncio.to_thread(self._line))[1:]

    def memory(self) -> float:
        """The megabytes that it holds now, where that can be known."""
        status = Path(f"/proc/{self.process.pid}/status")
        found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text("ascii")) if status.exists() else None
        return int(found[1]) / 1_024 if found else 0.0

    def end(self) -> None:
        """Let it end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)


@dataclass
class Side:
    """One of the two servers with its crowd, and what was measured."""

    child: Child
    crowd: Crowd
    joined: float = 0.0
    fans: list[float] = field(default_factory=list)
    """Seconds from the host's step to the arrival at each phone."""
    missed: int = 0
    """Pushes that did not arrive while the question was open."""
    empty: float = 0.0
    full: float = 0.0
    """Megabytes before and after."""
    stored: dict[int, list[str]] = field(default_factory=dict)
    """By run, each choice as the store keeps it."""

    async def question(self, place: int) -> None:
        """Open a question, have it answered, and reveal it."""
        self.crowd.is_on = True
        self.crowd.arrived.clear()
        began, run, answers = await self.child.tell("ask", place)
        self.stored[run] = [text for _public, text in answers]
        await self.crowd.answer(run, answers, over=SECONDS, twice=TWICE)
        came = [at - began for kind, at in self.crowd.arrived if kind == "opened"]
        self.fans += came
        self.missed += len(self.crowd.phones) - len(came)
        await self.child.tell("over", run)
        await self.crowd.calm()
        self.crowd.is_on = False


def _commits(path: Path, seconds: float = 1.5) -> list[float]:
    """Seconds of commits as durable as those of the store, one after the other: what the disk alone takes."""
    waited: list[float] = []
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, body TEXT)")
        end = time.perf_counter() + seconds
        while (began := time.perf_counter()) < end:
            connection.execute("INSERT INTO log (body) VALUES ('an answer')")
            waited.append(time.perf_counter() - began)
    return waited


async def _play(students: int, sides: Sequence[Side], disk: Path) -> list[float]:
    """Ask the sides in alternation; give the seconds of bare commits in between."""
    commits: list[float] = []
    for side in sides:
        side.empty = side.child.memory()
        side.joined = await side.crowd.come(students)
        await side.crowd.calm()
    for place in range(QUESTIONS):
        for side in sides:
            await side.question(place)
        commits += _commits(disk)
    for side in sides:
        side.full = side.child.memory()
        side.crowd.leave()
    return commits


def _faults(side: Side, students: int, record: Record) -> list[str]:
    """What of the acknowledged answers is not stored exactly once."""
    said = [
        Acked(
            student=one.student,
            run=one.run,
            key=one.key,
            rev=1,
            payload=side.stored[one.run][one.choice],
            verdict="accepted" if one.verdict == "replayed" else one.verdict,
        )
        for one in side.crowd.acked
    ]
    found = [*side.crowd.faults, *history.acked(record, said), *history.faults(record)]
    found += [f"{side.crowd.cut} streams were cut"] * (side.crowd.cut > 0)
    found += [f"{side.missed} pushes did not arrive"] * (side.missed > 0)
    wanted = students * QUESTIONS
    for what, count in (("stored", len(record.submissions)), ("counted", len(record.current))):
        found += [f"{count} answers of {wanted} are {what}"] * (count != wanted)
    return found


def _milliseconds(seconds: list[float]) -> str:
    return f"{middle(seconds) * 1000:.0f} / {share(seconds, 0.99) * 1000:.0f} ms"


def measured(students: int) -> list[Result]:
    """The rows for a class of so many."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as opened:
        children = []
        for module, argument in (("class_host", folder), ("class_bare", "5000")):
            children.append(Child(module, argument))
            opened.callback(children[-1].end)
        ours, bare = (Side(child, Crowd(child.port, child.code)) for child in children)
        commits = asyncio.run(_play(students, (ours, bare), Path(folder) / "bare.sqlite3"))
        opened.close()
        store = Store.open(str(Path(folder) / "class.sqlite3"), at=0)
        with contextlib.closing(store), store.view() as connection:
            record = reading.record(connection, 1)
    return _rows(students, ours, bare, _faults(ours, students, record), commits)


def _rows(students: int, ours: Side, bare: Side, faults: list[str], commits: list[float]) -> list[Result]:
    bars = BARS.get(students, (None, None))
    waited, least = ([one.waited for one in side.crowd.acked] for side in (ours, bare))
    named = f"{students:,} students"
    beside = "a bare server that knows nobody and stores nothing"
    return [
        Figure(
            row="crowd",
            work=f"from the teacher's key to the news on a phone, p99, {named}",
            seconds=share(ours.fans, 0.99),
            floor=share(bare.fans, 0.99),
            floor_work=beside,
            limit=bars[0],
            note=f"p50 / p99 {_milliseconds(ours.fans)} beside {_milliseconds(bare.fans)}",
        ),
        Figure(
            row="crowd",
            work=f"an answer until it is acknowledged, p99, {named}",
            seconds=share(waited, 0.99),
            floor=share(least, 0.99),
            floor_work=beside,
            limit=bars[1],
            note=f"p50 / p99 {_milliseconds(waited)} beside {_milliseconds(least)}",
        ),
        Figure(
            row="crowd",
            work=f"an answer until it is acknowledged, p99, {named}",
            seconds=share(waited, 0.99),
            floor=share(least, 0.99) + share(commits, 0.99),
            floor_work="the bare server and one bare commit on this disk",
            note=f"a bare commit p50 / p99 {_milliseconds(commits)}",
        ),
        Fact(
            "crowd",
            f"{len(ours.crowd.acked):,} sends of {students * QUESTIONS:,} answers, each stored once; {named}",
            not faults,
            "; ".join(faults[:3]),
        ),
        Fact(
            "crowd",
            f"the server of {named} holds {ours.full:.0f} MB, {ours.empty:.0f} MB before they came",
            True,
            f"the bare one {bare.full:.0f} MB, {bare.empty:.0f} MB before",
        ),
        Fact(
            "crowd",
            f"{named} join at once in {ours.joined:.1f} s",
            students > 200 or ours.joined <= JOIN,
            f"a page {_milliseconds(ours.crowd.pages)} of {ours.crowd.page:,} bytes, beside "
            f"{_milliseconds(bare.crowd.pages)}; {PROBES[students]}",
        ),
    ]


def run() -> list[Result]:
    """For each size, both servers beside each other."""
    gc.collect()
    gc.freeze()
    return [result for students in SIZES for result in measured(students)]
