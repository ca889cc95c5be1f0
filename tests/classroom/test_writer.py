"""The writer's thread: told only after the commit, in the order of arrival, and never silent."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import event, func, select

from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack, Submission
from civics_tui.classroom.store import answers, tables
from civics_tui.classroom.store.tx import Tx
from civics_tui.errors import StoreUnavailable
from tests.classroom.world import World, picked, snapshot


def test_nobody_is_told_before_the_commit(world: World) -> None:
    world.begin()
    students, run = world.join_many(20), world.ask().id
    told = [world.send(student, run) for student in students]
    done_at_commit: list[bool] = []
    event.listen(world.room.store.engine, "commit", lambda _connection: done_at_commit.extend(x.done() for x in told))
    world.room.writer.step()
    assert done_at_commit == [False] * 20
    assert all(one.done() for one in told)


def test_what_waits_is_committed_together(world: World) -> None:
    world.begin()
    students, run = world.join_many(120), world.ask().id
    world.room.writer._batch = 50
    for student in students:
        world.send(student, run)
    assert [world.room.writer.step() for _ in range(4)] == [50, 50, 20, 0]


def test_commands_keep_their_place_and_moment(world: World) -> None:
    """A lock that is asked for after an answer came in is carried out after it, at the moment it was asked for."""
    world.begin()
    student, run = world.join().id, world.ask().id
    early = world.send(student, run)
    closed = world.room.host.close(run)
    world.clock.move(10_000)
    late = world.send(student, run, rev=2)
    world.room.tick()
    world.room.writer.drain()
    assert early.result(0).verdict == "accepted"
    assert closed.result(0).closed_at == world.clock.ms - 10_000
    assert late.result(0).verdict == "late"


def test_a_command_that_fails_changes_nothing_and_says_so(world: World) -> None:
    world.begin()

    def fails(tx: Tx) -> None:
        tx.event(world.session, "never")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        world.done(world.room.writer.do(fails))
    assert "never" not in {one.kind for one in world.room.events(world.session)}
    assert world.join().status == "in"


def test_one_bad_answer_does_not_cost_the_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.begin()
    students, run = world.join_many(10), world.ask().id
    accept = answers.accept

    def choosy(tx: Tx, batch: Sequence[Submission], node: str) -> Any:
        if any(one.student == students[3] for one in batch):
            raise ZeroDivisionError
        return accept(tx, batch, node)

    monkeypatch.setattr("civics_tui.classroom.writer.accept", choosy)
    told = [world.send(student, run) for student in students]
    world.room.writer.drain()
    assert [one.exception(0) is None for one in told] == [n != 3 for n in range(10)]


def test_giving_up_waiting_takes_nothing_back(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    told = world.send(student, run)
    assert not told.cancel()
    world.room.writer.drain()
    assert told.result(0).verdict == "accepted"


def test_a_whole_class_through_the_thread(address: str) -> None:
    room = Classroom.open(
        address,
        wall=lambda: int(time.time() * 1000),
        monotonic=time.monotonic,
        draw=secrets.token_bytes,
    )
    acks: list[Ack] = []
    with contextlib.closing(room):
        made = room.host.create("Period 3", snapshot(1)).result(10)
        code = room.host.open_lobby(made.session).result(10).code or ""
        joined = [room.entrance.join(code, None, address=f"10.0.0.{n}", client="browser") for n in range(30)]
        students = [one.result(10).student.id for one in joined]
        room.host.start(made.session).result(10)
        run = room.host.ask(made.session, 0, limit=300).result(10).id
        locked = threading.Event()

        def look(_hint: Any) -> None:
            if room.runs(made.session)[-1].state == "locked":
                locked.set()

        room.bus.listen(made.session, look)
        told: list[Future[Ack]] = []
        for student in students:
            told.append(room.submit(student=student, run=run, key=f"key-{student:06}", rev=1, payload=picked("1")))
        acks = [one.result(10) for one in told]
        assert locked.wait(20)
        assert room.count(run).answered == 30
    assert {one.verdict for one in acks} == {"accepted"}
    with pytest.raises(StoreUnavailable):
        room.submit(student=1, run=run, key="key-too-late", rev=1, payload="{}")


def test_what_waits_is_written_before_the_end(address: str) -> None:
    room = Classroom.open(
        address,
        wall=lambda: int(time.time() * 1000),
        monotonic=time.monotonic,
        draw=secrets.token_bytes,
    )
    made = [room.host.create(f"Session {n}", snapshot(1)) for n in range(20)]
    room.writer.stop()
    assert len({one.result(0).session for one in made}) == 20
    with room.store.view() as connection:
        assert connection.execute(select(func.count()).select_from(tables.session)).scalar_one() == 20
    room.close()


@pytest.mark.parametrize("count", [1, 3])
def test_whoever_ends_the_process_is_obeyed_and_nobody_is_told_that_it_is_saved(
    world: World, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    world.begin()
    run = world.ask().id
    told = [world.send(student, run) for student in world.join_many(count)]

    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(world.room.writer, "_commit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        world.room.writer.step()
    assert all(isinstance(one.exception(0), KeyboardInterrupt) for one in told)
