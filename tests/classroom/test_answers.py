"""What becomes of an answer: exactly one effect, whatever is sent how often, by whom, at whatever hour of theirs."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from civics_tui.classroom.checking import history
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Submission
from civics_tui.classroom.rules.refused import KeyReused, Misfit, NoSuchRun, NoSuchToken
from tests.classroom.world import START, World, picked, snapshot


def test_a_repeated_answer_is_told_the_same_again(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    first = world.answer(student, run, "2", key="one-key-of-mine")
    world.over(run)
    again = world.answer(student, run, "2", key="one-key-of-mine")
    assert again.verdict == first.verdict == "accepted"
    assert again.received_at == first.received_at
    assert (first.replayed, again.replayed) == (False, True)
    assert len(world.room.record(world.session).submissions) == 1


def test_a_key_with_another_answer_is_refused(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    world.answer(student, run, "2", key="one-key-of-mine")
    for choice, rev in (("3", 1), ("2", 2)):
        with pytest.raises(KeyReused):
            world.answer(student, run, choice, rev=rev, key="one-key-of-mine")
    record = world.room.record(world.session)
    assert [one.payload for one in record.submissions] == [picked("2")]


def test_the_key_of_another_student_is_nobodys_business(world: World) -> None:
    world.begin()
    amber, blue = world.join().id, world.join().id
    run = world.ask().id
    world.answer(amber, run, "2", key="the-same-key")
    assert world.answer(blue, run, "3", key="the-same-key").verdict == "accepted"
    assert world.room.count(run).answered == 2


def test_one_batch_may_hold_everything(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    told = [
        world.send(student, run, "1", rev=2, key="key-a-key-a"),
        world.send(student, run, "1", rev=2, key="key-a-key-a"),
        world.send(student, run, "4", rev=2, key="key-a-key-a"),
        world.send(student, run, "3", rev=1, key="key-b-key-b"),
        world.send(student, run, "2", rev=3, key="key-c-key-c"),
        world.send(999, run, "2"),
        world.send(student, 999, "2"),
    ]
    assert world.room.writer.step() == len(told)
    assert isinstance(told[2].exception(0), KeyReused)
    assert isinstance(told[5].exception(0), NoSuchToken)
    assert isinstance(told[6].exception(0), NoSuchRun)
    assert [told[n].result(0).verdict for n in (0, 1, 3, 4)] == ["accepted", "accepted", "superseded", "accepted"]
    own = world.room.own(run, student)
    assert own is not None
    assert own.payload == picked("2")


def test_a_removed_student_is_told_so(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    world.answer(student, run)
    world.done(world.room.host.remove(student))
    with pytest.raises(NoSuchToken):
        world.answer(student, run, rev=2)
    with pytest.raises(NoSuchToken):
        world.room.entrance.who(world.tokens[student])


def test_nobody_answers_in_another_session(world: World) -> None:
    world.begin()
    stranger = world.join().id
    world.begin()
    run = world.ask().id
    with pytest.raises(NoSuchRun):
        world.answer(stranger, run)


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "short"},
        {"key": "x" * 65},
        {"key": "has space in it"},
        {"rev": 0},
        {"rev": 2**40},
        {"run": 10**30},
        {"run": -1},
        {"student": 0},
        {"payload": "a\0b"},
        {"payload": "\ud800"},
        {"payload": "x" * 9_000},
    ],
)
def test_what_no_client_sends_is_refused(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {
        "student": 1,
        "run": 1,
        "key": "key-key-key",
        "rev": 1,
        "payload": "{}",
        "received_at": START,
    }
    Submission(**right)
    with pytest.raises(Misfit):
        Submission(**(right | wrong))


def test_only_the_hosts_clock_counts(world: World) -> None:
    """F6: there is no way to send a time, and the order of arrival changes no point."""
    world.begin()
    quick, slow = world.join().id, world.join().id
    run = world.ask(limit=60_000).id
    world.answer(quick, run)
    world.clock.move(50_000)
    world.answer(slow, run)
    world.over(run)
    record = world.room.record(world.session)
    assert [one.received_at for one in record.submissions] == [START, START + 50_000]
    assert "received_at" not in Classroom.submit.__annotations__


@pytest.fixture
def live(address: str) -> Any:
    """A room that writes in a thread, by the clock of the machine."""
    with contextlib.closing(_live(address, "one")) as room:
        yield room


def _live(address: str, node: str) -> Classroom:
    return Classroom.open(
        address,
        wall=lambda: int(time.time() * 1000),
        monotonic=time.monotonic,
        draw=secrets.token_bytes,
        node=node,
    )


def together(*works: Callable[[], None]) -> None:
    """All at once, each in a thread."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_one_answer_counts_of_a_student_on_three_devices(live: Classroom, address: str) -> None:
    """F4 in small, over three nodes that write at the same time."""
    with contextlib.closing(_live(address, "two")) as two, contextlib.closing(_live(address, "three")) as three:
        rooms = [live, two, three]
        made = live.host.create("Period 3", snapshot(1)).result(10)
        code = live.host.open_lobby(made.session).result(10).code or ""
        students = [
            live.entrance.join(code, None, address="10.0.0.9", client="browser").result(10).student.id for _ in range(5)
        ]
        live.host.start(made.session).result(10)
        run = live.host.ask(made.session, 0).result(10).id
        said: list[Any] = []

        def device(number: int) -> None:
            for rev in range(1, 41):
                for student in students:
                    key = f"device-{number}-{student}-{rev}"
                    payload = picked("1234"[(rev + number) % 4])
                    told = rooms[number].submit(student=student, run=run, key=key, rev=rev, payload=payload)
                    said.append((student, key, rev, payload, told))

        def closer() -> None:
            live.host.close(run).result(30)

        together(lambda: device(0), lambda: device(1), lambda: device(2))
        together(lambda: device(0), closer)
        clients = [
            history.Acked(student=student, run=run, key=key, rev=rev, payload=payload, verdict=told.result(30).verdict)
            for student, key, rev, payload, told in said
        ]
        record = live.record(made.session)
    assert history.acked(record, clients) == []
    assert history.faults(record) == []
    assert len(record.current) == 5
    assert {one.rev for one in record.current} == {40}
