"""F2 and F5 over real connections: clients answer through a bad network, many just as a question closes.

What the clients were told is compared with the store at the end.
"""

from __future__ import annotations

import contextlib
import dataclasses
import heapq
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from civics_tui.classroom.checking import history, recount
from civics_tui.classroom.checking.history import Acked
from civics_tui.classroom.client.outbox import Outbox, Waiting
from civics_tui.classroom.client.student import Student
from civics_tui.classroom.client.wire import Acknowledged, Wire
from civics_tui.classroom.people.codes import hashed
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import gradebook
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.record import Record
from civics_tui.classroom.rules.run import Run
from civics_tui.model.answer import Picked
from tests.web.lesson import ALL, Lesson, served
from tests.web.proxy import Accidents, proxy

NEAR = 50
"""Milliseconds around the close and the lock in which many answer."""
PATIENCE = 30.0
"""Seconds after which an outbox must be empty once the network is well."""
STORM = Accidents(resets=0.05, cuts=0.10, delays=0.30)


@dataclass
class Tally:
    """What a lesson came to."""

    sent: int = 0
    acked: int = 0
    late: int = 0
    near: int = 0
    """Answers that arrived within `NEAR` of a close or lock."""
    accidents: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class _Noting(Wire):
    """Notes what the class says is saved."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.said: list[tuple[Waiting, str]] = []

    def send(self, one: Waiting) -> Acknowledged:
        told = super().send(one)
        self.said.append((one, told.verdict))
        return told


@dataclass
class _Pupil:
    number: int
    wire: _Noting
    student: Student


def play(folder: Path, seed: object, accidents: Accidents, *, students: int, questions: int, limit: int) -> Tally:
    """A lesson in which each question is open for `limit` milliseconds; give what it came to."""
    chance = random.Random(str(seed))
    tally = Tally()
    asked = tuple(dataclasses.replace(ALL["single"], id=f"q{number}") for number in range(questions))
    policy = Policy(answers=chance.choice(("change", "first")))
    with contextlib.ExitStack() as opened:
        held, url = opened.enter_context(served(folder, questions=asked, policy=policy))
        network = opened.enter_context(proxy(int(url.rpartition(":")[2]), Accidents(), seed))
        hosts = (*held.site.hosts(), f"127.0.0.1:{network.port}")
        held.site.hosts = lambda: hosts
        pupils = [_pupil(folder, held, network.port, opened, f"{seed} {n}") for n in range(students)]
        network.accidents = accidents
        for place in range(questions):
            _question(held, place, pupils, limit, chance, tally)
        network.accidents = Accidents()
        end = time.monotonic() + PATIENCE
        while any(one.student.outbox.waiting for one in pupils) and time.monotonic() < end:
            _pause(0.05)
        tally.accidents = network.count
        record = held.room.record(held.session)
        _look(held, record, pupils, tally)
    return tally


def _pupil(folder: Path, held: Lesson, port: int, opened: contextlib.ExitStack, seed: str) -> _Pupil:
    token = held.token(f"10.0.{len(seed)}.1")
    outbox = Outbox.open(folder / seed.replace(" ", "-"), held.code)
    outbox.joined(token, "x")
    wire = _Noting(f"http://127.0.0.1:{port}")
    student = Student(wire, outbox, monotonic=time.monotonic, draw=random.Random(seed).randbytes)
    student.start(lambda: None)
    opened.callback(student.stop)
    return _Pupil(held.site.showing.who(hashed(token))[0], wire, student)


def _pause(seconds: float) -> None:
    threading.Event().wait(max(0.0, seconds))


def _question(held: Lesson, place: int, pupils: list[_Pupil], limit: int, chance: random.Random, tally: Tally) -> None:
    run = held.done(held.room.host.ask(held.session, place, limit=limit))
    assert run.closes_at is not None
    edges = (run.closes_at, run.closes_at + run.grace)
    ids = [one.id for one in held.site.showing.asked(place).public.options]
    plan: list[tuple[int, int, _Pupil]] = []
    for order, pupil in enumerate(pupils):
        plan.append((held.clock.ms + chance.randint(0, limit), order, pupil))
        plan.append((chance.choice(edges) + chance.randint(-NEAR, NEAR), len(pupils) + order, pupil))
    heapq.heapify(plan)
    last = edges[1] + 2 * NEAR
    while plan:
        at, order, pupil = heapq.heappop(plan)
        _pause((at - held.clock.ms) / 1_000)
        view = pupil.student.view
        if view is not None and view.run == run.id and view.state in ("question", "closed"):
            pupil.student.answer(Picked((chance.choice(ids),)))
            tally.sent += 1
        elif at < last:  # this one has not seen the question yet
            heapq.heappush(plan, (max(at, held.clock.ms) + NEAR, order, pupil))
    while not _is_locked(held, run):
        _pause(0.02)
    if chance.random() < 0.3:
        held.done(held.room.host.accept_late(run.id))
    held.done(held.room.host.reveal(run.id))


def _is_locked(held: Lesson, run: Run) -> bool:
    return next(one for one in held.room.runs(held.session) if one.id == run.id).state == "locked"


def _look(held: Lesson, record: Record, pupils: list[_Pupil], tally: Tally) -> None:
    said = [_acked(held, record, pupil, *one) for pupil in pupils for one in pupil.wire.said]
    tally.acked = len(said)
    tally.late = sum(one.verdict == "late" for one in said)
    tally.faults += [
        *history.acked(record, said),
        *history.faults(record),
        *recount.faults(record, gradebook(Marked(record))),
    ]
    for pupil in pupils:
        left = len(pupil.student.outbox.waiting)
        tally.faults += [f"{left} answers of student {pupil.number} are left in the outbox"] * (left > 0)
    closes = {run.id: (run.closes_at or 0, run.grace) for run in record.runs}
    for one in record.submissions:
        edge, grace = closes[one.run]
        tally.near += min(abs(one.received_at - edge), abs(one.received_at - edge - grace)) <= NEAR
        if one.verdict == "late" and one.received_at <= edge:
            tally.faults.append(f"arrived {edge - one.received_at} ms before the close and was late")


def _acked(held: Lesson, record: Record, pupil: _Pupil, sent: Waiting, verdict: str) -> Acked:
    stored = held.site.showing.answer(sent.run, pupil.number, sent.payload)
    real = "accepted" if verdict == "replayed" else verdict
    return Acked(student=pupil.number, run=sent.run, key=sent.key, rev=sent.rev, payload=stored, verdict=real)
