"""Hypothesis plays a teacher and a class; after each step the room and the model have come to the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from civics_tui.classroom.checking import history, recount
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import gradebook
from civics_tui.classroom.rules import refused
from civics_tui.classroom.rules.policy import Policy
from tests.classroom.model import Model, Refused
from tests.classroom.world import SimClock, World, open_room, picked

T = TypeVar("T")
GRACE = 300
LIMITS = st.sampled_from([None, 500, 2_000])
PLACES = st.integers(0, 3)


class Machine(RuleBasedStateMachine):
    """One session against its model."""

    new_address: ClassVar[Callable[[], str]]
    """Gives a store with nothing in it."""

    @initialize(policy=st.sampled_from(["change", "first"]), students=st.integers(1, 3))
    def begin(self, policy: Any, students: int) -> None:
        self.clock = SimClock()
        self.world = World(open_room(type(self).new_address(), self.clock), self.clock)
        self.world.begin(3, Policy(answers=policy, grace=GRACE))
        self.model = Model(policy, GRACE)
        self.students: list[int] = []
        self.runs: list[int] = []
        self.keys = 0
        for _student in range(students):
            self.join()

    def both(self, real: Callable[[], T], model: Callable[[], object]) -> tuple[T | None, object]:
        """Do it in both; either both refuse it or none."""
        wanted: object
        try:
            wanted = model()
            is_refused = False
        except Refused:
            wanted, is_refused = None, True
        try:
            done = real()
        except refused.Refused:
            if not is_refused:
                raise
            return None, None
        assert not is_refused
        return done, wanted

    def host(self, command: Callable[..., Any], *given: Any, **named: Any) -> Callable[[], Any]:
        return lambda: self.world.done(command(*given, **named))

    @rule()
    def join(self) -> None:
        if len(self.students) < 4:
            self.students.append(self.world.join(address=f"10.0.0.{len(self.students)}").id)
            self.model.join()

    @rule(place=PLACES)
    def remove(self, place: int) -> None:
        if place < len(self.students) and len(self.students) - len(self.model.removed) > 1:
            self.world.done(self.world.room.host.remove(self.students[place]))
            self.model.removed.add(place)

    @rule(place=PLACES, factor=st.sampled_from([100, 150, 200, None]))
    def factor(self, place: int, factor: int | None) -> None:
        if place < len(self.students):
            self.world.done(self.world.room.host.set_time_factor(self.students[place], factor))
            self.model.factors[place] = factor

    @rule(question=st.integers(0, 2), vote=st.integers(1, 2), limit=LIMITS)
    def ask(self, question: int, vote: int, limit: int | None) -> None:
        host = self.world.room.host
        command = host.ask if vote == 1 else host.ask_again
        run, _none = self.both(
            self.host(command, self.world.session, question, limit=limit),
            lambda: self.model.ask(question, vote, limit),
        )
        if run is not None:
            self.runs.append(run.id)

    @precondition(lambda self: bool(self.runs))
    @rule(
        data=st.data(),
        what=st.sampled_from(["close", "reopen", "extend", "reveal", "score", "accept_late"]),
        limit=LIMITS,
    )
    def move(self, data: st.DataObject, what: str, limit: int | None) -> None:
        place = data.draw(st.integers(0, len(self.runs) - 1))
        command = getattr(self.world.room.host, what)
        given = (1_000,) if what == "extend" else ()
        named = {"limit": limit} if what == "reopen" else {}
        done, wanted = self.both(
            self.host(command, self.runs[place], *given, **named),
            lambda: getattr(self.model, what)(place, *given, *named.values()),
        )
        if what == "accept_late":
            assert done == wanted

    @precondition(lambda self: bool(self.runs))
    @rule()
    def over(self) -> None:
        """Close the newest question and let it lock, so that late answers are not rare."""
        self.both(self.host(self.world.room.host.close, self.runs[-1]), lambda: self.model.close(len(self.runs) - 1))
        self._pass(GRACE + 1)

    @rule()
    def pause(self) -> None:
        self.both(self.host(self.world.room.host.pause, self.world.session), self.model.pause)

    @rule()
    def resume(self) -> None:
        self.both(self.host(self.world.room.host.resume, self.world.session), self.model.resume)

    @rule(ms=st.sampled_from([1, 100, 299, 300, 301, 700, 1_500]))
    def pass_time(self, ms: int) -> None:
        self._pass(ms)

    def _pass(self, ms: int) -> None:
        self.world.pass_time(ms, step=ms)
        self.model.tick(ms)

    @precondition(lambda self: bool(self.runs))
    @rule(data=st.data(), place=PLACES, rev=st.integers(1, 4), choice=st.sampled_from("1234"), old=st.booleans())
    def submit(self, data: st.DataObject, place: int, rev: int, choice: str, old: bool) -> None:
        student = min(place, len(self.students) - 1)
        run = data.draw(st.integers(max(0, len(self.runs) - 2), len(self.runs) - 1))
        mine = [key for who, key in self.model.sent if who == student]
        self.keys += 1
        key = data.draw(st.sampled_from(mine)) if old and mine else f"key-{self.keys:08}"
        ack, wanted = self.both(
            lambda: self.world.answer(self.students[student], self.runs[run], choice, rev=rev, key=key),
            lambda: self.model.submit(student, run, key, rev, choice),
        )
        if ack is not None:
            assert (ack.verdict, ack.replayed) == wanted

    @precondition(lambda self: bool(self.model.sent))
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        student, key = data.draw(st.sampled_from(sorted(self.model.sent)))
        one = self.model.sent[student, key]
        ack, wanted = self.both(
            lambda: self.world.answer(self.students[student], self.runs[one.run], one.choice, rev=one.rev, key=key),
            lambda: self.model.submit(student, one.run, key, one.rev, one.choice),
        )
        if ack is not None:
            assert (ack.verdict, ack.replayed) == wanted == (one.verdict, True)

    def teardown(self) -> None:
        if hasattr(self, "world"):
            try:
                self.compare()
            finally:
                self.world.room.close()

    def compare(self) -> None:
        record = self.world.room.record(self.world.session)
        assert [run.state for run in record.runs] == [run.state for run in self.model.runs]
        counts = {(one.run, one.student): (one.rev, one.key) for one in record.current}
        wanted = {(self.runs[run], self.students[who]): kept for (run, who), kept in self.model.counts.items()}
        assert counts == wanted
        stored = [(one.student, one.key, one.verdict, one.payload) for one in record.submissions]
        assert stored == [
            (self.students[who], key, one.verdict, picked(one.choice)) for (who, key), one in self.model.sent.items()
        ]
        assert history.in_order("host", [event.seq for event in record.events]) == []
        assert history.faults(record) == []
        assert recount.faults(record, gradebook(Marked(record))) == []
