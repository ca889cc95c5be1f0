"""F8: a disk that is full, read-only, failing or locked gives no false acknowledgement; the host comes back alone."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from civics_tui.classroom.checking import history
from civics_tui.classroom.checking.store import check
from civics_tui.classroom.store.engine import READS
from civics_tui.errors import Damaged, StoreUnavailable
from tests.classroom.world import SimClock, World, open_room


@pytest.fixture
def path(tmp_path: Path, empty_sqlite: Path) -> Path:
    target = tmp_path / "class.sqlite3"
    shutil.copy(empty_sqlite, target)
    return target


@pytest.fixture
def world(path: Path, clock: SimClock) -> Iterator[World]:
    with contextlib.closing(open_room(str(path), clock)) as room:
        yield World(room, clock)


@contextlib.contextmanager
def pragma(world: World, on: str, off: str) -> Iterator[None]:
    """A setting of SQLite that stands for a broken disk, on all connections until the end."""
    setting = [on]

    def apply(connection: sqlite3.Connection, *_rest: Any) -> None:
        connection.execute(f"PRAGMA {setting[0]}")

    event.listen(world.room.store.engine, "checkout", apply)
    try:
        yield
    finally:
        setting[0] = off


@contextlib.contextmanager
def full(world: World, _path: Path) -> Iterator[None]:
    with world.room.store.view() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    with pragma(world, f"max_page_count = {pages}", "max_page_count = 1073741823"):
        yield


@contextlib.contextmanager
def read_only(world: World, _path: Path) -> Iterator[None]:
    with pragma(world, "query_only = ON", "query_only = OFF"):
        yield


@contextlib.contextmanager
def locked(world: World, path: Path) -> Iterator[None]:
    with (
        pragma(world, "busy_timeout = 1", "busy_timeout = 5000"),
        contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def failing(world: World, _path: Path) -> Iterator[None]:
    """The disk says at the last moment that it did not take it."""

    def refuse(connection: Any) -> None:
        if connection.get_execution_options().get(READS):
            return
        raise OSError(5, "Input/output error")

    event.listen(world.room.store.engine, "commit", refuse)
    try:
        yield
    finally:
        event.remove(world.room.store.engine, "commit", refuse)


BROKEN: dict[str, tuple[Callable[[World, Path], Any], str]] = {
    "full": (full, "full"),
    "read-only": (read_only, "cannot be written"),
    "locked": (locked, "locked"),
    "failing": (failing, "Input/output"),
}


@pytest.mark.parametrize(("broken", "sentence"), BROKEN.values(), ids=BROKEN)
def test_nothing_is_acknowledged_that_is_not_saved(
    world: World, path: Path, broken: Callable[[World, Path], Any], sentence: str
) -> None:
    world.begin()
    students, run = world.join_many(200), world.ask().id
    world.answer(students[0], run)
    with broken(world, path):
        told = [world.send(student, run, rev=2, key=f"while-broken-{student}") for student in students]
        world.room.writer.drain()
        assert all(isinstance(one.exception(0), StoreUnavailable) for one in told)
        world.room.tick()
        world.room.writer.drain()
        assert sentence in (world.room.writer.trouble or "")
        assert len(world.room.record(world.session).submissions) == 1
    world.pass_time(1_500)
    assert world.room.writer.trouble is None
    again = [world.answer(student, run, rev=2, key=f"while-broken-{student}") for student in students]
    assert {one.verdict for one in again} == {"accepted"}
    assert history.faults(world.room.record(world.session)) == []


def test_a_log_cut_off_by_a_crash_loses_no_acknowledged_answer(path: Path, clock: SimClock, tmp_path: Path) -> None:
    world = World(open_room(str(path), clock), clock)
    world.begin()
    student, run = world.join().id, world.ask().id
    world.answer(student, run)
    crashed = tmp_path / "crashed.sqlite3"
    shutil.copy(path, crashed)
    log = Path(f"{path}-wal").read_bytes()
    Path(f"{crashed}-wal").write_bytes(log + log[-4_120:-2_000] + b"\0" * 100)
    world.room.close()
    with contextlib.closing(open_room(str(crashed), clock)) as room:
        assert len(room.record(world.session).current) == 1
    assert check(str(crashed), wall=clock.wall).faults == ()


def test_a_damaged_store_is_refused_in_a_sentence(path: Path, clock: SimClock) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    with pytest.raises(Damaged, match="damaged"):
        open_room(str(path), clock)


def test_the_file_of_another_program_is_left_alone(tmp_path: Path, clock: SimClock) -> None:
    other = tmp_path / "other.sqlite3"
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
        connection.commit()
    before = other.read_bytes()
    with pytest.raises(Damaged, match="another program"):
        open_room(str(other), clock)
    assert other.read_bytes()[100:] == before[100:]


def test_check_names_what_is_wrong(path: Path, clock: SimClock) -> None:
    world = World(open_room(str(path), clock), clock)
    with contextlib.closing(world.room):
        world.begin()
        student, run = world.join().id, world.ask().id
        world.answer(student, run)
        world.over(run)
    assert check(str(path), wall=clock.wall).faults == ()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE response SET rev = 7")
        connection.commit()
    faults = check(str(path), wall=clock.wall).faults
    assert any("(b)" in one for one in faults)
    assert any("(d)" in one for one in faults)


def test_too_many_at_once_are_sent_again_later(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    world.room.writer._most = 10
    told = [world.send(student, run, rev=rev) for rev in range(1, 11)]
    with pytest.raises(StoreUnavailable, match="too many"):
        world.send(student, run, rev=11)
    assert world.done(world.room.host.pause(world.session)).state == "paused"
    assert all(one.result(0).verdict == "accepted" for one in told)
    assert world.answer(student, run, rev=11).verdict == "accepted"


def test_a_clock_that_is_not_trusted_stamps_nothing(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    world.room.writer._trusted = lambda: False
    with pytest.raises(StoreUnavailable, match="clocks"):
        world.send(student, run)
