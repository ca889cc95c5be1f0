"""A question on the screen: every kind answered by keyboard and by mouse, its feedback, and what is committed when."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from tests.tui import quizzes
from tests.tui.driving import SIZES
from tests.tui.quizzes import ALL, quizzed

if TYPE_CHECKING:
    from pathlib import Path

    from civics_tui.model.kinds import Question

BY_KEYS: dict[str, tuple[list[str], Answer]] = {
    "single": (["2"], Picked(("2",))),
    "multiple": (["1", "j", "j", "space"], Picked(("1", "3"))),
    "true-false": (["down", "down"], Picked(("false",))),
    "numeric": (["3", "8"], Typed("38")),
    "short": (["C", "o"], Typed("Co")),
    "ordering": (["1", "space", "down", "space"], Ordered(())),
    "matching": (["a", "space", "down", "space"], Assigned({})),
    "categorize": (["1", "2", "b"], Assigned({})),
    "cloze": (["C", "tab", "2"], Filled({"who": "C", "share": "2"})),
    "view": (["3"], Picked(("unsure",))),
}
"""For each kind the keys that make an answer, and the answer."""


def expected(quiz: quizzes.Quiz, question: Question, answer: Answer) -> Answer:
    """The answer, where it depends on the order drawn."""
    order = quiz.sitting.planned(0).order
    if isinstance(answer, Ordered):
        return Ordered((order[1], order[0], order[2]))
    if question.id == "categorize":
        return Assigned({order[0]: "Congress", order[1]: "States", order[2]: "States"})
    if question.id == "matching":
        return Assigned({"1": order[0], "2": order[1]})
    return answer


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("question", ALL, ids=lambda one: one.id)
async def test_every_kind_is_answered_by_keys(tmp_path: Path, question: Question, size: tuple[int, int]) -> None:
    keys, answer = BY_KEYS[question.id]
    async with quizzed(tmp_path, question, size=size) as quiz:
        await quiz.press(*keys)
        assert quiz.stored.response.answer is None
        await quiz.press("enter")
        assert quiz.stored.response.answer == expected(quiz, question, answer)
        assert quiz.stored.open
        await quiz.press("enter")
        assert quiz.stored.ending == "done"
        assert quiz.screen == "ResultsScreen"


BY_MOUSE: dict[str, tuple[list[tuple[str, int]], list[str]]] = {
    "single": ([("Filing it", 0)], []),
    "multiple": ([("two", 0), ("four", 0)], []),
    "true-false": ([("False", 0)], []),
    "numeric": ([("a number", 0)], ["3", "8"]),
    "short": ([("a word", 0)], ["C"]),
    "matching": ([("Congress", 0), ("proposes", 0), ("States", 0), ("ratify", 0)], []),
    "categorize": ([("Proposing", 0), ("1  Congress", 0)], []),
    "cloze": ([("a word", 0)], ["C"]),
    "view": ([("I cannot tell yet", 0)], []),
}
"""For each kind what is clicked on, and what is typed then."""


@pytest.mark.parametrize("question", [one for one in ALL if one.id in BY_MOUSE], ids=lambda one: one.id)
async def test_every_kind_is_answered_by_mouse(tmp_path: Path, question: Question) -> None:
    clicks, keys = BY_MOUSE[question.id]
    async with quizzed(tmp_path, question) as quiz:
        for text, at in clicks:
            await quiz.click(text, at=at)
        await quiz.press(*keys)
        for _time in range(2):  # what looks unfinished is asked about once
            if quiz.stored.response.answer is None:
                await quiz.click_key("enter")
        assert quiz.stored.response.answer is not None
        assert quiz.stored.response.mark is not None
        if question.id not in ("short", "cloze", "categorize"):
            assert quiz.stored.response.mark.verdict in ("right", "unscored")


async def test_the_first_cell_of_the_first_choice_can_be_clicked(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("3")
        await quiz.click(quiz.line_with("Voting on it"))
        assert quiz.line_with("Voting on it").startswith(" > 1")


async def test_an_item_is_put_in_place_by_mouse(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.ORDERING) as quiz:
        first, second, third = quiz.sitting.planned(0).order
        texts = {item.id: item.text for item in quizzes.ORDERING.items}
        await quiz.click(texts[first])
        await quiz.click(texts[first])
        assert "picked up" in quiz.line_with(texts[first])
        await quiz.click(texts[third])
        await quiz.click_key("enter")
        assert quiz.stored.response.answer == Ordered((second, third, first))


async def test_a_digit_marks_and_never_hands_in(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "d", "up")
        assert quiz.line_with("Ratifying it").startswith(" > 3")
        assert quiz.line_with("Voting on it").startswith("   1")
        assert quiz.stored.response.answer is None


async def test_a_digit_answers_at_once_where_the_learner_wants_it(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.TRUE_FALSE, quizzes.SINGLE) as quiz:
        quiz.app.change_settings(answer_at_once=True)
        await quiz.press("1", "enter", "enter")
        await quiz.press("2")
        assert quiz.stored.response.answer == Picked(("2",))


async def test_enter_alone_answers_with_the_choice_that_is_marked_from_the_start(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        assert quiz.line_with("Voting on it").startswith(" > 1")
        await quiz.press("enter")
        assert quiz.stored.response.answer is not None


async def test_enter_without_a_choice_says_what_is_missing(tmp_path: Path) -> None:
    """Of views none is put forward, so that nobody is led to one."""
    async with quizzed(tmp_path, quizzes.VIEW) as quiz:
        await quiz.press("enter")
        assert "Choose one first." in quiz.text
        assert quiz.stored.response.answer is None
        await quiz.press("1")
        assert "Choose one first." not in quiz.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (quizzes.MULTIPLE, "Nothing is ticked. enter again answers: none of them."),
        (quizzes.ORDERING, "Nothing was moved yet. enter again answers with this order."),
    ],
    ids=["multiple", "ordering"],
)
async def test_what_looks_unfinished_is_asked_about_once(tmp_path: Path, question: Question, said: str) -> None:
    async with quizzed(tmp_path, question) as quiz:
        await quiz.press("enter")
        assert said in quiz.text
        assert quiz.stored.response.answer is None
        await quiz.press("enter")
        assert quiz.stored.response.answer is not None


async def test_feedback_stands_below_the_choice_it_belongs_to(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1")
        stem, chosen = quiz.lines[2], next(n for n, line in enumerate(quiz.lines) if "Voting on it" in line)
        await quiz.press("enter")
        lines = quiz.lines
        assert lines[2] == stem
        assert lines[chosen].startswith(" X 1  Voting on it")
        assert lines[chosen].endswith("yours")
        assert lines[chosen + 1].strip() == "No. Nothing can be voted on yet."
        assert lines[chosen + 2].strip() == "Mixed up: voting before filing"
        assert quiz.line_with("Filing it").startswith("OK 2")
        assert "Yes. It starts there." not in quiz.text
        assert "Why  Filing opens the way." in quiz.text
        assert "Saved." in quiz.text


async def test_arrows_open_the_feedback_of_other_choices(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "down")
        assert "Yes. It starts there." in quiz.text
        await quiz.press("down")
        assert "Yes. It starts there." not in quiz.text
        assert "No. That is the end." in quiz.text
        assert "No. Nothing can be voted on yet." in quiz.text


async def test_a_right_answer_gets_the_word_and_the_reason(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("2", "enter")
        assert "OK Right." in quiz.text
        assert "Yes. It starts there." in quiz.text
        assert "Filing opens the way." in quiz.text


async def test_hints_come_one_by_one_and_are_kept(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        assert "hint (2)" in quiz.last_line
        await quiz.press("3", "h")
        assert "Think of the first step." in quiz.text
        assert "Think of Article V." not in quiz.text
        assert quiz.line_with("Ratifying it").startswith(" > 3")
        assert quiz.stored.response.hints == 1
        await quiz.press("f3")
        assert "Think of Article V." in quiz.text
        assert "hint" not in quiz.last_line
        await quiz.press("h")
        assert quiz.stored.response.hints == 2


async def test_a_typed_answer_can_be_counted_as_right(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SHORT) as quiz:
        await quiz.press("x", "enter")
        assert "X Wrong." in quiz.text
        assert "= count mine as right" in quiz.last_line
        await quiz.press("equals_sign")
        assert quiz.stored.response.overridden
        assert "OK Counted as right." in quiz.text
        assert "count mine" not in quiz.last_line


async def test_letters_are_text_while_a_field_has_the_focus(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.NUMERIC) as quiz:
        assert [key.key for key in quiz.app.screen.all_keys()] == ["enter", "F3", "esc", "ctrl+p", "F1"]  # type: ignore[attr-defined]
        await quiz.press("s", "h", "n", "q", "4")
        assert quiz.stored.response.hints == 0
        assert quiz.line_with("shnq4")
        await quiz.press("escape")
        await quiz.press("h")
        assert quiz.stored.response.hints == 1
        assert quiz.screen == "QuizScreen"
        await quiz.press("tab", "2")
        assert quiz.line_with("shnq42")


async def test_ordering_can_be_undone_and_given_up(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.ORDERING) as quiz:
        before = quiz.lines
        await quiz.press("1", "space", "down", "down")
        await quiz.press("escape")
        assert quiz.screen == "QuizScreen"
        assert [line[6:] for line in quiz.lines[3:9]] == [line[6:] for line in before[3:9]]
        await quiz.press("space", "3", "space")
        assert [line[6:] for line in quiz.lines[3:9]] != [line[6:] for line in before[3:9]]
        await quiz.press("z")
        assert [line[6:] for line in quiz.lines[3:9]] == [line[6:] for line in before[3:9]]


async def test_enter_puts_down_before_it_answers(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.MATCHING) as quiz:
        await quiz.press("1", "space", "down", "enter")
        assert quiz.stored.response.answer is None
        await quiz.press("enter")
        first, second = quiz.sitting.planned(0).order
        assert quiz.stored.response.answer == Assigned({"1": first, "2": second})


async def test_gaps_are_shown_in_the_text_as_they_are_filled(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.CLOZE) as quiz:
        assert "[1: ....] proposes with [2: ....] of the votes." in quiz.text
        await quiz.write("Congress")
        await quiz.press("tab", "2")
        assert "[1: Congress] proposes with [2: two thirds] of the votes." in quiz.text
        await quiz.press("enter")
        assert quiz.stored.response.mark is not None
        assert quiz.stored.response.mark.verdict == "right"


async def test_views_are_not_scored_and_say_so(tmp_path: Path) -> None:
    notice = "There is no right answer here. Nothing is added to or taken from your score."
    async with quizzed(tmp_path, quizzes.VIEW) as quiz:
        assert quiz.lines[0].strip().startswith("Views, not scored")
        assert "Settled: A state cannot leave alone." in quiz.text
        assert notice in quiz.text
        assert "Ann Able, spokeswoman" in quiz.text
        await quiz.press("1", "enter")
        assert notice in quiz.text
        assert quiz.line_with("It needs consent.").endswith("yours")
        assert "Wrong" not in quiz.text
        assert quiz.stored.response.fraction is None


async def test_a_narrow_screen_says_that_views_are_not_scored(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.VIEW, size=(40, 12)) as quiz:
        assert "Views, not scored" in quiz.lines[0]
        await quiz.press("pagedown", "pagedown")
        assert "Nothing is added to or taken from your score." in " ".join(quiz.text.split())


async def test_skipping_comes_back_to_the_question(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, quizzes.TRUE_FALSE) as quiz:
        await quiz.press("n")
        assert "A state can leave alone." in quiz.text
        assert quiz.stored.responses[0].skipped
        await quiz.press("1", "enter", "enter")
        assert "comes first" in quiz.text


async def test_going_back_shows_the_feedback_again(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE, quizzes.TRUE_FALSE) as quiz:
        await quiz.press("1", "enter", "enter", "p")
        assert quiz.line_with("Voting on it").startswith(" X 1")
        await quiz.press("2", "enter")
        assert "A state can leave alone." in quiz.text
        assert quiz.stored.responses[0].answer == Picked(("1",))


async def test_esc_leaves_the_attempt_open(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "escape")
        assert quiz.screen == "Screen"
        assert quiz.stored.open
        with quiz.desk.resume(quiz.sitting.attempt.id) as again:
            assert again.attempt.current == 0


async def test_an_answer_that_cannot_be_saved_stops_the_way_until_it_is(tmp_path: Path) -> None:
    desk = quizzes.desk_of(tmp_path, quizzes.SINGLE, quizzes.TRUE_FALSE)
    disk = quizzes.FullDisk(desk)
    async with quizzed(tmp_path, quizzes.SINGLE, quizzes.TRUE_FALSE, desk=desk) as quiz:
        disk.is_full = True
        await quiz.press("1", "enter")
        assert "NOT saved: the disk is full. Your answer is kept here; r tries again." in quiz.text
        assert "No. Nothing can be voted on yet." not in quiz.text
        await quiz.press("enter", "n", "h", "r")
        assert "NOT saved" in quiz.text
        assert quiz.stored.response.answer is None
        await quiz.press("escape")
        assert quiz.screen == "QuizScreen"
        assert "NOT saved yet" in quiz.text
        disk.is_full = False
        await quiz.press("r")
        assert quiz.stored.response.answer == Picked(("1",))
        assert "No. Nothing can be voted on yet." in quiz.text
        assert "Saved." in quiz.text


async def test_a_hint_that_cannot_be_saved_keeps_what_was_marked(tmp_path: Path) -> None:
    desk = quizzes.desk_of(tmp_path, quizzes.SINGLE)
    disk = quizzes.FullDisk(desk)
    async with quizzed(tmp_path, quizzes.SINGLE, desk=desk) as quiz:
        disk.is_full = True
        await quiz.press("3", "h")
        assert "Think of the first step." not in quiz.text
        assert "NOT saved" in quiz.text
        disk.is_full = False
        await quiz.press("r")
        assert "Think of the first step." in quiz.text
        assert quiz.line_with("Ratifying it").startswith(" > 3")


async def test_one_is_asked_how_sure_before_the_verdict(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        quiz.app.change_settings(confidence=True)
        await quiz.press("1", "enter")
        assert "How sure?  1 guess  2 fairly  3 sure" in quiz.text
        assert "Nothing can be voted" not in quiz.text
        assert quiz.stored.response.answer is None
        await quiz.press("escape", "2", "enter", "3")
        assert quiz.stored.response.answer == Picked(("2",))
        assert quiz.stored.response.confidence == 3
        assert "OK Right." in quiz.text


async def test_how_sure_is_told_by_mouse(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        quiz.app.change_settings(confidence=True)
        await quiz.press("1", "enter")
        await quiz.click("2 fairly", at=2)
        assert quiz.stored.response.confidence == 2


async def test_the_question_is_copied_with_its_sources(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "y")
        copied = quiz.app.clipboard
        assert "Which step comes first?" in copied
        assert "2. Filing it" in copied
        assert "Right is 2." in copied
        assert "https://paper.example/page" in copied


@pytest.mark.parametrize("way", ["keys", "mouse"])
async def test_two_keys_tell_the_author(tmp_path: Path, way: str) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "u")
        assert quiz.screen == "ReportDialog"
        if way == "keys":
            await quiz.press("3", "enter")
        else:
            await quiz.click("outdated")
        assert quiz.screen == "QuizScreen"
        assert "Kept for the author of this question." in quiz.text
        log = quiz.desk.history.path
        with sqlite3.connect(log) as connection:
            told = connection.execute("SELECT data FROM events WHERE name = 'reported'").fetchall()
        connection.close()
        assert [json.loads(data) for (data,) in told] == [{"index": 0, "what": "outdated"}]


async def test_nothing_is_told_by_esc(tmp_path: Path) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press("1", "enter", "u", "escape")
        assert quiz.screen == "QuizScreen"
        assert "Kept for the author" not in quiz.text


@pytest.mark.parametrize("keys", [[], ["1", "enter"], ["1", "enter", "s"]], ids=["asking", "feedback", "drawer"])
async def test_q_leaves_at_any_time(tmp_path: Path, keys: list[str]) -> None:
    async with quizzed(tmp_path, quizzes.SINGLE) as quiz:
        await quiz.press(*keys)
        await quiz.pilot.press("q")
        await quiz.pilot.pause()
        assert not quiz.app.is_running or quiz.app._exit


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("question", [quizzes.SINGLE, quizzes.CLOZE], ids=lambda question: question.kind)
async def test_a_stale_question_says_so(tmp_path: Path, size: tuple[int, int], question: Question) -> None:
    old = dataclasses.replace(question, review_by="2026-01")
    async with quizzed(tmp_path, old, size=size) as quiz:
        assert "STALE since 2026-01; it may no longer be true." in " ".join(quiz.text.replace("│", " ").split())
