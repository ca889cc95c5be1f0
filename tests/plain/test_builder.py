"""A pack written in lines: every kind from empty to usable, changed, tried, put aside, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.model.kinds import KINDS
from civics_tui.packs.building.fields import kinds
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.new import scaffold
from civics_tui.packs.reader import read_pack
from civics_tui.plain.builder import run_builder
from civics_tui.study.desk import Desk
from tests.packs.building.desks import TEACHERS, empty
from tests.plain.talking import Conversation

NUMBER = {name: str(place) for place, (name, _label, _help) in enumerate(kinds(), start=1)}
TYPED: dict[str, tuple[str, ...]] = {
    "single": ("Which body confirms judges?", "The House", "The Senate", "", "2"),
    "multiple": ("Which are branches?", "Courts", "Congress", "Banks", "", "1 2"),
    "true_false": ("Judges are elected.", "2"),
    "numeric": ("How many senators are there?", "100"),
    "short": ("Who nominates judges?", "The President", ""),
    "cloze": ("The [[who]] decides.", "q"),
    "ordering": ("Put them in order.", "Nomination", "Hearing", "Vote", ""),
    "matching": ("Who does what?", "President", "nominates", "Senate", "confirms", ""),
    "categorize": ("Whose power is it?", "Congress", "tax; war", "President", "veto", ""),
    "view": ("Which view is best?", "Terms help.", "A. Smith", "Terms harm.", "B. Jones", ""),
}
"""What is typed after the kind, up to why and where from."""
WHY = ("So it is written.", ".", "Constitution, Article II", "")


def talk(desk: Desk, path: Path, *typed: str, number: int | None = None) -> Conversation:
    """Type lines to the builder."""
    conversation = Conversation(*typed)
    run_builder(desk, conversation.talk, path, number)
    return conversation


def teachers(folder: Path) -> Path:
    """A pack in one file that was written by hand."""
    path = folder / "courts.yaml"
    path.write_text(TEACHERS, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_from_empty_to_usable(desk: Desk, tmp_path: Path, kind: str) -> None:
    path = empty(tmp_path).path
    typed = list(TYPED[kind])
    if kind == "cloze":
        typed = [typed[0], "1", "2", "Senate", "q", "q"]
    told = talk(desk, path, NUMBER[kind], *typed, *WHY, "t", "q", "q", "q").text
    pack = read_pack(path).pack
    assert pack is not None, told
    (question,) = pack.questions.values()
    assert question.kind == kind
    assert question.explanation == "So it is written."
    assert question.source[0].text == "Constitution, Article II"
    assert "Good: " in told
    assert "Tried on. Nothing of it is kept." in told


def test_fields_are_changed_by_their_numbers(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    told = talk(
        desk,
        path,
        "1",
        "1",
        "Which body confirms federal judges?",
        "2",
        "3",
        "2",
        "The Supreme Court",
        "q",
        "q",
        "q",
        "q",
    )
    assert "1. Question: Which body confirms judges?" in told.text
    assert "2. Choices: The House; The Senate (right); The Court" in told.text
    held = path.read_text(encoding="utf-8")
    assert "stem: Which body confirms federal judges?   # asked often" in held
    assert '- "The Supreme Court"' in held


def test_enter_at_once_leaves_a_long_text_as_it_is(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    told = talk(desk, path, "3", "It is written.", "", "In two parts.", ".", "3", "", "q", "q", number=0)
    assert 'a line with only "." ends it' in told.text
    assert OwnPack.open(path).sheets[0].cell("explanation") == "It is written.\n\nIn two parts."


def test_rows_are_added_moved_marked_and_taken_away(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    talk(desk, path, "2", "+", "The President", "", "4", "u", "1", "q", "q", "q", "q", number=0)
    rows = OwnPack.open(path).sheets[0].rows("choices")
    assert [row["text"] for row in rows] == ["The House", "The Senate", "The President", "The Court"]
    assert [row["correct"] for row in rows] == [False, False, True, False]
    talk(desk, path, "2", "3", "x", "q", "q", "q", number=0)
    rows = OwnPack.open(path).sheets[0].rows("choices")
    assert [row["text"] for row in rows] == ["The House", "The Senate", "The Court"]


def test_advice_leads_to_its_field_or_is_put_aside_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    told = talk(desk, path, "6", "Everybody knows.", "q", "q", number=1)
    assert "Say why the right answer is right." in told.text
    assert OwnPack.open(path).sheets[1].record["lint"] == {"allow": ["L28"], "why": "Everybody knows."}
    talk(desk, path, "6", "No.", "q", "q", number=0)
    assert OwnPack.open(path).sheets[0].rows("choices")


def test_what_was_done_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    told = talk(desk, path, "3", "x", "y", "z", "z", "t", "New title", "z", "q")
    assert "Taken back: a question taken away." in told.text
    assert "There is nothing more." in told.text
    assert path.read_text(encoding="utf-8") == TEACHERS


def test_the_kind_changes_and_what_is_lost_is_told(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    told = talk(desk, path, "k", NUMBER["view"], "q", "q", number=0)
    assert "It is no longer said which of them is right." in told.text
    assert OwnPack.open(path).sheets[0].kind == "view"


def test_questions_are_moved_and_turned(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    told = talk(desk, path, "p", "n", "m", "1", "n", "n", "f", "q", "q", number=0)
    assert "This is the first question." in told.text
    assert "Question 3 of 3" in told.text
    assert "Hints: nothing yet" in told.text
    assert [sheet.kind for sheet in OwnPack.open(path).sheets] == ["true_false", "single", "categorize"]


def test_pasted_lines_become_questions(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    lines = ("Who nominates?", "A) The Senate", "*B) The President", ".")
    told = talk(desk, path, "v", *lines, "y", "q")
    assert "Saved: 1 question." in told.text
    assert OwnPack.open(path).sheets[3].usable


def test_a_claim_of_the_shipped_ledger_begins_a_question(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    told = talk(desk, path, "c", "no such words", "c", "california", "1", "q", "q")
    assert 'Nothing found for "no such words".' in told.text
    assert len(OwnPack.open(path).sheets) == 4


def test_what_questions_belong_to_is_chosen_or_made(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine"
    scaffold.write(path, scaffold.files(path, "Mine", [scaffold.first()]))
    talk(desk, path, "5", "1", "Name the bodies.", "q", "q", number=0)
    pack = read_pack(path).pack
    assert pack is not None
    assert [one.text for one in pack.manifest.objectives] == ["Name the bodies."]
    assert {one.objective for one in pack.questions.values()} == {"name-the-bodies"}


def test_a_file_that_cannot_be_changed_is_told_and_left(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    broken = TEACHERS + "\t- tab\n"
    path.write_text(broken, encoding="utf-8")
    told = talk(desk, path, "1", "Who?", "q", "q", number=0)
    assert "was left as it is" in told.text
    assert path.read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("count", range(1, 12))
def test_the_input_may_end_anywhere(desk: Desk, tmp_path: Path, count: int) -> None:
    path = empty(tmp_path).path
    talk(desk, path, *(NUMBER["single"], *TYPED["single"], *WHY)[:count])
    assert not [one for one in read_pack(path).problems if one.code == "E106"]


def test_hostile_text_is_only_text(desk: Desk, tmp_path: Path) -> None:
    path = teachers(tmp_path)
    path.write_text(TEACHERS.replace("The House ", '"\\e]0;x\\a[b]" '), encoding="utf-8")
    told = talk(desk, path, "1", "2", "q", "q", "t", "\x1b[2J[/x]", "q")
    assert "\x1b" not in told.text
    assert "\x1b" not in path.read_text(encoding="utf-8")
