"""A class over a bad network, in one process: answers are lost, doubled, overtaken, and acknowledgements cut off.

Time is simulated and every accident drawn from a seed. What clients were told is compared with the store at the end.
"""

from __future__ import annotations

import contextlib
import heapq
import itertools
import random
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from civics_tui.classroom.checking import history, recount
from civics_tui.classroom.checking.history import Acked
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import gradebook
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.policy import Policy
from civics_tui.errors import CivicsError, StoreUnavailable
from tests.classroom.world import SimClock, World, open_room, picked

CHOICES = ("1", "2", "3", "4")
LONGEST_RETRY = 2_000


@dataclass(frozen=True, kw_only=True)
class Weather:
    """How bad the network is; shares of all sends."""

    resets: float = 0.0
    """Lost before they arrive."""
    cuts: float = 0.0
    """Stored, but nobody is told."""
    delays: float = 0.0
    """Held up for 0.5 to 3 seconds."""
    doubles: float = 0.0
    """Sent twice."""
    changes: float = 0.3
    """Students who change their answer."""
    faults: float = 0.0
    """Commits that fail."""


CALM = Weather(doubles=0.2, delays=0.05)
STORM = Weather(resets=0.05, cuts=0.10, delays=0.30, doubles=0.05)


@dataclass
class Outbox:
    """What a client keeps until it is acknowledged."""

    student: int
    waiting: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    tries: int = 0


@dataclass
class Tally:
    """What a simulated lesson came to."""

    sent: int = 0
    acked: int = 0
    late: int = 0
    left: int = 0
    """Answers still in an outbox at the end."""
    responses: int = 0
    faults: list[str] = field(default_factory=list)


class Lesson:
    """One lesson of a class on a bad network."""

    def __init__(
        self,
        address: str,
        seed: object,
        weather: Weather,
        *,
        students: int,
        questions: int,
        policy: Policy | None = None,
        room: Callable[[str, SimClock], Classroom] = open_room,
    ) -> None:
        self.chance = random.Random(str(seed))
        self.weather = weather
        self.clock = SimClock()
        self.world = World(room(address, self.clock), self.clock)
        self.world.begin(questions, policy)
        self.questions = questions
        self.boxes = [Outbox(student) for student in self.world.join_many(students)]
        self.said: list[Acked] = []
        self.tally = Tally()
        self._events: list[tuple[int, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._keys = itertools.count()

    def at(self, delay: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._events, (self.clock.ms + max(0, int(delay)), next(self._order), action))

    def until(self, end: int) -> None:
        """Let everything happen that happens before that moment."""
        while self._events and self._events[0][0] <= end:
            at, _number, action = heapq.heappop(self._events)
            self.clock.ms = max(self.clock.ms, at)
            action()
        self.clock.ms = max(self.clock.ms, end)

    def play(self) -> Tally:
        """All questions one after the other, then peace until the outboxes are empty."""
        self._tick()
        with contextlib.closing(self.world.room):
            for question in range(self.questions):
                self._ask(question)
            self.weather = Weather()
            self.until(self.clock.ms + 20_000)
            self._look()
        return self.tally

    def _ask(self, question: int) -> None:
        run = self._open(question)
        for box in self.boxes:
            self.at(self.chance.uniform(0, 5_500), lambda box=box: self._answer(box, run, 1))  # type: ignore[misc]
        self.until(self.clock.ms + 7_000)
        if self.chance.random() < 0.3:
            with contextlib.suppress(CivicsError):
                self.world.done(self.world.room.host.accept_late(run))
        if self.chance.random() < 0.7:
            with contextlib.suppress(CivicsError):
                self.world.done(self.world.room.host.reveal(run))

    def _open(self, question: int) -> int:
        """Open a question, again and again where the disk does not take it."""
        while True:
            try:
                return self.world.done(self.world.room.host.ask(self.world.session, question, limit=5_000)).id
            except StoreUnavailable:
                self.clock.move(100)

    def _answer(self, box: Outbox, run: int, rev: int) -> None:
        key = f"key-{next(self._keys):08}"
        box.waiting[key] = (run, rev, picked(self.chance.choice(CHOICES)))
        self.tally.sent += 1
        self._send(box, key)
        if self.chance.random() < self.weather.changes:
            self.at(self.chance.uniform(0, 1_500), lambda: self._answer(box, run, rev + 1))

    def _send(self, box: Outbox, key: str) -> None:
        if key not in box.waiting:
            return
        box.tries += 1
        times = 2 if self.chance.random() < self.weather.doubles else 1
        for _time in range(times):
            if self.chance.random() < self.weather.resets:
                continue
            is_late = self.chance.random() < self.weather.delays
            self.at(self.chance.uniform(500, 3_000) if is_late else self.chance.uniform(1, 30), self._arrival(box, key))
        self.at(self.chance.uniform(100, LONGEST_RETRY), lambda: self._send(box, key))

    def _arrival(self, box: Outbox, key: str) -> Callable[[], None]:
        run, rev, payload = box.waiting[key]

        def arrive() -> None:
            try:
                told = self.world.room.submit(student=box.student, run=run, key=key, rev=rev, payload=payload)
            except CivicsError:
                return
            told.add_done_callback(lambda done: self._told(box, key, run, rev, payload, done))
            self.at(self.chance.uniform(0, 10), self.world.room.writer.drain)

        return arrive

    def _told(self, box: Outbox, key: str, run: int, rev: int, payload: str, done: Future[Ack]) -> None:
        if done.exception() is not None or self.chance.random() < self.weather.cuts:
            return
        ack = done.result()

        def receive() -> None:
            if box.waiting.pop(key, None) is None:
                return
            self.tally.acked += 1
            self.tally.late += ack.verdict == "late"
            self.said.append(
                Acked(student=box.student, run=run, key=key, rev=rev, payload=payload, verdict=ack.verdict)
            )

        self.at(self.chance.uniform(1, 30), receive)

    def _tick(self) -> None:
        self.world.room.tick()
        self.world.room.writer.drain()
        self.at(200, self._tick)

    def _look(self) -> None:
        record = self.world.room.record(self.world.session)
        self.tally.left = sum(len(box.waiting) for box in self.boxes)
        self.tally.responses = len(record.current)
        self.tally.faults = [
            *history.acked(record, self.said),
            *history.faults(record),
            *recount.faults(record, gradebook(Marked(record))),
        ]
        states = [one.state for one in record.runs]
        self.tally.faults += [f"a question is {state}" for state in states if state in ("open", "closing")]
