"""Answers of a class until they are on the disk: many in a commit beside one in each, and how long a student waits."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from pathlib import Path

from civics_tui.classroom.bus import Bus
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.store import schema
from civics_tui.classroom.store.engine import open_engine
from civics_tui.classroom.writer import Writer
from tests.benchmarks.measure import Figure, Result, alternate, middle, share, timed
from tests.classroom import postgres
from tests.classroom.world import SimClock, World, open_room, picked

STUDENTS = 200
ROUNDS = 5
EACH = 5
"""Answers of each student in a round, where many are committed together; one where each has its own commit."""
SECONDS = 3.0
"""Over which the answers come when one is waited for."""

_keys = (f"key-{number:010}" for number in itertools.count())


def _world(address: str) -> tuple[World, list[int], int]:
    clock = SimClock()
    world = World(open_room(address, clock), clock)
    world.begin()
    students = world.join_many(STUDENTS)
    return world, students, world.ask(0).id


def _revisions(world: World, students: list[int], run: int, batch: int) -> Callable[[], float]:
    """Seconds for one answer, where `batch` of them may be committed together."""
    writer = Writer(world.room.store, world.room.clock, Bus(), node=f"batch-{batch}", batch=batch)
    revs = itertools.count(batch, 1_000)

    def seconds() -> float:
        told: list[Future[Ack]] = []
        for _round in range(EACH if batch > 1 else 1):
            rev = next(revs)
            for student in students:
                told.append(writer.submit(student=student, run=run, key=next(_keys), rev=rev, payload=picked("1")))
        began = time.perf_counter()
        writer.drain()
        taken = time.perf_counter() - began
        assert all(one.result(0) for one in told)
        return taken / len(told)

    return seconds


def _bare(path: Path) -> Callable[[], float]:
    """Seconds for two statements of sqlite in one commit, as durable as the store."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, student INT, body TEXT)")
    connection.execute("CREATE TABLE current (student INTEGER PRIMARY KEY, rev INT)")

    def commits() -> None:
        for student in range(STUDENTS):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO log (student, body) VALUES (?, ?)", (student, picked("1")))
            connection.execute("INSERT OR REPLACE INTO current VALUES (?, 1)", (student,))
            connection.execute("COMMIT")

    seconds = timed(commits)
    return lambda: seconds() / STUDENTS


def _waits(world: World, students: list[int], run: int, *, stored: bool) -> list[float]:
    """Seconds that each of 200 students waits, who answer over three seconds."""
    waited: list[float] = []
    told: list[Future[Ack]] = []
    writer = Writer(world.room.store, world.room.clock, Bus(), node="waits")
    writer.start(lambda: 1.0)
    for place, student in enumerate(students):
        until = SECONDS / len(students)
        began = time.perf_counter()
        if stored:
            future = writer.submit(student=student, run=run, key=next(_keys), rev=10**8 + place, payload=picked("2"))
        else:
            future = Future()
            threading.Timer(0, future.set_result, [None]).start()
        future.add_done_callback(lambda _told, began=began: waited.append(time.perf_counter() - began))  # type: ignore[misc]
        told.append(future)
        wait([future], timeout=until)
        time.sleep(max(0.0, began + until - time.perf_counter()))
    wait(told)
    writer.stop()
    return waited


def _rows(kind: str, address: str, folder: Path) -> list[Result]:
    world, students, run = _world(address)
    try:
        many, one = (_revisions(world, students, run, batch) for batch in (500, 1))
        many(), one()
        together, alone, bare_commits = alternate(ROUNDS, many, one, _bare(folder / f"{kind}-bare.sqlite3"))
        stored = _waits(world, students, run, stored=True)
        bare = _waits(world, students, run, stored=False)
    finally:
        world.room.close()
    rate = 1 / middle(together)
    return [
        Figure(
            row="classroom",
            work=f"an answer of a class, {kind}, committed with others",
            seconds=middle(together),
            floor=middle(alone),
            floor_work="one commit for each answer",
            target=0.4,
            note=f"{rate:,.0f} answers a second beside {1 / middle(alone):,.0f}",
        ),
        Figure(
            row="classroom",
            work=f"an answer of a class, {kind}, committed with others",
            seconds=middle(together),
            floor=middle(bare_commits),
            floor_work="two bare statements of sqlite in one commit for each answer",
            target=0.4,
        ),
        Figure(
            row="classroom",
            work=f"the wait for an acknowledgement, p99, {STUDENTS} answers over {SECONDS:g} s, {kind}",
            seconds=share(stored, 0.99),
            floor=share(bare, 0.99),
            floor_work="a thread that stores nothing",
            target=2.0,
            limit=0.1,
            note=f"p50 {middle(stored) * 1000:.2f} ms beside {middle(bare) * 1000:.2f} ms",
        ),
    ]


def run() -> list[Result]:
    """SQLite, and PostgreSQL where it is installed, both with every commit on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        results = _rows("SQLite", str(Path(folder) / "class.sqlite3"), Path(folder))
        return results + (_on_postgres(Path(folder)) if postgres.programs() else [])


def _on_postgres(folder: Path) -> list[Result]:
    with postgres.cluster(durable=True) as running:
        address = running.database()
        engine = open_engine(address)
        schema.upgrade(engine, at=0)
        engine.dispose()
        return _rows("PostgreSQL", address, folder)
