"""A class in lines: the teacher's side, and that of a student over the network."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.classroom.client.outbox import Outbox
from civics_tui.classroom.client.student import Student
from civics_tui.classroom.client.wire import Wire
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.standing import standings
from civics_tui.classroom.rules.policy import Policy
from civics_tui.plain.classroom.host import run_host
from civics_tui.plain.classroom.student import run_student
from tests.classroom.hosting.teaching import Teaching, teaching, until
from tests.plain.talking import Conversation, Typed
from tests.tui import quizzes

TWO = (quizzes.SINGLE, quizzes.SHORT)


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[Teaching]:
    with teaching(tmp_path, questions=TWO) as made:
        yield made


class Patient(Conversation):
    """Types each line when its time has come; a line that starts with `...` waits for what follows it."""

    def __init__(self, *typed: Typed, person: bool = True) -> None:
        super().__init__(*typed, person=person)
        self.failed: BaseException | None = None

    def _read(self) -> str | None:
        while self.waiting:
            one = self.waiting.pop(0)
            if isinstance(one, str) and not one.startswith("..."):
                return one
            try:
                self._wait_for(one[3:]) if isinstance(one, str) else one()
            except AssertionError as problem:
                self.failed = problem
                return None
        return None

    def _wait_for(self, text: str) -> None:
        until(lambda: text in " ".join(self.text.split()), f"{text!r} in:\n{self.text}\nit")

    def over(self) -> Patient:
        if self.failed is not None:
            raise self.failed
        return self


def lead(taught: Teaching, *typed: Typed, person: bool = True) -> Patient:
    """Type lines as the teacher."""
    conversation = Patient(*typed, person=person)
    assert run_host(taught.desk, conversation.talk) == 0
    return conversation.over()


def answers(taught: Teaching, student: int, *, right: bool = True) -> None:
    """A student answers on a phone."""
    taught.answer(student, right=right)


def test_a_class_is_led_by_lines(taught: Teaching) -> None:
    one, two = taught.student(), taught.student()
    talk = lead(
        taught,
        "...2 joined",
        "",
        "...A. Voting on it",
        lambda: answers(taught, one),
        lambda: answers(taught, two, right=False),
        "...Everybody has answered.",
        "",
        "...closed",
        lambda: taught.pass_time(1_000),
        "...enter show the answer",
        "",
        "...Right is B Filing it.",
        "v",
        "...second vote",
        lambda: answers(taught, two),
        "",
        "...second vote closed",
        lambda: taught.pass_time(1_000),
        "",
        "...A Voting on it: 1 -> 0",
        "q",
        "...q again ends it",
        "q",
        "...Results saved",
    )
    text = " ".join(talk.text.split())
    assert (
        f"Students open http://10.0.0.1:8080 and type the code {taught.held.code[:3]}-{taught.held.code[3:]}." in text
    )
    assert "B Filing it: 1 -> 1 (right)" in text
    assert "Why: Filing opens the way." in text
    assert "1 student gave no answer." in text
    assert "See the results: civics-tui class results" in text
    assert taught.state == "finished"


def test_nothing_of_the_key_is_said_before_the_answer(taught: Teaching) -> None:
    taught.student()
    talk = lead(
        taught,
        "",
        "...A. Voting on it",
        "l",
        "s",
        "...Sources come with the answer",
        "",
        "...closed",
        lambda: taught.pass_time(1_000),
        "...enter show the answer",
    )
    assert "Filing opens" not in talk.text
    assert "Right is" not in talk.text


def test_key_and_note_are_said_once_the_teacher_was_warned(taught: Teaching) -> None:
    talk = lead(taught, "t", "...No question", "", "...A. Voting", "t", "...Others may see", "t", "...Right is B")
    assert talk.text.index("Others may see") < talk.text.index("Right is B")


def test_people_are_let_in_renamed_and_removed_by_lines(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO, policy=Policy(approve=True)) as taught:
        taught.held.token()
        taught.held.token()
        talk = lead(
            taught,
            "...2 waiting",
            "i",
            "...2 joined",
            "m 1 Ada",
            "...Renamed",
            "d 2",
            "...Removed",
            "d 9",
            "m x y",
            "l",
            "b 1",
            "...http://10.0.0.1:8080/back/",
        )
        assert "1. Ada" in talk.text
        assert talk.text.count("Type the number from the list that l shows.") == 2


def test_a_student_is_given_more_time_by_a_line(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO, policy=Policy(limit=60_000)) as taught:
        one, two = taught.student(), taught.student()
        talk = lead(
            taught,
            "...2 joined",
            "f 2",
            "...For each question: the usual time.",
            "f 2 1.5",
            "...For each question: one and a half times the usual.",
            "f 1 none",
            "...For each question: no time limit.",
            "f 2 9",
            "...Type 1, 1.5, 2 or none",
            "f 7 2",
            "...Type the number from the list that l shows.",
            "l",
        )
        assert (taught.conductor.time_of(one), taught.conductor.time_of(two)) == (None, 150)
        assert "half" not in talk.text.partition("Type the number")[2]


def test_choices_in_an_order_for_each_student_have_no_letters_at_the_host(tmp_path: Path) -> None:
    with teaching(tmp_path, questions=TWO, policy=Policy(own_order=True)) as taught:
        talk = lead(taught, "", "...- Voting on it", "t", "t", "...Right is Filing it")
        assert "A. Voting" not in talk.text


def test_what_cannot_be_done_is_a_sentence_and_nothing_breaks(taught: Teaching) -> None:
    talk = lead(taught, "xyz", "z", "v", "+", "a", "o", "w", "?")
    for sentence in (
        '"xyz" is nothing that can be done here',
        "No question is open yet.",
        "The board: http://10.0.0.1:8080/board/",
        "Students can reach this laptop.",
        "enter takes the next step",
        "The class is kept.",
    ):
        assert sentence in " ".join(talk.text.split())
    assert taught.state == "lobby"


def test_a_pipe_that_ends_ends_the_class(taught: Teaching) -> None:
    leave = taught.held.room.bus.listen(taught.held.session, lambda _hint: taught.held.clock.move(1_000))
    talk = lead(taught, "", person=False)
    leave()
    assert talk.prompts == []
    assert "Results saved" in talk.text
    assert taught.state == "finished"


# A student


@pytest.fixture
def online(tmp_path: Path) -> Iterator[Teaching]:
    with teaching(tmp_path, questions=quizzes.ALL, on_network=True) as made:
        yield made


def student_of(taught: Teaching, folder: Path) -> Student:
    wire = Wire(taught.base)
    outbox = Outbox.open(folder, taught.held.code)
    joined = wire.join(taught.held.code)
    outbox.joined(joined.token, joined.name)
    return Student(wire, outbox, monotonic=time.monotonic, draw=random.Random(1).randbytes)


def take_part(student: Student, *typed: Typed, person: bool = True) -> Patient:
    """Type lines as a student."""
    conversation = Patient(*typed, person=person)
    assert run_student(student, conversation.talk) == 0
    return conversation.over()


LINES = {
    "single": "b",
    "multiple": "1 3",
    "true_false": "2",
    "numeric": "38",
    "short": "Congress",
    "ordering": "1 2 3",
    "matching": "1a 2b",
    "categorize": "1a 2b 3b",
    "cloze": "Congress; 2",
    "view": "c",
}


def test_every_kind_is_answered_by_a_line(online: Teaching, tmp_path: Path) -> None:
    student = student_of(online, tmp_path / "home")
    steps: list[Typed] = ["...You are in. Look at the board."]
    for number, question in enumerate(quizzes.ALL, start=1):
        steps += [
            online.step,
            f"...Question {number} of 10.",
            lambda: until(lambda: student.view is not None and student.view.state == "question"),
            LINES[question.kind],
            lambda: until(lambda: student.saved.state == "saved", "saved"),
            online.close,
            online.step,
            lambda: until(lambda: student.view is not None and student.view.reveal is not None, "the answer"),
            f"...Question {number} of 10: the answer.",
        ]
    steps += [online.step, "...The class is over"]
    talk = take_part(student, *steps)
    (row,) = standings(Marked(online.held.room.record(online.held.session)))
    given = {place: cell.state for place, cell in row.cells.items()}
    assert set(given.values()) == {"answered"}
    right = [str(quizzes.ALL[place].kind) for place, cell in row.cells.items() if cell.fraction == 1]
    assert {"single", "multiple", "true_false", "numeric", "short", "cloze"} <= set(right)
    text = " ".join(talk.text.split())
    assert "There is no right answer" in text
    assert "Right is B Filing it." in text
    assert not student.outbox.path.exists()


def test_a_pipe_answers_each_question_when_it_comes(online: Teaching, tmp_path: Path) -> None:
    student = student_of(online, tmp_path / "home")

    def next_question() -> None:
        online.step()

    def to_next() -> None:
        until(lambda: student.saved.state == "saved", "saved")
        online.close()
        online.step()
        online.step()

    talk = take_part(student, next_question, "b", to_next, "1 3", person=False)
    rows = standings(Marked(online.held.room.record(online.held.session)))
    assert [cell.fraction for cell in rows[0].cells.values()] == [1, 1]
    assert talk.prompts == []


def test_an_answer_can_be_changed_and_a_slip_is_told(online: Teaching, tmp_path: Path) -> None:
    student = student_of(online, tmp_path / "home")
    talk = take_part(
        student,
        "...You are in",
        "hello",
        "...There is nothing to answer just now.",
        online.step,
        "...A. Voting on it",
        "z9",
        "...is not one of",
        "a",
        "...Saved",
        "b",
        "...B Filing it. Another line changes it.",
        "s",
        "r",
        "q",
    )
    assert "You can come back with the same command" in talk.text
    assert "Filing opens" not in talk.text
    run = online.held.room.runs(online.held.session)[0]
    kept = online.held.room.own(run.id, 1)
    assert kept is not None
    assert kept.rev == 2


def test_sources_follow_the_answer(online: Teaching, tmp_path: Path) -> None:
    student = student_of(online, tmp_path / "home")
    talk = take_part(
        student,
        "...You are in",
        online.step,
        "...A. Voting on it",
        online.close,
        online.step,
        "...s shows where",
        "s",
        "...The Paper",
        online.conductor.end,
    )
    text = " ".join(talk.text.split())
    assert "You sent no answer." in text
    assert "chain:" in text


def test_who_is_removed_is_told_how_to_come_back(online: Teaching, tmp_path: Path) -> None:
    student = student_of(online, tmp_path / "home")
    talk = take_part(student, "...You are in", lambda: online.conductor.remove(1), "...Ask to join again")
    assert "Your teacher removed this name." in " ".join(talk.text.split())
