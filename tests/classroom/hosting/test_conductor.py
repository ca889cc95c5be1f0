"""The steps of a lesson as the teacher takes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.classroom.hosting import ending, needs, sittings, told
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.standing import standings
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NameRefused, NotNow
from civics_tui.views.pieces import plain
from tests.classroom.hosting.teaching import TODAY, Teaching, teaching
from tests.tui import quizzes

TWO = (quizzes.SINGLE, quizzes.SHORT)


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[Teaching]:
    with teaching(tmp_path, questions=TWO) as made:
        yield made


def test_enter_leads_from_the_lobby_to_the_end(taught: Teaching) -> None:
    taught.student()
    seen = []
    for _step in range(12):
        seen.append((taught.state, taught.conductor.look().view.step))
        if seen[-1][1] == "done":
            break
        taught.step()
        taught.pass_time(1_000)
    assert [state for state, _step in seen] == [
        *("lobby", "question", "closed", "revealed", "question", "closed", "revealed", "finished")
    ]
    assert taught.held.room.session(taught.held.session).code is None


def test_a_step_that_is_not_the_one_shown_any_more_does_nothing(taught: Teaching) -> None:
    taught.step()
    taught.conductor.step("start")
    taught.conductor.step("reveal")
    assert taught.state == "question"
    assert len(taught.held.room.runs(taught.held.session)) == 1


def test_nothing_of_the_key_is_in_the_look_before_the_reveal(taught: Teaching) -> None:
    taught.student()
    taught.step()
    for _phase in range(2):
        look = taught.conductor.look()
        assert "Filing opens" not in repr(look)
        assert not look.view.board.bars
        assert not look.view.say
        taught.close()
    assert "Filing opens" in repr(taught.conductor.look())


def test_key_and_note_are_there_when_they_are_asked_for(taught: Teaching) -> None:
    assert taught.conductor.notes() is None
    taught.step()
    notes = taught.conductor.notes()
    assert notes is not None
    assert plain(notes.key) == "Right is B  Filing it."


def test_a_close_is_taken_back_with_the_time_that_was_left(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO, policy=Policy(limit=60_000)) as taught:
        taught.step()
        taught.pass_time(20_000)
        taught.close()
        look = taught.conductor.look()
        assert (look.view.board.state, look.can_undo) == ("closed", True)
        taught.conductor.take_back()
        look = taught.conductor.look()
        assert (look.view.board.state, look.left) == ("question", 40_000)


def test_a_close_is_not_taken_back_after_ten_seconds_or_once_the_answer_is_shown(taught: Teaching) -> None:
    taught.step()
    taught.close()
    taught.pass_time(9_500)
    assert not taught.conductor.look().can_undo
    with pytest.raises(NotNow):
        taught.conductor.take_back()
    taught.step()
    assert taught.state == "revealed"
    with pytest.raises(NotNow):
        taught.conductor.take_back()


def test_who_answers_a_question_that_was_opened_again_is_counted(taught: Teaching) -> None:
    one, two = taught.student(), taught.student()
    taught.step()
    taught.answer(one)
    taught.close()
    assert taught.answer(two) == "late"
    taught.conductor.take_back()
    assert taught.answer(two, rev=2) == "accepted"
    assert taught.conductor.look().view.board.answered == 2


def test_a_question_without_a_clock_cannot_be_given_a_minute(taught: Teaching) -> None:
    taught.step()
    assert not taught.conductor.look().has_clock
    with pytest.raises(NotNow, match="clock"):
        taught.conductor.add_minute()


def test_a_minute_more_moves_the_end(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO, policy=Policy(limit=30_000)) as taught:
        taught.step()
        taught.conductor.add_minute()
        assert taught.conductor.look().left == 90_000
        taught.pass_time(91_000)
        assert taught.state == "closed"


def test_a_pause_stops_the_count_and_enter_goes_on(taught: Teaching) -> None:
    taught.step()
    taught.pass_time(5_000)
    taught.conductor.pause()
    taught.pass_time(60_000)
    look = taught.conductor.look()
    assert (look.view.board.state, look.view.step) == ("paused", "go_on")
    taught.step()
    look = taught.conductor.look()
    assert (look.view.board.state, look.so_far) == ("question", 5_000)


@pytest.mark.parametrize("shown_first", [False, True], ids=["discussed-unseen", "answer-seen"])
def test_a_second_vote_counts_unless_the_answer_was_seen_before(taught: Teaching, *, shown_first: bool) -> None:
    one, two = taught.student(), taught.student()
    taught.step()
    taught.answer(one, right=False)
    taught.answer(two, right=True)
    taught.close()
    if shown_first:
        taught.step()
    assert taught.conductor.look().can_discuss
    taught.conductor.discuss()
    assert told.state(taught.conductor.look().view).startswith("question 1 of 2   second vote   open")
    taught.answer(one, right=True)
    taught.answer(two, right=True)
    taught.close()
    taught.step()
    bars = taught.conductor.look().view.board.bars
    assert [told.bar_count(bar) for bar in bars] == ["1 -> 0", "1 -> 2", "0 -> 0", "0 -> 0"]
    assert not taught.conductor.look().can_discuss
    rows = standings(Marked(taught.held.room.record(taught.held.session)))
    assert [row.points for row in rows] == ([0, 1] if shown_first else [1, 1])


def test_there_is_no_second_vote_on_an_open_question(taught: Teaching) -> None:
    taught.step()
    with pytest.raises(NotNow, match="Close"):
        taught.conductor.discuss()


def test_who_gives_no_sign_of_life_is_told_with_the_time(taught: Teaching) -> None:
    student = taught.student()
    taught.held.room.seen(student)
    assert taught.conductor.look().lost == ()
    taught.pass_time(20_000)
    (lost,) = taught.conductor.look().lost
    assert lost.ago == 20
    assert "lost its connection 20 s ago" in told.trouble(taught.conductor.look())[0]


def test_late_answers_are_kept_and_count_when_the_teacher_says_so(taught: Teaching) -> None:
    student = taught.student()
    taught.step()
    taught.close()
    assert taught.answer(student) == "late"
    assert told.late(taught.conductor.look().view) == "1 late answer is kept, not counted."
    assert taught.conductor.accept_late() == 1
    assert taught.conductor.look().view.board.answered == 1


def test_ending_in_the_middle_closes_the_question_and_keeps_what_was_sent(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO) as taught:
        student = taught.student()
        taught.step()
        taught.answer(student)
        taught.conductor.pause()
        closing = taught.held.room.bus.listen(taught.held.session, lambda _hint: taught.held.clock.move(1_000))
        taught.conductor.end()
        closing()
        assert taught.state == "finished"
        assert [run.state for run in taught.held.room.runs(taught.held.session)] == ["locked"]
        assert standings(Marked(taught.held.room.record(taught.held.session)))[0].points == 1


def test_a_class_that_never_began_is_given_up(taught: Teaching) -> None:
    taught.conductor.end()
    assert taught.state == "given_up"
    taught.conductor.end()


def test_students_are_let_in_renamed_and_removed(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO, policy=Policy(approve=True)) as taught:
        one, two = (taught.held.room.entrance.who(taught.held.token()).id for _student in range(2))
        look = taught.conductor.look()
        assert [student for student, _name in look.view.waiting] == [one, two]
        assert told.joined(look.view) == "0 joined   2 waiting"
        taught.conductor.let_in([one, two])
        taught.conductor.rename(one, "Ada")
        with pytest.raises(NameRefused):
            taught.conductor.rename(two, "ADA")
        taught.conductor.remove(two)
        assert taught.conductor.look().view.students == ((one, "Ada"),)


def test_the_teacher_sees_who_of_the_list_has_not_come(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO, policy=Policy(names="list")) as taught:
        taught.held.done(taught.held.room.host.expect(taught.held.session, [("1", "Ada"), ("2", "Bob")]))
        taught.held.done(taught.held.room.entrance.claim(taught.held.code, "2", address="10.0.0.9", client="terminal"))
        look = taught.conductor.look()
        assert look.missing == ("Ada",)
        assert [name for _student, name in look.view.students] == ["Bob"]


def test_sources_are_for_after_the_answer(taught: Teaching) -> None:
    taught.step()
    with pytest.raises(NotNow):
        taught.conductor.show_sources()
    taught.close()
    taught.step()
    assert taught.conductor.show_sources()
    assert taught.conductor.look().view.board.sources
    assert not taught.conductor.show_sources()
    assert not taught.conductor.look().view.board.sources


def test_a_class_can_be_gone_on_with_until_it_is_ended(taught: Teaching) -> None:
    room, snapshot = taught.held.room, taught.held.site.showing.snapshot
    found = sittings.to_go_on(room.store, snapshot)
    assert found is not None
    assert found.id == taught.held.session
    taught.conductor.end()
    assert sittings.to_go_on(room.store, snapshot) is None


def test_the_end_says_what_was_kept_and_writes_what_is_asked_for(taught: Teaching) -> None:
    names = {taught.student(): right for right in (True, False)}
    taught.step()
    for student, right in names.items():
        taught.answer(student, right=right)
    taught.close()
    taught.step()
    taught.conductor.end()
    assert taught.desk.kept.stored() == (
        f"Results saved: Period 3, 14 Nov 2026, session {taught.held.session}. 2 answers to 1 question."
    )
    assert taught.desk.today() == TODAY
    gradebook = taught.desk.kept.keep_gradebook()
    assert gradebook.path.read_text("utf-8-sig").splitlines()[0].startswith("student,name,key,points,of")
    assert gradebook.lines == 2
    text = taught.desk.kept.keep_needs().path.read_text("utf-8")
    assert "voting before filing (1 student)" in text
    wrong = [one for one in taught.held.room.record(taught.held.session).students if not names[one.id]]
    assert wrong[0].name in text
    assert any("50 % of the points" in line for line in taught.desk.kept.results())
    assert ending.next_steps(7)[0][1] == "civics-tui class results 7"


def test_nobody_needs_anything_where_all_was_right(taught: Teaching) -> None:
    student = taught.student()
    taught.step()
    taught.answer(student)
    taught.close()
    taught.step()
    marked = Marked(taught.held.room.record(taught.held.session))
    assert needs.mixed_up(marked, {}) == ()
    assert needs.missed(marked) == ()
    assert "  nobody" in needs.told(marked, {})
