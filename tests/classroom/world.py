"""A classroom in one process with a clock that a test moves: what is written, and when, is decided by the test."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from civics_tui.classroom.clock import AnchoredClock
from civics_tui.classroom.host import Made
from civics_tui.classroom.people.codes import hashed
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.accepting import Ack
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.record import Student
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.session import Session
from civics_tui.classroom.snapshot import Item, Snapshot, payload
from civics_tui.classroom.store import students
from civics_tui.model.answer import Answer, Picked
from civics_tui.model.kinds import Question
from tests.study import fakes

T = TypeVar("T")
START = 1_800_000_000_000


@dataclass
class SimClock:
    """Milliseconds that stand still until they are moved."""

    ms: int = START

    def wall(self) -> int:
        return self.ms

    def monotonic(self) -> float:
        return self.ms / 1000

    def move(self, ms: int) -> None:
        self.ms += ms

    def anchored(self) -> AnchoredClock:
        clock = AnchoredClock(lambda: self.ms / 1000, lambda: self.ms, keeps=True)
        clock.anchor()
        return clock


def drawer(seed: object) -> Callable[[int], bytes]:
    return random.Random(str(seed)).randbytes


def snapshot(questions: int | list[Question] = 3) -> Snapshot:
    """Questions with four choices whose key is the first, or these."""
    listed: list[Question] = (
        [fakes.single(f"q{n}") for n in range(questions)] if isinstance(questions, int) else questions
    )
    return Snapshot("A class", tuple(Item("pack", one) for one in listed))


def open_room(address: str, clock: SimClock, *, seed: object = 1, node: str = "host", **more: Any) -> Classroom:
    return Classroom.open(
        address,
        wall=clock.wall,
        monotonic=clock.monotonic,
        draw=drawer(seed),
        node=node,
        threaded=False,
        clock=clock.anchored(),
        **more,
    )


@dataclass
class World:
    """A session with its students, in a room whose writer works when it is told to."""

    room: Classroom
    clock: SimClock
    session: int = 0
    code: str = ""
    made: Made | None = None
    tokens: dict[int, str] = field(default_factory=dict)
    keys: int = 0

    def done(self, future: Future[T]) -> T:
        """Write what waits, and give what became of this."""
        self.room.writer.drain()
        return future.result(timeout=0)

    def begin(self, questions: int | list[Question] = 3, policy: Policy | None = None, *, start: bool = True) -> None:
        """A session in which students can be asked."""
        self.made = self.done(self.room.host.create("Period 3", snapshot(questions), policy))
        self.session = self.made.session
        found = self.done(self.room.host.open_lobby(self.session))
        self.code = found.code or ""
        if start:
            self.done(self.room.host.start(self.session))

    def join(self, name: str | None = None, *, address: str = "10.0.0.2") -> Student:
        joined = self.done(self.room.entrance.join(self.code, name, address=address, client="browser"))
        self.tokens[joined.student.id] = joined.token
        return joined.student

    def join_many(self, count: int) -> list[int]:
        """Students in one transaction."""
        session = self.now()

        def work(tx: Any) -> list[int]:
            return [
                students.join(tx, session, name=f"Student {n}", token_hash=hashed(f"{n}"), client="browser").id
                for n in range(count)
            ]

        return self.done(self.room.writer.do(work))

    def now(self) -> Session:
        return self.room.session(self.session)

    def ask(self, question: int = 0, *, limit: int | None = None) -> Run:
        return self.done(self.room.host.ask(self.session, question, limit=limit))

    def run(self, run: int) -> Run:
        return next(one for one in self.room.runs(self.session) if one.id == run)

    def send(self, student: int, run: int, choice: str = "1", *, rev: int = 1, key: str | None = None) -> Future[Ack]:
        self.keys += 1
        text = picked(choice)
        return self.room.submit(student=student, run=run, key=key or f"key-{self.keys:08}", rev=rev, payload=text)

    def answer(self, student: int, run: int, choice: str = "1", *, rev: int = 1, key: str | None = None) -> Ack:
        return self.done(self.send(student, run, choice, rev=rev, key=key))

    def pass_time(self, ms: int, step: int = 100) -> None:
        """Let time pass, with the clock of the room looked at every so often."""
        end = self.clock.ms + ms
        while self.clock.ms < end:
            self.clock.move(min(step, end - self.clock.ms))
            self.room.tick()
            self.room.writer.drain()

    def over(self, run: int) -> Run:
        """Close a question and let it lock."""
        self.done(self.room.host.close(run))
        self.pass_time(self.now().policy.grace + 100)
        return self.run(run)


QUESTION = fakes.single("q0")


def picked(choice: str) -> str:
    return payload(QUESTION, Picked((choice,)))


def text_of(question: Question, answer: Answer) -> str:
    return payload(question, answer)
