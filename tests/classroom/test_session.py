"""A session from the lobby to its end, through the door that hosts and students use."""

from __future__ import annotations

import dataclasses

import pytest

from civics_tui.classroom.checking import history, recount
from civics_tui.classroom.results.distribution import distribution
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.standing import standings
from civics_tui.classroom.results.table import gradebook
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NotNow
from tests.classroom.world import World
from tests.study import fakes


def faults(world: World) -> list[str]:
    record = world.room.record(world.session)
    return [*history.faults(record), *recount.faults(record, gradebook(Marked(record)))]


def test_a_lesson(world: World) -> None:
    world.begin()
    amber, blue = world.join().id, world.join().id
    run = world.ask(0)
    assert world.answer(amber, run.id, "1").verdict == "accepted"
    assert world.answer(blue, run.id, "2").verdict == "accepted"
    assert world.answer(blue, run.id, "3", rev=2).verdict == "accepted"
    assert world.answer(blue, run.id, "4", rev=1).verdict == "superseded"
    assert world.room.count(run.id).answered == 2
    assert world.over(run.id).state == "locked"
    late = world.answer(amber, run.id, "2", rev=2)
    assert late.verdict == "late"
    world.done(world.room.host.reveal(run.id))
    marked = Marked(world.room.record(world.session))
    assert distribution(marked, marked.record.runs[0]).parts == {"1": 1, "3": 1}
    assert [float(row.points) for row in standings(marked)] == [1.0, 0.0]
    world.done(world.room.host.finish(world.session))
    assert world.now().code is None
    assert faults(world) == []


def test_a_second_vote_counts_after_a_discussion(world: World) -> None:
    world.begin()
    student = world.join().id
    first = world.ask(0)
    world.answer(student, first.id, "2")
    world.over(first.id)
    second = world.done(world.room.host.ask_again(world.session, 0))
    world.answer(student, second.id, "1")
    world.over(second.id)
    world.done(world.room.host.reveal(second.id))
    marked = Marked(world.room.record(world.session))
    both = [distribution(marked, run).parts for run in marked.record.runs]
    assert both == [{"2": 1}, {"1": 1}]
    assert standings(marked)[0].points == 1
    assert faults(world) == []


def test_a_vote_after_the_reveal_does_not_count(world: World) -> None:
    world.begin()
    student = world.join().id
    first = world.ask(0)
    world.answer(student, first.id, "2")
    world.over(first.id)
    world.done(world.room.host.reveal(first.id))
    world.clock.move(1)
    second = world.done(world.room.host.ask_again(world.session, 0))
    world.answer(student, second.id, "1")
    world.over(second.id)
    assert standings(Marked(world.room.record(world.session)))[0].points == 0
    assert faults(world) == []


def test_the_clock_closes_and_locks(world: World) -> None:
    world.begin()
    student = world.join().id
    run = world.ask(0, limit=10_000)
    world.pass_time(9_900)
    assert world.run(run.id).state == "open"
    world.pass_time(200)
    assert world.run(run.id).state == "closing"
    assert world.answer(student, run.id).verdict == "accepted"
    world.pass_time(1_000)
    assert world.run(run.id).state == "locked"
    assert world.answer(student, run.id, rev=2).verdict == "late"
    assert faults(world) == []


def test_a_student_with_more_time_has_it(world: World) -> None:
    world.begin()
    quick, slow = world.join().id, world.join().id
    world.done(world.room.host.set_time_factor(slow, 150))
    run = world.ask(0, limit=10_000)
    world.pass_time(12_000)
    assert world.answer(quick, run.id).verdict == "late"
    assert world.answer(slow, run.id).verdict == "accepted"
    world.pass_time(5_000)
    assert world.run(run.id).state == "locked"


def test_nothing_closes_by_itself_for_an_untimed_student(world: World) -> None:
    world.begin()
    student = world.join().id
    world.done(world.room.host.set_time_factor(student, None))
    run = world.ask(0, limit=10_000)
    world.pass_time(60_000, step=5_000)
    assert world.run(run.id).state == "open"
    assert world.answer(student, run.id).verdict == "accepted"


