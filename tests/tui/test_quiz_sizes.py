"""How a question is laid out: nothing jumps, blank lines go first, and a narrow screen shows one thing at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from textual.content import Content

from civics_tui.model import kinds
from civics_tui.model.question import Choice
from civics_tui.tui.content import cut, cut_lines, hang, line_content, spread, wrap
from civics_tui.tui.screens.base import size_classes
from civics_tui.tui.widgets.entries import Entry, entry_rows
from civics_tui.tui.widgets.keybar import Key, fitting
from civics_tui.views.pieces import inline
from tests.tui import quizzes
from tests.tui.quizzes import quizzed

if TYPE_CHECKING:
    from pathlib import Path

    from civics_tui.tui.inputs import PickInput
    from civics_tui.tui.screens.quiz import QuizScreen

LONG = kinds.Single(
    id="long",
    stem=" ".join(f"word{number}" for number in range(45)) + " and what is it?",
    choices=tuple(
        Choice(
            text=f"Choice {number} goes on and on so that it takes three lines of a screen with forty columns only.",
            correct=number == 2,
            feedback="Because of something that is told at length, over more than one line of the screen.",
        )
        for number in range(1, 5)
    ),
    shuffle=False,
    hints=quizzes.HINTS,
    explanation="The reason is long. " * 8,
)


@pytest.mark.parametrize(
    ("size", "classes"),
    [
        ((120, 40), {"-wide"}),
        ((100, 24), {"-wide"}),
        ((99, 24), set()),
        ((80, 24), set()),
        ((80, 17), {"-narrow"}),
        ((120, 17), {"-narrow"}),
        ((59, 24), {"-narrow"}),
        ((40, 12), {"-narrow"}),
        ((39, 12), {"-narrow", "-tiny"}),
        ((40, 11), {"-narrow", "-tiny"}),
    ],
)
def test_classes_follow_the_size(size: tuple[int, int], classes: set[str]) -> None:
    assert {name for name, holds in size_classes(*size).items() if holds} == classes


async def test_too_small_a_screen_says_one_sentence(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, size=(39, 11)) as quiz:
        said = " ".join(quiz.text.split())
        assert said == "civics-tui needs 40 columns and 12 rows, or start it with --plain"
        await quiz.resize(80, 24)
        await quiz.press("2", "enter")
        assert "OK Right." in quiz.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=str)
async def test_running_text_takes_seventy_columns_at_most(tmp_path: Path, size: tuple[int, int]) -> None:
    async with quizzed(tmp_path, LONG, size=size) as quiz:
        await quiz.press("w", "1", "enter")
        texts = [line[6:] for line in quiz.lines[2:-3]]
        assert max(len(text.removesuffix("yours").rstrip()) for text in texts) <= 70
        assert all(len(line) <= size[0] for line in quiz.lines)


async def test_the_chosen_line_keeps_its_row(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(80, 30)) as quiz:
        await quiz.press("3")
        row = next(number for number, line in enumerate(quiz.lines) if "Choice 3" in line)
        assert quiz.lines[row - 1] == ""
        await quiz.press("enter")
        assert "Choice 3" in quiz.lines[row]
        assert "Choice 4" in quiz.text
        assert "Why  The reason is long." in quiz.text


async def test_blank_lines_between_choices_go_first(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(80, 21)) as quiz:
        rows = [number for number, line in enumerate(quiz.lines) if "Choice " in line]
        assert [after - before for before, after in pairwise(rows)] == [2, 2, 2]
        await quiz.resize(80, 24)
        rows = [number for number, line in enumerate(quiz.lines) if "Choice " in line]
        assert [after - before for before, after in pairwise(rows)] == [3, 3, 3]


async def test_the_first_line_of_the_stem_stays_when_one_scrolls(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(80, 20)) as quiz:
        await quiz.press("4", "enter", "pagedown")
        assert quiz.lines[1].startswith(" word0 word1")
        assert quiz.lines[1].endswith(" ...")
        await quiz.press("pageup")
        assert quiz.lines[1] == ""
        assert quiz.lines[2].startswith(" word0 word1")


async def test_a_long_stem_has_a_page_of_its_own_on_a_narrow_screen(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(40, 12)) as quiz:
        assert quiz.lines[1].startswith(" word0")
        assert "Choice 1" not in quiz.text
        assert "4 choices, 2 hints" in quiz.text
        assert quiz.last_line.startswith(" enter choices")
        pages = 0
        while "Choice 1" not in quiz.text:
            await quiz.press("pagedown")
            pages += 1
            assert pages < 4
        assert quiz.lines[0].startswith(" 1/1 ... ")
        assert quiz.lines[0].endswith("what is it?")
        assert quiz.lines[1].startswith(" > 1 Choice 1")
        assert "PgUp stem" in quiz.last_line
        await quiz.press("pageup")
        assert "Choice 1" not in quiz.text


async def test_enter_answers_nothing_that_was_not_in_view(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(40, 12)) as quiz:
        while "Choice 1" not in quiz.text:
            assert quiz.last_line.startswith(" enter choices")
            await quiz.press("enter")
            assert quiz.stored.response.answer is None
        assert quiz.last_line.startswith(" enter answer")


async def test_enter_right_behind_a_digit_answers_as_it_would_a_moment_later(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(40, 12)) as quiz:
        assert quiz.last_line.startswith(" enter choices")
        screen = cast("QuizScreen", quiz.app.screen)
        cast("PickInput", screen.pane.input).action_mark(2)
        await screen.action_go()
        assert quiz.stored.response.answer is not None


async def test_the_marked_choice_is_whole_and_others_are_cut(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(40, 12)) as quiz:
        await quiz.press("2")
        marked = next(number for number, line in enumerate(quiz.lines) if line.startswith(" > 2"))
        assert "forty columns only." in " ".join(line.strip() for line in quiz.lines[marked : marked + 4])
        assert quiz.line_with("1 Choice 1")
        assert any(line.endswith(" ...") for line in quiz.lines[1:marked])
        await quiz.press("down")
        marked = next(number for number, line in enumerate(quiz.lines) if line.startswith(" > 3"))
        assert "forty columns only." in " ".join(line.strip() for line in quiz.lines[marked : marked + 4])


async def test_feedback_on_a_narrow_screen_turns_pages(tmp_path: Path) -> None:
    async with quizzed(tmp_path, LONG, size=(40, 12)) as quiz:
        await quiz.press("1", "enter")
        assert quiz.lines[0].startswith(" 1/1 X You chose 1. Right is 2.")
        assert quiz.lines[1].startswith(" X 1 Choice 1")
        assert "Saved." in quiz.text
        assert "1/" in quiz.lines[-2]
        seen = quiz.text
        for _page in range(5):
            await quiz.press("pagedown")
            seen += quiz.text
        assert "Why The reason is long." in seen
        assert "OK 2 Choice 2" in seen


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_the_answer_survives_a_change_of_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with quizzed(tmp_path, LONG, size=(120, 40)) as quiz:
        await quiz.press("3")
        await quiz.resize(*size)
        await quiz.press("up", "down", "enter")
        assert quiz.stored.response.mark is not None
        assert quiz.stored.response.answer == quizzes.picked("3")


def test_words_wrap_with_a_hanging_indent() -> None:
    lines = hang(Content("1"), Content("one two three four"), 12, 4)
    assert [line.plain for line in lines] == ["1   one two", "    three", "    four"]


def test_a_cut_line_ends_in_dots_and_fits() -> None:
    assert cut(Content("one two three"), 10).plain == "one two..."
    assert cut(Content("one"), 10).plain == "one"
    lines = cut_lines(wrap(Content("one two three four five six"), 9), 2, 9)
    assert [line.plain for line in lines] == ["one two", "three ..."[:9]]


def test_two_ends_of_a_line_never_overlap() -> None:
    assert spread(Content("left"), Content("right"), 12).plain == "left   right"
    assert spread(Content("a long left part"), Content("right"), 12).plain == "a...   right"


def test_wide_characters_count_twice() -> None:
    lines = wrap(Content("漢字漢字 漢字"), 8)
    assert [line.plain for line in lines] == ["漢字漢字", "漢字"]


def test_a_word_at_the_end_needs_room() -> None:
    entry = Entry(number="1", text=Content("text"), tail=Content("yours"))
    assert entry_rows(entry, 80)[0].content.plain.endswith("yours")
    assert "yours" not in entry_rows(entry, 40)[0].content.plain


def test_roles_are_styles_and_never_markup() -> None:
    content = line_content(inline("[@click=app.quit]x[/] **bold** [word](term:x)"))
    assert content.plain == "[@click=app.quit]x[/] bold word"
    assert {str(span.style) for span in content.spans} == {"bold", "underline"}


KEYS = [
    Key("enter", "answer", "go"),
    Key("1-4", "mark", ""),
    Key("h", "hint (2)", "hint"),
    Key("s", "show me", "show_me"),
    Key("esc", "back", "back", keep=True),
    Key("?", "help", "help"),
]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (78, ["enter answer", "1-4 mark", "h hint (2)", "s show me", "esc back", "? help"]),
        (60, ["enter answer", "1-4 mark", "h hint (2)", "esc back", "? help"]),
        (58, ["enter answer", "1-4 mark", "esc back", "? more"]),
        (30, ["enter answer", "esc back", "? more"]),
    ],
)
def test_the_last_line_keeps_what_is_most_needed(width: int, shown: list[str]) -> None:
    assert [f"{key.key} {key.label}" for key in fitting(KEYS, width)] == shown
