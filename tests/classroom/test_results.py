"""Results: of every kind, side by side, in a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest

from civics_tui.classroom import snapshot as snapshots
from civics_tui.classroom.checking import recount
from civics_tui.classroom.results.distribution import distribution
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.standing import standings
from civics_tui.classroom.results.table import answers_table, defused, gradebook
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import Misfit
from civics_tui.errors import Damaged
from civics_tui.model.answer import Picked, Typed
from civics_tui.model.kinds import kind_of
from tests.classroom.world import World, snapshot, text_of
from tests.study import fakes


def test_a_snapshot_comes_back_as_it_was() -> None:
    made = snapshot(list(fakes.every_kind()))
    assert snapshots.from_text(snapshots.to_text(made)) == made
    for wrong in ("", "[]", "{}", '{"title": "x", "items": [["p", "{}"]]}'):
        with pytest.raises(Damaged):
            snapshots.from_text(wrong)


def test_every_kind_is_asked_and_counted(world: World) -> None:
    questions = [one for one in fakes.every_kind() if not one.vars]
    world.begin(questions)
    ada, ben = world.join().id, world.join().id
    for place, question in enumerate(questions):
        run = world.ask(place).id
        answer = kind_of(question).right(question) or Picked(("unsure",))
        payload = text_of(question, answer)
        world.done(world.room.submit(student=ada, run=run, key=f"key-of-{place:04}", rev=1, payload=payload))
        world.over(run)
        world.done(world.room.host.reveal(run))
        assert distribution(Marked(world.room.record(world.session)), world.run(run)).answered == 1
    marked = Marked(world.room.record(world.session))
    rows = {row.student.id: row for row in standings(marked)}
    scored = sum(kind_of(question).scored for question in questions)
    assert rows[ada].points == rows[ada].of == scored
    assert rows[ben].points == 0
    assert rows[ben].of == scored
    assert recount.faults(marked.record, gradebook(marked)) == []
    assert len(list(csv.reader(io.StringIO(answers_table(marked))))) == 1 + 2 * len(questions)


def test_what_a_question_does_not_take_is_refused() -> None:
    question = fakes.single("q0")
    for wrong in (Picked(("9",)), Picked(("1", "2")), Picked(()), Typed("1")):
        with pytest.raises(Misfit):
            snapshots.payload(question, wrong)
    assert snapshots.answer_of(snapshots.payload(question, Picked(("2",)))) == Picked(("2",))


def test_missed_questions_can_count(world: World) -> None:
    world.begin(policy=Policy(missed="zero"))
    world.join()
    world.over(world.ask().id)
    late = world.join().id
    marked = Marked(world.room.record(world.session))
    assert next(row for row in standings(marked) if row.student.id == late).of == 1
    assert recount.faults(marked.record, gradebook(marked)) == []


def test_small_groups_are_not_published(world: World) -> None:
    world.begin()
    students = world.join_many(5)
    run = world.ask().id
    for student in students[:4]:
        world.answer(student, run)
    marked = Marked(world.room.record(world.session))
    assert distribution(marked, marked.record.runs[0]).published() is None
    world.answer(students[4], run, "2")
    marked = Marked(world.room.record(world.session))
    assert distribution(marked, marked.record.runs[0]).published() == {"1": 4, "2": 1}


def test_no_name_is_a_formula(world: World) -> None:
    world.begin(policy=Policy(names="own"))
    for name in ("=1+1", "+Ada", "-Ben", "@Cleo", "Dot, 'Quote\""):
        world.join(name)
    rows = list(csv.reader(io.StringIO(gradebook(Marked(world.room.record(world.session)))[:])))
    assert [row[1] for row in rows[1:]] == ["'=1+1", "'+Ada", "'-Ben", "'@Cleo", "Dot, 'Quote\""]
    assert defused("\t=1") == "'\t=1"
    assert [
        row[1] for row in csv.reader(io.StringIO(gradebook(Marked(world.room.record(world.session)), names=False)))
    ][1:] == [""] * 5


def test_a_gradebook_that_lies_is_seen(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    world.answer(student, run)
    record = world.room.record(world.session)
    honest = gradebook(Marked(record))
    assert recount.faults(record, honest) == []
    assert recount.faults(record, honest.replace(",1,1,1", ",0,1,0")) != []
    assert recount.faults(record, honest.splitlines()[0] + "\r\n") != []
