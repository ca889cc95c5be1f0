"""Sources behind a question: names before the answer, the drawer or card after it, what differs, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui import quizzes
from tests.tui.driving import SIZES
from tests.tui.quizzes import quizzed

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = "How the answer is known: The Paper 2016 and The plan 2024"
CLAIM = "It takes 38 states, the paper says."


@pytest.mark.parametrize("key", ["s", "f2"])
async def test_before_the_answer_sources_are_named_and_say_nothing(tmp_path: Path, key: str) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        assert BEFORE in quiz.text
        await quiz.press(key)
        assert "Show me" in quiz.text
        assert BEFORE in quiz.text
        assert "What the sources say is shown after your answer." in quiz.text
        assert CLAIM not in quiz.text
        assert "enter answer" not in quiz.last_line


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_show_me_and_back_to_the_same_row(tmp_path: Path, size: tuple[int, int]) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=size) as quiz:
        await quiz.press("1", "enter", "down", "down")
        before = quiz.lines
        await quiz.press("s")
        assert "claim 1 of 2" in quiz.text
        assert "spokeswoman" in quiz.text or size == (40, 12)
        await quiz.press("escape")
        assert quiz.screen == "QuizScreen"
        assert quiz.lines == before
        await quiz.press("up")
        assert "Yes. It starts there." in quiz.text or size == (40, 12)


async def test_the_drawer_leaves_the_stem_in_sight(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "s")
        assert "Which step comes first?" in quiz.lines[2]
        rule = next(number for number, line in enumerate(quiz.lines) if line.startswith("--- Show me"))
        assert len(quiz.lines) - 1 - rule <= 18


async def test_the_rows_of_a_card_are_always_the_same(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=(80, 40)) as quiz:
        await quiz.press("1", "enter", "s")
        names = [line[1:11].strip() for line in quiz.lines if line[1:11].strip()]
        wanted = ["kind", "chain", "as of", "source", "dated", "find it", "differs"]
        assert [name for name in names if name in wanted] == wanted
        assert "inferred from its weekdays" in quiz.text
        assert 'line 51 of the text; look for  "38 states"' in quiz.text


async def test_n_and_p_turn_the_claims_of_an_open_drawer(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, quizzes.TRUE_FALSE) as quiz:
        await quiz.press("1", "enter", "s", "n")
        assert "claim 2 of 2" in quiz.text
        assert "A majority is enough, the plan says." in quiz.text
        await quiz.press("n")
        assert "claim 2 of 2" in quiz.text
        await quiz.press("p")
        assert CLAIM in quiz.text
        await quiz.press("escape", "n")
        assert "A state can leave alone." in quiz.text


async def test_digits_and_enter_do_nothing_behind_the_drawer(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("2", "s", "4", "enter", "h")
        assert quiz.stored.response.answer is None
        assert quiz.stored.response.hints == 0
        await quiz.press("escape")
        assert quiz.line_with("Filing it").startswith(" > 2")


async def test_the_citation_is_copied_from_the_drawer(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "s", "y")
        assert quiz.app.clipboard.startswith('The Paper. "Members say it will work"')
        assert quiz.app.clipboard.endswith("https://paper.example/page")


async def test_a_link_opens_only_after_its_host_was_shown(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "s")
        assert "o open link" in quiz.last_line
        await quiz.press("o")
        assert quiz.screen == "OpenLink"
        assert "paper.example" in quiz.text
        await quiz.press("escape", "n")
        assert "o open link" not in quiz.last_line


async def test_the_card_stays_open_at_the_side_while_one_goes_on(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, quizzes.TRUE_FALSE, size=(120, 40)) as quiz:
        assert "Show me" in quiz.text
        assert CLAIM not in quiz.text
        await quiz.press("2", "enter")
        assert "claim 1 of 2" in quiz.text
        assert "Also behind this question" in quiz.text
        await quiz.click("2  A majority")
        assert "claim 2 of 2" in quiz.text
        await quiz.press("enter")
        assert "A state can leave alone." in quiz.text
        assert "Its author gives no source yet." in quiz.text


async def test_in_the_card_at_the_side_keys_are_for_the_claim(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=(120, 40)) as quiz:
        await quiz.press("1", "enter")
        assert "o open link" in quiz.last_line
        await quiz.press("s")
        assert "y copy citation" in quiz.last_line
        await quiz.press("y")
        assert quiz.app.clipboard.startswith("The Paper.")
        await quiz.press("escape", "y")
        assert quiz.app.clipboard.startswith("Which step comes first?")


async def test_where_there_is_room_every_choice_has_its_reason(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=(120, 40)) as quiz:
        await quiz.press("1", "enter")
        assert "(Yes. It starts there.)" in quiz.text
        assert "(No. That is the end.)" in quiz.text
        assert "Who says it?" in quiz.text
        await quiz.resize(80, 24)
        assert "Yes. It starts there." not in quiz.text


async def test_w_takes_the_card_off_and_puts_it_on(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=(120, 40)) as quiz:
        assert "w card off" in quiz.last_line
        await quiz.press("w")
        assert "Show me" not in quiz.text
        assert "w card on" in quiz.last_line
        await quiz.press("s")
        assert "Show me" in quiz.text


async def test_the_card_is_no_drawer_when_the_window_shrinks(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=(120, 40)) as quiz:
        await quiz.press("1", "enter")
        await quiz.resize(80, 24)
        assert "Show me" not in quiz.text
        assert quiz.line_with("Voting on it").startswith(" X 1")
        await quiz.resize(120, 40)
        assert "claim 1 of 2" in quiz.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_differs_stands_side_by_side(tmp_path: Path, size: tuple[int, int]) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=size) as quiz:
        await quiz.press("v")
        assert quiz.screen == "QuizScreen"
        await quiz.press("1", "enter")
        assert "Sources differ here: 1" in quiz.text or size == (40, 12)
        before = quiz.lines
        await quiz.press("v")
        assert quiz.screen == "DisputeScreen"
        assert "How many must agree?" in quiz.text
        assert quiz.line_with("1 38 states").startswith(" >1")
        await quiz.press("down")
        assert quiz.line_with("2 a MAJORITY").startswith(" >2")
        await quiz.press("pagedown")
        assert "Ask who says which." in quiz.text
        await quiz.press("escape")
        assert quiz.lines == before
        await quiz.press("v", "y")
        assert "Differs: The plan asks for less." in quiz.app.clipboard


async def test_a_view_of_a_dispute_is_marked_by_mouse(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "v")
        await quiz.click("a MAJORITY")
        assert quiz.line_with("2 a MAJORITY").startswith(" >2")


async def test_views_show_their_sources_before_the_choice(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.VIEW) as quiz:
        await quiz.press("s")
        assert CLAIM in quiz.text
        await quiz.press("escape", "v")
        assert quiz.screen == "DisputeScreen"


async def test_a_question_without_a_source_says_so(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.TRUE_FALSE) as quiz:
        assert "show me" not in quiz.last_line
        await quiz.press("s")
        assert "Show me" not in quiz.text
