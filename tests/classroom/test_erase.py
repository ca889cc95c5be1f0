"""F35: nothing of a name or a typed text is left in the files, and what is left says nothing about anybody."""

from __future__ import annotations

import contextlib
import dataclasses
from pathlib import Path
from typing import Any

import pytest

from civics_tui.classroom.checking import history, recount
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import answers_table, gradebook
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NoSuchToken
from civics_tui.classroom.store import reading, sessions
from civics_tui.classroom.store.erasing import DAY
from civics_tui.classroom.store.tx import Tx
from civics_tui.model.answer import Typed
from civics_tui.model.kinds import Short
from civics_tui.model.question import Accepted
from tests.classroom.world import SimClock, World, open_room, text_of
from tests.study import fakes

NAME = "Wilhelmina Quux"
TYPED = "my very own words zyzzyva"
SHORT = Short(id="s", stem="Say it.", accept=(Accepted(text="sure"),))


def filled(world: World, policy: Policy | None = None) -> tuple[int, int]:
    """A session in which two students have typed something."""
    world.begin([fakes.single("q0"), SHORT], policy or Policy(names="own"))
    who, other = world.join(NAME).id, world.join("Ben").id
    for student, words in ((who, TYPED), (other, "sure")):
        run = world.ask(1).id if student == who else world.room.runs(world.session)[-1].id
        payload = text_of(SHORT, Typed(words))
        key = f"key-of-{student:04}"
        world.done(world.room.submit(student=student, run=run, key=key, rev=1, payload=payload))
    world.over(run)
    return who, other


def everything(world: World, path: Path) -> bytes:
    """All that the files of a store hold, and all that is exported."""
    marked = Marked(world.room.record(world.session))
    exported = gradebook(marked) + answers_table(marked) + repr(marked.record)
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*")) + exported.encode()


def test_an_erased_student_is_nowhere(tmp_path: Path, clock: SimClock) -> None:
    path = tmp_path / "class.sqlite3"
    with contextlib.closing(open_room(str(path), clock)) as room:
        world = World(room, clock)
        who, other = filled(world)
        assert NAME.encode() in everything(world, path)
        assert TYPED.encode() in everything(world, path)
        erased = room.erase(session=world.session, students=[who])
        assert world.done(erased) == 1
        left = everything(world, path)
        for word in (NAME, "Wilhelmina", "wiiheimina", TYPED, "zyzzyva", world.tokens[who]):
            assert word.encode() not in left
        assert b"Ben" in left
        with pytest.raises(NoSuchToken):
            room.entrance.who(world.tokens[who])
        assert room.entrance.who(world.tokens[other]).name == "Ben"
        record = room.record(world.session)
        assert history.faults(record) == []
        assert recount.faults(record, gradebook(Marked(record))) == []
    assert NAME.encode() not in path.read_bytes()


def test_a_whole_session_is_erased(world: World) -> None:
    filled(world)
    assert world.done(world.room.erase(session=world.session)) == 2
    record = world.room.record(world.session)
    assert record.session.title == ""
    assert {one.name for one in record.students} == {""}
    assert {one.payload for one in record.submissions} == {None}
    assert NAME not in repr(record)
    again = world.room.erase(session=world.session)
    assert world.done(again) == 0


@pytest.mark.parametrize("days", [0, 30])
def test_identities_are_erased_when_their_time_is_over(address: str, clock: SimClock, days: int) -> None:
    room = open_room(address, clock)
    world = World(room, clock)
    filled(world, Policy(names="own", retention_days=days))
    world.done(room.host.finish(world.session))
    clock.move(days * DAY - 1)
    assert room.erase_due() == []
    clock.move(1)
    room.close()
    with contextlib.closing(open_room(address, clock)) as later:
        assert later.erase_due() == []
        assert NAME not in repr(later.record(world.session))


CANARY = "canary-7f3a"


def heard(world: World) -> str:
    """All that leaves the room in a lesson whose key, feedback and names are canaries."""
    question = fakes.single("q0")
    choices = tuple(dataclasses.replace(one, text=f"{CANARY} {one.id}", feedback=CANARY) for one in question.choices)
    world.begin([dataclasses.replace(question, choices=choices, explanation=CANARY)], Policy(names="own"))
    student = world.join("Wilhelmina")
    run = world.ask()
    told = [repr(world.answer(student.id, run.id, choice, rev=n + 1)) for n, choice in enumerate("123")]
    assert len({len(one) for one in told}) == 1
    world.over(run.id)
    world.done(world.room.host.rename(student.id, "Philippa"))
    world.done(world.room.host.accept_late(run.id))
    return repr(world.room.events(world.session)) + "".join(told) + repr(world.room.count(run.id)) + repr(run)


def leaks(seen: str) -> list[str]:
    return [word for word in (CANARY, "Wilhelmina", "Philippa", "correct") if word in seen]


def test_events_and_acknowledgements_hold_no_name_and_no_key(world: World) -> None:
    assert leaks(heard(world)) == []


def test_a_server_that_sends_the_key_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    event = Tx.event

    def leaking(tx: Tx, session: int, kind: str, **body: Any) -> int:
        if kind == "opened":
            body["key"] = reading.snapshot(tx.connection, sessions.load(tx.connection, session).snapshot)
        return event(tx, session, kind, **body)

    monkeypatch.setattr(Tx, "event", leaking)
    assert leaks(heard(world)) == [CANARY, "correct"]
