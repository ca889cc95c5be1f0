"""A practice in lines: every kind, wrong lines, hints, sources, leaving and going on, for a person and for a pipe."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from civics_tui.errors import NotSaved
from civics_tui.model import kinds
from civics_tui.plain.quiz import run_quiz
from civics_tui.study.events import Reported
from civics_tui.views import typing
from civics_tui.views.forms import form
from tests.plain.talking import Conversation, quiz
from tests.tui import quizzes
from tests.tui.quizzes import ALL, CLOZE, MATCHING, NUMERIC, ORDERING, SHORT, SINGLE, TRUE_FALSE, VIEW

BOTH = pytest.mark.parametrize("person", [True, False], ids=["person", "pipe"])


@BOTH
@pytest.mark.parametrize("question", ALL, ids=[one.id for one in ALL])
def test_every_kind_is_answered_by_a_line(tmp_path: Path, question: kinds.Question, person: bool) -> None:
    with quiz(tmp_path, question) as one:
        shown = form(question, one.sitting.planned().order)
        right = kinds.kind_of(question).right(question)
        line = typing.as_typed(shown, right) if right is not None else "1"
        said = one.talk(line, "", person=person)
        assert said.lines[-1] == ("Score: 0 of 0" if question.kind == "view" else "Score: 1 of 1")
        assert said.prompts == [] if not person else len(said.prompts) == 2
        assert not one.stored.open


@pytest.mark.parametrize(
    ("question", "line", "reason"),
    [
        (SINGLE, "9", '"9" is not one of 1-4.'),
        (SINGLE, "1 2", "Choose one: 1-4."),
        (SINGLE, "", "Type 1-4 first."),
        (TRUE_FALSE, "maybe", '"maybe" is not one of 1-2.'),
        (NUMERIC, "many", '"many" is not read as a number; type one such as 38 or 33.2.'),
        (SHORT, "", "Type an answer first."),
        (ORDERING, "1 1 2", "Name each of 1-3 once, such as 3 1 2."),
        (MATCHING, "1", "Type number and letter of each pair, such as 1b 2a."),
        (CLOZE, "a; 1; c", "There are 2 gaps; 3 texts were typed."),
        (VIEW, "7", '"7" is not one of 1-3.'),
    ],
    ids=str,
)
def test_a_line_that_is_no_answer_gets_one_reason(
    tmp_path: Path, question: kinds.Question, line: str, reason: str
) -> None:
    with quiz(tmp_path, question) as one:
        before = one.talk("q" if not isinstance(question, kinds.Numeric | kinds.Short | kinds.Cloze) else ":q")
        said = one.talk(line, line, line)
        told = [text for text in said.lines if text not in before.lines]
        assert told == [reason] * 3
        assert one.stored.answered == 0


def test_a_second_wrong_line_in_a_pipe_skips_and_goes_on(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE) as one:
        said = one.talk("8", "9", "2", person=False)
        assert said.lines.count("Skipped.") == 1
        assert "Question 2 of 2. Route. Practice." in said.lines
        assert said.lines[-1] == "Score so far: 1 of 1"
        assert (one.stored.open, one.stored.answered) == (True, 1)


def test_one_wrong_line_in_a_pipe_can_be_made_good(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        said = one.talk("9", "2", person=False)
        assert "Skipped." not in said.lines
        assert said.lines[-1] == "Score: 1 of 1"


def test_hints_are_given_one_by_one_and_end(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        said = one.talk("h", "H", "h", "2", "")
        hints = [line for line in said.lines if line.startswith("Hint: ")]
        assert hints == ["Hint: Think of the first step.", "Hint: Think of Article V."]
        assert '"h" is not one of 1-4.' in said.lines
        assert ["h hint" in prompt for prompt in said.prompts[:3]] == [True, True, False]
        assert one.stored.responses[0].hints == 2


def test_before_an_answer_sources_tell_nothing_of_it(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        said = one.talk("s")
        for word in ("38 states", "Filing it.", "Right"):
            assert word not in said.text
        assert "The Paper 2016 and The plan 2024" in said.text


def test_a_question_without_a_source_says_so(tmp_path: Path) -> None:
    with quiz(tmp_path, TRUE_FALSE) as one:
        said = one.talk("s", "2", "s")
        assert len([line for line in said.lines if "no source" in line.casefold()]) == 2


def test_after_an_answer_everything_behind_it_can_be_read(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        said = one.talk("1", "s", "v", "x", "")
        assert said.text.index("Wrong") < said.text.index("Source 1 of 2.") < said.text.index("Sources differ.")
        for told in (
            "Right is 2.",
            "Nothing can be voted on yet.",
            "voting before filing",
            "Filing opens the way.",
        ):
            assert told in said.text
        for row in ("It takes 38 states, the paper says.", "Ann Able", "a MAJORITY of representatives"):
            assert row in said.text
        assert '"x" is nothing that can be done here.' in said.lines
        assert "v what differs" in said.prompts[1]
        assert "=" not in said.prompts[1]


def test_where_nothing_differs_v_does_nothing(tmp_path: Path) -> None:
    with quiz(tmp_path, TRUE_FALSE) as one:
        said = one.talk("2", "v", "")
        assert '"v" is nothing that can be done here.' in said.lines


@pytest.mark.parametrize("question", [SHORT, NUMERIC], ids=["short", "numeric"])
def test_a_typed_answer_can_be_counted_as_right(tmp_path: Path, question: kinds.Question) -> None:
    with quiz(tmp_path, question) as one:
        said = one.talk("7", "=", "=", "")
        assert "= counts yours as right" in said.prompts[1]
        assert "= counts yours as right" not in said.prompts[2]
        assert said.lines.count("Counted as right. Your answer and your view of it are both kept.") == 1
        assert '"=" is nothing that can be done here.' in said.lines
        assert said.lines[-1] == "Score: 1 of 1"
        assert one.stored.responses[0].overridden


def test_the_author_is_told_what_is_wrong(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        said = one.talk("1", "u", "9", "3", "u", "q", "")
        assert "u tells the author what is wrong" in said.prompts[1]
        assert "3. outdated: it was right once" in said.lines
        assert '"9" is not one of 1-4, q.' in said.lines
        assert said.lines.count("Kept for the author of this question. Thank you.") == 1
        (told,), _unread = one.desk.history.said()
        assert told.event == Reported(0, "outdated")
        assert said.lines[-1] == "Score: 0 of 1"


def test_a_report_that_cannot_be_saved_is_tried_again(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        said = one.talk("1", "u", one.fill_disk, "1", one.free_disk, "r", "")
        assert said.lines.count("Kept for the author of this question. Thank you.") == 1
        assert len(one.desk.history.said()[0]) == 1


def test_a_choice_cannot_be_counted_as_right(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        said = one.talk("1", "=", "")
        assert '"=" is nothing that can be done here.' in said.lines
        assert said.lines[-1] == "Score: 0 of 1"


def test_a_view_question_is_not_scored_and_shows_its_sources_at_once(tmp_path: Path) -> None:
    with quiz(tmp_path, VIEW, TRUE_FALSE) as one:
        said = one.talk("s", "1", "", "2", "")
        start = said.text.index("Views, not scored.")
        assert start < said.text.index("Settled: A state cannot leave alone.") < said.text.index("It needs consent.")
        assert "It takes 38 states, the paper says." in said.text
        assert "There is no right answer here." in said.text
        assert "Right is" not in said.text
        assert said.lines[-1] == "Score: 1 of 1"


def test_a_skipped_question_comes_again_and_leaving_keeps_all(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE) as one:
        said = one.talk("n", "2", "", "n", "q")
        asked = [line.split(".")[0] for line in said.lines if line.startswith("Question ")]
        assert asked == ["Question 1 of 2", "Question 2 of 2", "Question 1 of 2", "Question 1 of 2"]
        assert said.lines[-2:] == ["1 of 2 answered; the rest is under Continue.", "Score so far: 1 of 1"]
        assert one.stored.open


def test_an_attempt_that_was_left_goes_on_where_it_was(tmp_path: Path) -> None:
    with quiz(tmp_path, TRUE_FALSE, SINGLE) as one:
        one.talk("2", "", "h", "q")
        attempt = one.sitting.attempt.id
        one.sitting.close()
        with one.desk.resume(attempt) as again:
            one.sitting = again
            said = one.talk("2", "")
        assert said.lines[0] == "Question 2 of 2. Route. Practice."
        assert "Hint: Think of the first step." in said.lines
        assert said.lines[-1] == "Score: 2 of 2"


def test_an_attempt_left_behind_an_answer_goes_on_with_the_next_question(tmp_path: Path) -> None:
    with quiz(tmp_path, TRUE_FALSE, SINGLE) as one:
        one.talk("2", "q")
        said = one.talk("2", "")
        assert said.lines[0] == "Question 2 of 2. Route. Practice."
        assert said.lines[-1] == "Score: 2 of 2"


@BOTH
def test_the_end_of_input_keeps_the_attempt_and_tells_the_score(tmp_path: Path, person: bool) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, SHORT) as one:
        said = one.talk("2", *([""] if person else []), person=person)
        assert said.lines[-1] == "Score so far: 1 of 1"
        assert (one.stored.open, one.stored.answered, one.stored.current) == (True, 1, 1)


def test_where_any_text_may_be_an_answer_commands_have_a_colon(tmp_path: Path) -> None:
    with quiz(tmp_path, SHORT) as one:
        said = one.talk(":s", "q", "")
        assert ":s sources, :n skip, :q stop" in said.prompts[0]
        assert 'You wrote "q".' in said.text
        assert not one.stored.open


FULL = "NOT saved: the disk is full."


@pytest.mark.parametrize("line", ["2", "h", "n"])
def test_what_cannot_be_saved_is_said_and_tried_again(tmp_path: Path, line: str) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE) as one:
        said = one.talk(one.fill_disk, line, "r", "x", one.free_disk, "r", "q")
        assert [text.startswith(FULL) for text in said.lines].count(True) == 3
        assert said.prompts.count("r tries again, q leaves without it: ") == 3
        assert one.sitting.unsaved is None
        first = one.stored.responses[0]
        assert {"2": first.answered, "h": first.hints == 1, "n": first.skipped}[line]
        told = {"2": "It starts there.", "h": "Hint: Think of the first step.", "n": "Question 2 of 2."}
        assert told[line] in said.text


@pytest.mark.parametrize("line", ["2", "h", "n"])
def test_one_can_leave_without_what_cannot_be_saved(tmp_path: Path, line: str) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE) as one:
        said = one.talk(one.fill_disk, line, "q")
        assert said.lines[-1].startswith("Score so far: ")
        assert "Hint: " not in said.text
        assert "It starts there." not in said.text
        assert one.stored.answered == 0


def test_a_verdict_of_ones_own_that_cannot_be_saved_is_no_verdict(tmp_path: Path) -> None:
    with quiz(tmp_path, SHORT) as one:
        said = one.talk("7", one.fill_disk, "=", "q", one.free_disk)
        assert FULL in said.text
        assert "Counted as right." not in said.text
        assert not one.stored.responses[0].overridden


def test_the_end_that_cannot_be_saved_is_tried_again(tmp_path: Path) -> None:
    with quiz(tmp_path, TRUE_FALSE) as one:
        said = one.talk("2", one.fill_disk, "", one.free_disk, "r")
        assert FULL in said.text
        assert said.lines[-1] == "Score: 1 of 1"
        assert not one.stored.open


def test_in_a_pipe_an_answer_that_cannot_be_saved_ends_the_command(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE) as one:
        with pytest.raises(NotSaved, match="the disk is full"):
            one.talk(one.fill_disk, "2", person=False)
        assert one.stored.answered == 0


def test_what_was_not_asked_is_said_first(tmp_path: Path) -> None:
    desk = quizzes.desk_of(tmp_path, SINGLE)
    with desk.start(pack=quizzes.PACK, questions=["single", "gone"], seed=1) as sitting:
        conversation = Conversation()
        run_quiz(desk, sitting, conversation.talk)
    desk.close()
    assert conversation.lines[0] == "1 question is left out: it is in no pack that is here."


def test_a_stale_question_says_so_and_an_exam_leaves_it_out(tmp_path: Path) -> None:
    old = dataclasses.replace(TRUE_FALSE, review_by="2026-01")
    with quiz(tmp_path / "practice", old) as one:
        said = one.talk("q")
        assert "STALE since 2026-01; it may no longer be true." in said.lines
    with quiz(tmp_path / "exam", SINGLE, old, mode="exam", n=2) as one:
        said = one.talk("q")
        assert said.lines[0] == "1 question is left out: it is stale, and may no longer be true."
        assert said.lines[1] == "Too few are left for this exam: 1 short."
        assert "STALE" not in said.text
