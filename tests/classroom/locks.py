"""F5: answers that arrive around the lock, on one node or several over one store, with queues that lag."""

from __future__ import annotations

import contextlib
import itertools
import random
from concurrent.futures import Future
from dataclasses import dataclass, field

from civics_tui.classroom.checking import history
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.policy import Policy
from tests.classroom.world import SimClock, World, open_room, picked

LIMIT = 2_000
GRACE = 300
NEAR = 50
"""Milliseconds before and after the close and the lock in which answers arrive."""
LONGEST_LAG = 200
"""Milliseconds that a queue lags behind; less than the grace."""


@dataclass
class Tally:
    """What the tries came to."""

    tries: int = 0
    accepted: int = 0
    late: int = 0
    faults: list[str] = field(default_factory=list)


def run(address: str, tries: int, seed: object, *, nodes: int, students: int = 100) -> Tally:
    """So many answers around locks."""
    chance = random.Random(str(seed))
    clock = SimClock()
    tally = Tally()
    with contextlib.ExitStack() as opened:
        rooms = [open_room(address, clock, seed=n, node=f"node-{n}") for n in range(nodes)]
        for room in rooms:
            opened.enter_context(contextlib.closing(room))
        world = World(rooms[0], clock)
        questions = -(-tries // students)
        world.begin(questions, Policy(grace=GRACE))
        who = world.join_many(students)
        keys = itertools.count()
        for question in range(questions):
            _question(world, rooms, who, question, chance, keys, tally)
        tally.faults += history.faults(world.room.record(world.session))
    return tally


def _plan(who: list[int], nodes: int, closes: int, chance: random.Random) -> list[tuple[int, int, int]]:
    """Moments with what happens then: 0 an answer of a student, 1 a tick of a node, 2 a node writes what waits."""
    plan: list[tuple[int, int, int]] = []
    for student in who:
        edge = closes if chance.random() < 0.5 else closes + GRACE
        plan.append((edge + chance.randint(-NEAR, NEAR), 0, student))
    for node in range(nodes):
        at = closes - NEAR
        while at < closes + GRACE + LONGEST_LAG + NEAR:
            for what in (1, 2):
                plan.append((at, what, node))
                at += chance.randint(1, LONGEST_LAG // 2)
    return sorted(plan)


def _question(
    world: World,
    rooms: list[Classroom],
    who: list[int],
    question: int,
    chance: random.Random,
    keys: itertools.count[int],
    tally: Tally,
) -> None:
    clock = world.clock
    run = world.ask(question, limit=LIMIT)
    closes = clock.ms + LIMIT
    plan = _plan(who, len(rooms), closes, chance)
    told: list[tuple[int, Future[Ack]]] = []
    for at, what, which in plan:
        clock.ms = max(clock.ms, at)
        if what == 0:
            room = world.room if len(rooms) == 1 else rooms[which % len(rooms)]
            key = f"key-{next(keys):08}"
            told.append((at, room.submit(student=which, run=run.id, key=key, rev=1, payload=picked("1"))))
        elif what == 1:
            rooms[which].tick()
        else:
            rooms[which].writer.drain()
    for room in rooms:
        room.writer.drain()
    world.pass_time(1_000, step=500)
    state = world.run(run.id)
    tally.faults += [f"run {run.id} is {state.state}"] * (state.state != "locked")
    for at, future in told:
        verdict = future.result(timeout=0).verdict
        tally.tries += 1
        tally.accepted += verdict == "accepted"
        tally.late += verdict == "late"
        if at <= closes and verdict != "accepted":
            tally.faults.append(f"arrived {closes - at} ms before the close and was {verdict}")
        if at > closes + GRACE and verdict == "accepted":
            tally.faults.append(f"arrived {at - closes - GRACE} ms after the lock was due and was accepted")