def test_a_pause_gives_its_time_back(world: World) -> None:
    world.begin()
    student = world.join().id
    run = world.ask(0, limit=10_000)
    world.pass_time(5_000)
    world.done(world.room.host.pause(world.session))
    world.pass_time(60_000, step=5_000)
    assert world.run(run.id).state == "open"
    assert world.answer(student, run.id).verdict == "accepted"
    world.done(world.room.host.resume(world.session))
    world.pass_time(4_900)
    assert world.run(run.id).state == "open"
    world.pass_time(1_000)
    assert world.run(run.id).state == "locked"


def test_the_first_answer_is_final_where_the_teacher_says_so(world: World) -> None:
    world.begin(policy=Policy(answers="first"))
    student = world.join().id
    run = world.ask(0)
    assert world.answer(student, run.id, "2").verdict == "accepted"
    assert world.answer(student, run.id, "1", rev=2).verdict == "superseded"
    world.over(run.id)
    assert standings(Marked(world.room.record(world.session)))[0].points == 0
    assert faults(world) == []


def test_late_answers_count_once_the_teacher_says_so(world: World) -> None:
    world.begin()
    ada, ben = world.join().id, world.join().id
    run = world.ask(0)
    world.answer(ada, run.id, "2")
    world.over(run.id)
    world.answer(ada, run.id, "1", rev=2)
    world.answer(ben, run.id, "1")
    assert world.done(world.room.host.accept_late(run.id)) == 2
    assert world.done(world.room.host.accept_late(run.id)) == 0
    assert [row.points for row in standings(Marked(world.room.record(world.session)))] == [1, 1]
    assert faults(world) == []


def test_an_answer_after_the_reveal_never_counts(world: World) -> None:
    world.begin()
    student = world.join().id
    run = world.ask(0)
    world.over(run.id)
    world.done(world.room.host.reveal(run.id))
    assert world.answer(student, run.id, "1").verdict == "late"
    assert world.done(world.room.host.accept_late(run.id)) == 0


def test_a_close_can_be_taken_back_but_not_a_reveal(world: World) -> None:
    world.begin()
    student = world.join().id
    run = world.ask(0)
    world.over(run.id)
    assert world.answer(student, run.id, "2").verdict == "late"
    world.done(world.room.host.reopen(run.id))
    assert world.answer(student, run.id, "1", rev=2).verdict == "accepted"
    world.over(run.id)
    world.done(world.room.host.reveal(run.id))
    with pytest.raises(NotNow):
        world.done(world.room.host.reopen(run.id))
    assert faults(world) == []


def test_a_question_closes_when_all_who_are_present_have_answered(world: World) -> None:
    world.begin(policy=Policy(close_when_all=True))
    here, away = world.join().id, world.join().id
    run = world.ask(0)
    world.room.seen(here)
    world.pass_time(200)
    assert world.run(run.id).state == "open"
    world.answer(here, run.id)
    world.pass_time(200)
    assert world.run(run.id).state == "closing"
    assert world.room.count(run.id).out == ()
    assert world.room.count(run.id).joined == 2
    assert away


def test_a_student_who_comes_later_is_not_blamed(world: World) -> None:
    world.begin()
    early = world.join().id
    run = world.ask(0)
    world.answer(early, run.id)
    world.over(run.id)
    late = world.join().id
    marked = Marked(world.room.record(world.session))
    rows = {row.student.id: row for row in standings(marked)}
    assert rows[early].points == rows[early].of == 1
    assert rows[late].of == 0
    assert rows[late].cells[0].state == "not_presented"
    assert faults(world) == []


def test_a_corrected_key_marks_what_was_answered(world: World) -> None:
    world.begin()
    student = world.join().id
    run = world.ask(0)
    world.answer(student, run.id, "2")
    question = fakes.single("q0")
    right = tuple(dataclasses.replace(one, correct=one.id == "2") for one in question.choices)
    corrected = dataclasses.replace(question, choices=right)
    with pytest.raises(NotNow):
        world.done(world.room.host.regrade(world.session, 0, corrected))
    world.over(run.id)
    world.done(world.room.host.reveal(run.id))
    world.done(world.room.host.regrade(world.session, 0, corrected))
    assert standings(Marked(world.room.record(world.session)))[0].points == 1
    assert faults(world) == []
    world.done(world.room.host.regrade(world.session, 0, None))
    assert standings(Marked(world.room.record(world.session)))[0].of == 0
    assert faults(world) == []
    world.done(world.room.host.regrade(world.session, 0, corrected))
    assert standings(Marked(world.room.record(world.session)))[0].points == 1
    assert faults(world) == []
