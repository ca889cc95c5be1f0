"""Classes that were held, under Teach in lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.study.classes import HowHeld
from tests.classroom.hosting.earlier import Earlier
from tests.classroom.hosting.teaching import Teaching, teaching
from tests.plain.talking import Conversation
from tests.plain.test_teach import number, talk
from tests.tui import quizzes

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[Teaching]:
    asked = dataclasses.replace(quizzes.SINGLE, stem=f"{quizzes.SINGLE.stem} Say it as the paper of the day did. " * 3)
    with teaching(tmp_path / "class", questions=(asked,)) as made:
        student = made.student()
        made.step()
        made.answer(student)
        yield made


def opened(desk: Desk, *typed: str, text: str = "Period 3, ") -> Conversation:
    """Type lines to the newest class."""
    return talk(desk, number(talk(desk), text), *typed)


def test_a_class_is_seen_written_and_erased(desk: Desk, taught: Teaching) -> None:
    taught.close()
    taught.conductor.end()
    desk.classes = earlier = Earlier(taught)
    told = opened(desk, "1", "2", "3", "4", "5", "n", "5", "y")
    text = " ".join(told.text.split())
    assert "Period 3, 14 Nov 2026: 1 student, finished" in text
    assert "Results saved: Period 3, 14 Nov 2026, session 1. 1 answer to 1 question." in text
    assert "Period 3: results of session 1" in text
    assert text.count("Written: ") == 3
    assert text.count("Erased: 1 student.") == 1
    assert "May still hold it, delete it if you can:" in text
    assert "(erased), 14 Nov 2026: Period 3, 1 student, erased" in text
    assert earlier.open_now == 0


def test_a_class_that_goes_on_is_not_erased(desk: Desk, taught: Teaching) -> None:
    desk.classes = Earlier(taught)
    told = opened(desk, "5", "q", "q")
    assert "Session 1 is not over; end it first." in told.text
    assert taught.held.room.session(1).title == "Period 3"


def test_many_classes_have_a_list_of_their_own(desk: Desk, taught: Teaching) -> None:
    desk.classes = Earlier(taught, times=7)
    told = opened(desk, "6", "q", "q", "q", text="All 7 classes")
    assert "Classes that were held." in told.lines
    assert "Results saved: Period 3" in told.text


def test_a_class_is_begun_from_teach_as_it_was_chosen(desk: Desk, taught: Teaching) -> None:
    opened: list[tuple[str, HowHeld]] = []

    @contextmanager
    def open_class(name: str, how: HowHeld) -> Iterator[object]:
        opened.append((name, how))
        yield taught.desk

    desk.open_class = open_class
    first = talk(desk, "1")
    turns = [number(first, "time: no limit"), number(first, "choices: the same")]
    told = talk(desk, "1", turns[0], turns[1], number(first, "Who said what"))
    assert "choices: each student another one" in told.text
    assert opened == [("key-actors", HowHeld(seconds=30, own_order=True))]
    assert "The class is kept." in told.text


@pytest.mark.parametrize("person", [True, False])
def test_the_end_of_input_leaves(desk: Desk, taught: Teaching, person: bool) -> None:
    desk.classes = Earlier(taught, times=7)
    first = number(talk(desk), "Period 3, ")
    for typed in ((first,), (first, "5"), (number(talk(desk), "All 7"),)):
        assert "Teach." in talk(desk, *typed, person=person).lines
