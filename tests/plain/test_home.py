"""Home in lines: what to go on with, packs, sets, search and help by numbers and letters; nothing ends by a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.plain.home import run_home
from tests.plain.talking import Conversation
from tests.tui.desks import answered_some

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

ASKED = "Number, / search, ? help, q quit: "


def home(desk: Desk, *typed: str, person: bool = True) -> Conversation:
    """Type lines at Home."""
    said = Conversation(*typed, person=person)
    assert run_home(desk, said.talk) == 0
    return said


def test_a_newcomer_is_told_what_it_is_about(desk: Desk) -> None:
    said = home(desk, "q")
    assert said.lines[0] == "civics-tui. Home."
    assert "Could a state leave the Union?" in said.text
    assert [line[:9] for line in said.lines if "Pack:" in line] == ["1. Pack: ", "2. Pack: ", "3. Pack: ", "4. Pack: "]
    assert said.prompts == [ASKED]


@pytest.mark.parametrize("person", [True, False])
def test_the_end_of_input_leaves(desk: Desk, person: bool) -> None:
    assert home(desk, person=person).lines[0] == "civics-tui. Home."


@pytest.mark.parametrize("line", ["0", "99", "x", "", "-1", "1.5", "٣"])
def test_what_is_no_choice_is_asked_again(desk: Desk, line: str) -> None:
    said = home(desk, line, "q")
    assert f'"{line}" is not one of 1-5, /, ?, q.' in said.lines
    assert said.prompts == [ASKED, ASKED]


def test_a_pack_offers_practice_exam_pages_and_sets(desk: Desk) -> None:
    said = home(desk, "1", "q", "q")
    assert "1. Practice, feedback after each answer" in said.lines
    assert "2. Exam, feedback at the end" in said.lines
    assert "3. Read: The route in six steps, 5 minutes" in said.lines
    assert any("Set: " in line and "questions, " in line for line in said.lines)


def test_a_practice_left_is_offered_first(desk: Desk) -> None:
    said = home(desk, "1", "1", ":q", "1", ":q", "q")
    assert said.text.count("Question 1 of 10. How a state could leave. Practice.") == 2
    assert "1. Continue: How a state could leave, practice, question 1 of 10" in said.text


def test_an_exam_from_home(desk: Desk) -> None:
    said = home(desk, "1", "2", ":q", "q")
    assert "Question 1 of 10. How a state could leave. Exam." in said.lines


def test_a_page_is_read_from_home(desk: Desk) -> None:
    said = home(desk, "1", "3", "q", "q")
    assert "How a state could leave: The route in six steps" in said.lines


def test_what_was_missed_is_repeated(desk: Desk) -> None:
    answered_some(desk)
    listed = home(desk, "q").lines
    row = next(line for line in listed if "missed before" in line)
    said = home(desk, row.split(".")[0], "q", "q")
    assert "Missed before." in said.text


def test_a_set_of_ones_own_is_taken(desk: Desk) -> None:
    from civics_tui.study import sets

    sets.create(desk.places.sets, "Monday", ["secession-process/propose-vote"])
    said = home(desk, "5", ":q", "q")
    assert "5. Your set: Monday, 1 question" in said.lines
    assert "Question 1 of 1. Monday. Practice." in said.lines


def test_search_and_help_come_back_to_home(desk: Desk) -> None:
    said = home(desk, "/", "thirds", "/", "zzzzqq", "/", "", "?", "q")
    assert any(line.endswith(" found.") for line in said.lines)
    assert 'Nothing found for "zzzzqq".' in said.lines
    assert "An attempt that you leave is the first thing Home offers." in said.lines
    assert said.lines.count("civics-tui. Home.") == 5


def test_an_attempt_that_is_open_elsewhere_is_said_and_ends_nothing(desk: Desk) -> None:
    with desk.start(pack="secession-process", seed=1) as sitting:
        sitting.show()
        sitting.move(1)
        said = home(desk, "1", "q")
    assert "1. Continue: " in said.text
    assert said.lines.count("civics-tui. Home.") == 2


def test_a_pack_that_is_broken_is_listed_and_says_what_to_do(desk: Desk) -> None:
    folder = desk.places.installed / "torn"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("title: Torn\nquestions: [", encoding="utf-8")
    said = home(desk, "5", "q")
    assert "5. Pack: Torn; cannot be opened: 1 error" in said.text
    assert "Torn cannot be opened. Every problem in it: civics-tui pack check torn" in said.lines
    assert said.lines.count("civics-tui. Home.") == 2
