"""A host that was down: what was open gets its time back, and the teacher decides after a longer outage."""

from __future__ import annotations

import contextlib

import pytest
from sqlalchemy import select

from civics_tui.classroom.clock import AnchoredClock
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.store import tables
from tests.classroom.world import SimClock, World, open_room


def crashed(address: str, clock: SimClock, *, policy: Policy | None = None, paused: bool = False) -> tuple[World, int]:
    """A session with an open question of ten seconds, of which five are over, and a host that is gone."""
    world = World(open_room(address, clock), clock)
    world.begin(policy=policy)
    world.join()
    run = world.ask(limit=10_000).id
    world.pass_time(5_000)
    if paused:
        world.done(world.room.host.pause(world.session))
    world.room.store.close()
    return world, run


def test_a_short_outage_is_given_back(address: str, clock: SimClock) -> None:
    world, run = crashed(address, clock)
    clock.move(30_000)
    with contextlib.closing(open_room(address, clock)) as room:
        world.room = room
        assert room.outage is not None
        assert room.outage.length == 30_000
        assert world.run(run).credit == 30_000
        world.pass_time(4_900)
        assert world.answer(1, run).verdict == "accepted"
        assert world.run(run).state == "open"
        world.pass_time(1_000)
        assert world.run(run).state == "locked"
        with room.store.view() as connection:
            noted = connection.execute(select(tables.outage)).one()
        assert noted.to - noted.from_ == 30_000


def test_a_closing_question_gets_its_grace_back(address: str, clock: SimClock) -> None:
    world, run = crashed(address, clock)
    with contextlib.closing(open_room(address, clock)) as room:
        world.room = room
        world.done(room.host.close(run))
    clock.move(20_000)
    with contextlib.closing(open_room(address, clock)) as room:
        world.room = room
        assert world.run(run).state == "closing"
        assert world.answer(1, run).verdict == "accepted"
        world.pass_time(1_000)
        assert world.run(run).state == "locked"


def test_after_a_longer_outage_the_teacher_decides(address: str, clock: SimClock) -> None:
    world, run = crashed(address, clock)
    clock.move(3_600_000)
    with contextlib.closing(open_room(address, clock)) as room:
        world.room = room
        assert world.now().state == "paused"
        world.pass_time(60_000, step=5_000)
        assert world.answer(1, run).verdict == "accepted"
        world.done(room.host.resume(world.session))
        world.pass_time(4_900)
        assert world.run(run).state == "open"
        world.pass_time(1_000)
        assert world.run(run).state == "locked"


def test_an_outage_in_a_pause_costs_nothing(address: str, clock: SimClock) -> None:
    world, run = crashed(address, clock, paused=True)
    clock.move(3_600_000)
    with contextlib.closing(open_room(address, clock)) as room:
        world.room = room
        assert room.outage is None
        world.done(room.host.resume(world.session))
        world.pass_time(4_900)
        assert world.run(run).state == "open"
        world.pass_time(1_000)
        assert world.run(run).state == "locked"


def test_a_teacher_may_not_want_it_given_back(address: str, clock: SimClock) -> None:
    world, run = crashed(address, clock, policy=Policy(credit_outages=False))
    clock.move(30_000)
    with contextlib.closing(open_room(address, clock)) as room:
        world.room = room
        assert world.run(run).credit == 0
        world.pass_time(100)
        assert world.run(run).state == "locked"


@pytest.mark.parametrize("step", [3_600_000, -3_600_000])
def test_a_step_of_the_wall_clock_moves_no_deadline(step: int) -> None:
    ticks, wall = [1_000.0], [5_000_000]
    clock = AnchoredClock(lambda: ticks[0], lambda: wall[0], keeps=True)
    clock.anchor()
    before = clock()
    wall[0] += step
    ticks[0] += 60.0
    clock.anchor()
    assert clock() == before + 60_000
    assert clock.trusted


def test_a_clock_that_differs_from_its_database_is_not_trusted() -> None:
    ticks, theirs = [1_000.0], [5_000_000]
    clock = AnchoredClock(lambda: ticks[0], lambda: theirs[0])
    assert not clock.trusted
    clock.anchor()
    assert clock.trusted
    for drift, trusted in ((100, True), (300, False), (0, True)):
        ticks[0] += 10
        theirs[0] += 10_000 + drift
        assert clock.is_due
        assert clock.anchor() == drift
        assert clock.trusted is trusted
        assert clock() == theirs[0]
    ticks[0] += 40
    assert not clock.trusted
