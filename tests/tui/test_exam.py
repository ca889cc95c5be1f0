"""An exam on the screen: no feedback before it is handed in, flags, the list, the clock, and looking back."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from civics_tui.model.answer import Picked
from civics_tui.tui.screens.quiz import QuizScreen
from tests.tui import quizzes
from tests.tui.driving import SIZES
from tests.tui.quizzes import quizzed

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = (quizzes.SINGLE, quizzes.TRUE_FALSE, quizzes.MULTIPLE)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_answer_flag_hand_in_and_look_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with quizzed(tmp_path, *QUESTIONS, size=size, mode="exam") as quiz:
        await quiz.press("1", "enter")
        assert quiz.stored.responses[0].answer == Picked(("1",))
        assert "Nothing can be voted on yet" not in quiz.text
        assert "A state can leave alone." in quiz.text
        await quiz.press("f")
        assert "! flagged" in quiz.lines[0]
        assert quiz.stored.responses[1].flagged
        await quiz.press("n", "l")
        assert quiz.screen == "OverviewScreen"
        assert "  1 o   2 !   3 >" in quiz.text
        assert "1 answered, 1 flagged, 1 open." in " ".join(quiz.text.split())
        await quiz.press("down", "down", "enter")
        assert quiz.stored.ending == "handed_in"
        assert quiz.screen == "ResultsScreen"
        assert "0 of 3 right" in quiz.text
        await quiz.press("enter")
        assert quiz.screen == "QuizScreen"
        assert quiz.line_with("Voting on it").startswith(" X 1")
        await quiz.press("escape")
        assert quiz.screen == "ResultsScreen"


async def test_an_answer_can_be_changed_until_it_is_handed_in(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS, mode="exam") as quiz:
        await quiz.press("1", "enter", "p")
        assert quiz.line_with("Voting on it").startswith(" > 1")
        await quiz.press("2", "enter")
        assert quiz.stored.responses[0].answer == Picked(("2",))


async def test_the_list_comes_by_itself_when_all_have_an_answer(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, quizzes.TRUE_FALSE, mode="exam") as quiz:
        await quiz.press("1", "enter", "1", "enter")
        assert quiz.screen == "OverviewScreen"
        assert quiz.stored.open
        await quiz.press("escape")
        assert quiz.screen == "QuizScreen"
        await quiz.press("l", "enter")
        assert quiz.stored.ending == "handed_in"


async def test_the_list_leads_to_questions_and_back(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS, mode="exam") as quiz:
        await quiz.press("l", "n")
        assert "A state can leave alone." in quiz.text
        await quiz.press("l", "f", "escape")
        assert quiz.stored.responses[1].flagged
        await quiz.press("l", "escape")
        assert "A state can leave alone." in quiz.text
        await quiz.press("l")
        await quiz.click("Go to the one not seen")
        assert "Which are even?" in quiz.text


async def test_an_exam_gives_no_hints(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS, mode="exam") as quiz:
        assert "hint" not in quiz.last_line
        await quiz.press("h")
        assert quiz.stored.responses[0].hints == 0


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.seconds = 0.0

    def __call__(self) -> float:
        """Seconds so far."""
        return self.seconds


async def test_the_clock_is_in_words_and_hands_in_at_the_end(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS, mode="exam", limit=600) as quiz:
        clock = Clock()
        screen = quiz.app.screen
        assert isinstance(screen, QuizScreen)
        screen.clock = clock
        await screen.run_clock()
        assert quiz.lines[0].endswith("10 min left")
        clock.seconds = 70.0
        await screen.run_clock()
        await quiz.settle()
        assert quiz.lines[0].endswith("8 min left")
        assert quiz.stored.clock == pytest.approx(70.0)
        await quiz.press("1", "l")
        clock.seconds = 601.0
        await screen.run_clock()
        await screen.run_clock()  # a tick that was under way when the results came
        await quiz.settle()
        assert quiz.stored.ending == "time_up"
        assert quiz.screen == "ResultsScreen"
        assert "The time is up. What is there was handed in." in quiz.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_last_minutes_are_told_in_one_line(tmp_path: Path, size: tuple[int, int]) -> None:
    async with quizzed(tmp_path, *QUESTIONS, size=size, mode="exam", limit=290) as quiz:
        assert "4 min left" in quiz.lines[0]
        assert "5 minutes left." in quiz.text or size == (40, 12)


async def test_the_clock_can_be_hidden(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS, mode="exam", limit=600) as quiz:
        await quiz.press("l")
        await quiz.click("Hide the clock")
        await quiz.press("escape")
        assert "left" not in quiz.lines[0]
        await quiz.press("l")
        await quiz.click("Show the clock")
        await quiz.press("escape")
        assert "min left" in quiz.lines[0]


async def test_ticks_that_cannot_be_saved_hinder_nobody(tmp_path: Path) -> None:
    desk = quizzes.desk_of(tmp_path, *QUESTIONS)
    disk = quizzes.FullDisk(desk)
    async with quizzed(tmp_path, *QUESTIONS, desk=desk, mode="exam", limit=600) as quiz:
        clock = Clock()
        screen = quiz.app.screen
        assert isinstance(screen, QuizScreen)
        screen.clock = clock
        await screen.run_clock()
        disk.is_full = True
        clock.seconds = 8.0
        await screen.run_clock()
        await quiz.settle()
        assert "NOT saved: the disk is full." in quiz.text
        disk.is_full = False
        await quiz.press("2", "enter")
        assert quiz.stored.responses[0].answer == Picked(("2",))
        assert quiz.stored.clock == pytest.approx(8.0)


async def test_the_list_can_be_resized_above_a_question(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS, mode="exam", size=(120, 40)) as quiz:
        await quiz.press("l")
        for size in ((40, 12), (20, 5), (4, 2), (80, 24)):
            await quiz.resize(*size)
        assert "Hand in?" in quiz.text
        await quiz.press("escape")
        assert quiz.screen == "QuizScreen"
        assert "enter answer" in quiz.last_line


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_exam_says_at_its_first_question_what_is_left_out_as_stale(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    old = dataclasses.replace(quizzes.TRUE_FALSE, review_by="2026-01")
    async with quizzed(tmp_path, quizzes.SINGLE, old, size=size, mode="exam", n=2) as quiz:
        told = " ".join(quiz.text.replace("│", " ").split())
        assert "1 question is left out: it is stale, and may no longer be true." in told
        assert "Too few are left for this exam: 1 short." in told
        await quiz.press("2")
        assert "left out" not in quiz.text
