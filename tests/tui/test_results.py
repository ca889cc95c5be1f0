"""The results on the screen: figures, what to look at again, the others, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui import quizzes
from tests.tui.driving import SIZES
from tests.tui.quizzes import Quiz, quizzed

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = (quizzes.SINGLE, quizzes.TRUE_FALSE, quizzes.VIEW)


async def answer_all(quiz: Quiz) -> None:
    """One wrong, one right, one view."""
    await quiz.press("1", "enter", "enter", "2", "enter", "enter", "1", "enter", "enter")
    assert quiz.screen == "ResultsScreen"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_where_and_what_now(tmp_path: Path, size: tuple[int, int]) -> None:
    async with quizzed(tmp_path, *QUESTIONS, size=size) as quiz:
        await answer_all(quiz)
        assert "1 of 2 right" in quiz.text
        assert "Look at these again" in quiz.text
        again = quiz.line_with(" X ")
        assert again.startswith(" > X  1  Which step comes first?"[: size[0] - 4].rstrip())
        assert "mixed up: voting before filing" in quiz.text
        assert "r this one again" in quiz.last_line


async def test_every_question_can_be_looked_at_again(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS) as quiz:
        await answer_all(quiz)
        await quiz.press("enter")
        assert quiz.line_with("Voting on it").startswith(" X 1")
        assert "Saved." not in quiz.text
        await quiz.press("n")
        assert "OK Right." in quiz.text
        await quiz.press("enter", "enter")
        assert quiz.screen == "ResultsScreen"
        await quiz.click("A state can leave alone.")
        assert "OK Right." in quiz.text
        await quiz.press("escape")
        assert quiz.screen == "ResultsScreen"


async def test_what_was_missed_can_be_repeated_at_once(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS) as quiz:
        await answer_all(quiz)
        await quiz.press("r")
        assert quiz.screen == "QuizScreen"
        assert "missed before  1 of 1" in quiz.lines[0]
        await quiz.press("2", "enter", "enter")
        assert "1 of 1 right" in quiz.text
        assert "Nothing to repeat." in quiz.text
        assert "again" not in quiz.last_line


async def test_a_question_without_an_answer_shows_the_right_one(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS, mode="exam") as quiz:
        await quiz.press("l", "end", "enter", "enter")
        assert "No answer. Right: Filing it" in quiz.text
        assert "Why  Filing opens the way." in quiz.text


async def test_results_are_copied_as_text(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS) as quiz:
        await answer_all(quiz)
        await quiz.press("y")
        assert "1 of 2 right" in quiz.app.clipboard


async def test_esc_leads_home(tmp_path: Path) -> None:
    async with quizzed(tmp_path, *QUESTIONS) as quiz:
        await answer_all(quiz)
        await quiz.press("escape")
        assert quiz.screen == "Screen"
