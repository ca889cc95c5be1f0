"""An exam in lines: answers that can be changed, flags, the overview, handing in, the clock, and what is not saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.errors import NotSaved
from civics_tui.views import times
from tests.plain.talking import Conversation, Quiz, quiz
from tests.study.fakes import FakeClock
from tests.tui import quizzes
from tests.tui.quizzes import NUMERIC, SINGLE, TRUE_FALSE

CHOICES = "Type 1-2 to go to a question, h to hand in: "


def test_an_answer_is_changed_flagged_and_handed_in(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, mode="exam") as one:
        said = one.talk("f", "1", "2", "1", "2", "h")
        assert said.lines.count("Flagged.") == 1
        assert said.lines.count("Saved. It can be changed until you hand in.") == 3
        assert "Your answer so far: Voting on it" in said.lines
        assert said.lines[-1] == "Score: 2 of 2"
        assert said.prompts.count(CHOICES) == 2
        assert (one.stored.open, one.stored.ending) == (False, "handed_in")


def test_nothing_is_told_before_it_is_handed_in(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, mode="exam") as one:
        said = one.talk("1", "1", "1", "q")
        for told in ("Wrong", "Right", "Nothing can be voted on yet.", "Score", "sources"):
            assert told not in said.text
            assert told not in "".join(said.prompts)
        assert said.lines[-1] == "Answered so far: 2 of 2"
        assert one.stored.open


def test_one_goes_back_and_forth_and_takes_a_flag_away(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, mode="exam") as one:
        said = one.talk("f", "f", "p", "p", "n", "l", "3", "2", "q")
        asked = [line.split(" of ")[0] for line in said.lines if line.startswith("Question ")]
        assert asked == ["Question 1"] * 3 + ["Question 2", "Question 1", "Question 2", "Question 2"]
        assert "The flag is gone." in said.lines
        assert '"3" is not one of 1-2, h, q.' in said.lines
        assert [one.flagged for one in one.stored.responses] == [False, False]


def test_the_overview_tells_what_is_open(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, NUMERIC, mode="exam") as one:
        said = one.talk("f", "n", "2", ":l")
        overview = next(line for line in said.lines if line.startswith("1 "))
        assert overview == "1 flagged, 2 answered, 3 open."


def test_a_wrong_line_changes_nothing(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, mode="exam") as one:
        said = one.talk("9", "9", "9", "q")
        assert said.lines.count('"9" is not one of 1-4.') == 3
        assert one.stored.answered == 0


def test_a_pipe_is_handed_in_behind_its_last_question(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, NUMERIC, mode="exam") as one:
        said = one.talk("2", "8", "9", "38", person=False)
        assert said.prompts == []
        assert "Saved." not in said.text
        assert said.lines[-1] == "Score: 2 of 3"
        assert not one.stored.open


def test_the_end_of_input_keeps_an_exam_open(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, mode="exam") as one:
        said = one.talk("2", person=False)
        assert said.lines[-1] == "Answered so far: 1 of 2"
        assert (one.stored.open, one.stored.answered) == (True, 1)


def test_time_that_is_up_hands_in_what_is_there(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = quizzes.desk_of(tmp_path, SINGLE, TRUE_FALSE, clock=clock)
    with desk.start(pack=quizzes.PACK, questions=["single", "true-false"], mode="exam", limit=60, seed=1) as sitting:
        one = Quiz(tmp_path, desk, sitting)
        said = one.talk(lambda: clock.move(seconds=20), "2", lambda: clock.move(seconds=50), "2")
        assert [times.left(60), times.left(40)] == [line for line in said.lines if line.endswith(" left")]
        assert "The time is up. What is there was handed in." in said.lines
        assert said.lines[-1] == "Score: 1 of 2"
        assert one.stored.ending == "time_up"
    desk.close()


@pytest.mark.parametrize("line", ["2", "f", "n"])
def test_what_cannot_be_saved_in_an_exam_is_tried_again(tmp_path: Path, line: str) -> None:
    with quiz(tmp_path, SINGLE, TRUE_FALSE, mode="exam") as one:
        said = one.talk(one.fill_disk, line, one.free_disk, "r", "q")
        assert "NOT saved: the disk is full." in said.text
        first = one.stored.responses[0]
        assert {"2": first.answered, "f": first.flagged, "n": first.skipped}[line]


def test_handing_in_that_cannot_be_saved_leaves_the_exam_open(tmp_path: Path) -> None:
    with quiz(tmp_path, TRUE_FALSE, mode="exam") as one:
        said = one.talk("2", one.fill_disk, "h", "q")
        assert said.lines[-1] == "Answered so far: 1 of 1"
        assert "Score" not in said.text
        assert one.stored.open


def test_in_a_pipe_an_exam_that_cannot_be_saved_ends_the_command(tmp_path: Path) -> None:
    with quiz(tmp_path, SINGLE, mode="exam") as one, pytest.raises(NotSaved):
        one.talk(one.fill_disk, "2", person=False)


def test_the_input_may_end_in_the_overview(tmp_path: Path) -> None:
    with quiz(tmp_path, TRUE_FALSE, mode="exam") as one:
        said: Conversation = one.talk("2")
        assert said.lines[-1] == "Answered so far: 1 of 1"
