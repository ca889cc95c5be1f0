"""F5 in small: nothing is accepted after its lock, and nothing is refused that came before the close."""

from __future__ import annotations

import contextlib
import threading

import pytest

from civics_tui.classroom.checking import history
from civics_tui.classroom.rules.accepting import Ack, Submission
from civics_tui.classroom.store.answers import accept
from tests.classroom import locks
from tests.classroom.world import SimClock, World, open_room, picked


@pytest.mark.parametrize("nodes", [1, 3])
def test_no_answer_slips_past_the_lock(address: str, nodes: int) -> None:
    tally = locks.run(address, 1_000, f"{nodes}", nodes=nodes)
    assert tally.faults == []
    assert tally.tries == 1_000
    assert tally.accepted > 500
    assert tally.late > 100


def test_a_lock_waits_for_a_batch_that_is_under_way(address: str, clock: SimClock) -> None:
    """And the next batch, on whatever node, finds the question locked."""
    with (
        contextlib.closing(open_room(address, clock)) as one,
        contextlib.closing(open_room(address, clock, seed=2, node="two")) as two,
    ):
        world = World(one, clock)
        world.begin()
        student, run = world.join().id, world.ask().id
        world.done(one.host.close(run))
        arrived = clock.ms
        clock.move(10_000)
        locked = threading.Event()

        def lock() -> None:
            while not locked.is_set():
                two.tick()
                two.writer.drain()
                if two.writer.trouble is None:
                    locked.set()

        locking = threading.Thread(target=lock)
        with one.store.begin(clock.ms) as tx:
            (ack,) = accept(tx, [sent(student, run, 1, arrived)], "one")
            locking.start()
            assert not locked.wait(0.3)
        locking.join()
        assert isinstance(ack, Ack)
        assert ack.verdict == "accepted"
        assert world.run(run).state == "locked"
        with one.store.begin(clock.ms) as tx:
            (late,) = accept(tx, [sent(student, run, 2, arrived)], "one")
        assert isinstance(late, Ack)
        assert late.verdict == "late"
        assert history.faults(one.record(world.session)) == []


def sent(student: int, run: int, rev: int, at: int) -> Submission:
    return Submission(student=student, run=run, key=f"key-of-rev-{rev}", rev=rev, payload=picked("1"), received_at=at)
