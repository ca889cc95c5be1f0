"""The Teach area in lines: every entry by conversation, with and without somebody at the other end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.packs.archive.build import build
from civics_tui.packs.removed import removed
from civics_tui.plain.home import run_home
from civics_tui.plain.teach import TALKS, run_teach
from civics_tui.study import sets
from civics_tui.views import teach
from tests.packs.shelf import QUESTION, manifest, write
from tests.plain.talking import Conversation

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

ONE = f"title: Mine [b]\nquestions:\n{QUESTION}"


def talk(desk: Desk, *typed: str, person: bool = True) -> Conversation:
    """Type lines in the Teach area."""
    said = Conversation(*typed, person=person)
    run_teach(desk, said.talk)
    return said


def number(said: Conversation, text: str) -> str:
    """The number of the last row that says this."""
    return next(line for line in reversed(said.lines) if text in line).split(".")[0]


def row(desk: Desk, text: str, *before: str) -> str:
    """The number of a row, after these lines were typed."""
    return number(talk(desk, *before), text)


def own(desk: Desk, name: str = "mine.yaml", text: str = ONE) -> Path:
    return write(desk.places.own / name, {"": text})


def test_every_entry_has_a_talk() -> None:
    assert list(TALKS) == [one.id for one in teach.entries()]


def test_home_leads_there_and_back(desk: Desk) -> None:
    said = Conversation("5", "q", "q")
    assert run_home(desk, said.talk) == 0
    assert "5. I teach: pick questions, write a pack, print" in said.lines
    assert "Use on Monday:" in said.lines


@pytest.mark.parametrize("person", [True, False])
def test_the_end_of_input_leaves(desk: Desk, person: bool) -> None:
    for typed in ((), ("1",), ("2",), ("2", "8"), ("3",), ("3", "Title"), ("4",), ("4", "1")):
        assert "Teach." in talk(desk, *typed, person=person).lines


def test_the_commands_are_told_to_those_who_want_them(desk: Desk) -> None:
    assert "Print: civics-tui explain PACK:PAGE --html FILE [--key]" in talk(desk, "?").text


def test_a_page_is_printed_into_a_named_folder(desk: Desk, tmp_path: Path) -> None:
    said = talk(desk, "2", "1", "2", "2", "3", str(tmp_path / "out"), "4", "q")
    (made,) = (tmp_path / "out").iterdir()
    assert made.name.startswith("calexit-history-")
    assert made.name.endswith("-with-answers.html")
    assert "Written:" in said.text


def test_a_set_is_picked_by_objective_filled_up_saved_and_used(desk: Desk) -> None:
    fill = "7"
    said = talk(desk, "3", "2", "2", fill, "5", "8", "Monday", "q")
    (made,) = sets.read_sets(desk.places.sets).sets
    assert (made.title, made.minutes) == ("Monday", 5)
    objective = {row.id: row.objective for row in desk.library.index("secession-process")}
    assert len({objective[one.partition("/")[2]] for one in made.questions}) == 1
    assert "Saved: Monday." in said.lines
    used = talk(desk, row(desk, "Monday, "), "1", ":q", "q")
    assert f"Question 1 of {len(made.questions)}. Monday. Practice." in used.text


def test_questions_are_ticked_and_unticked_by_number(desk: Desk) -> None:
    ids = desk.library.ids("secession-process")
    said = talk(desk, "3", "6", "3 1", "6", "3, 2 99 x", "8", "By hand", "q")
    (made,) = sets.read_sets(desk.places.sets).sets
    assert made.questions == (f"secession-process/{ids[0]}", f"secession-process/{ids[1]}")
    assert '"99" is no number of a question.' in said.lines
    assert any(line.startswith("3. [x] ") for line in said.lines)


def test_a_set_is_changed_and_taken_away(desk: Desk) -> None:
    names = [f"secession-process/{one}" for one in desk.library.ids("secession-process")[:2]]
    made = sets.create(desk.places.sets, "Monday", names)
    place = row(desk, "Monday, ")
    talk(desk, place, "3", "6", "1", "8", "", "q", "q")
    assert sets.find(desk.places.sets, made.id).questions == (names[1],)
    talk(desk, place, "4", "n", "q", "q")
    assert sets.read_sets(desk.places.sets).sets
    talk(desk, place, "4", "y", "q")
    assert sets.read_sets(desk.places.sets).sets == ()


def test_nothing_picked_is_not_saved(desk: Desk) -> None:
    assert "Tick a question first." in talk(desk, "3", "8", "q", "q").lines


def test_an_own_pack_is_checked_shared_taken_away_and_brought_back(desk: Desk, tmp_path: Path) -> None:
    path = own(desk)
    place = row(desk, "Mine [b]")
    page = talk(desk, place, "?", "q", "q")
    assert f"Checkit:civics-tuipackcheck{path}" in "".join(page.text.split())
    check, share = number(page, "Check it, with places"), number(page, "Share it")
    said = talk(desk, place, check, share, str(tmp_path), "q", "q")
    assert any(line.startswith("mine") for line in said.lines)
    assert [one.suffix for one in tmp_path.glob("*.civpack")] == [".civpack"]
    talk(desk, place, number(page, "Take it away"), "q")
    assert (path.exists(), len(removed(desk.places))) == (False, 1)
    talk(desk, row(desk, "1 pack that you took away"), "1", "q")
    assert path.read_text() == ONE


def test_an_own_pack_is_tried(desk: Desk) -> None:
    own(desk)
    said = talk(desk, row(desk, "Mine [b]"), "2", ":q", "q", "q")
    assert "Question 1 of 1. Mine [b]. Practice." in said.text


def test_a_broken_pack_says_what_is_wrong(desk: Desk) -> None:
    own(desk, "broken.yaml", "title: Broken\nquestions:\n\t- stem: x\n")
    said = talk(desk, row(desk, "Broken"), "1", "q", "q")
    assert "Broken cannot be opened: 1 error, in broken.yaml line 3" in " ".join(said.lines)
    assert "error E106" in said.text


def archive(folder: Path, version: str) -> Path:
    files = {"pack.yaml": manifest(version=version), "questions/a.yaml": f"questions:\n{QUESTION}"}
    built = build(write(folder / version.replace(".", "-"), files))
    path = folder / built.name
    path.write_bytes(built.data)
    return path


def test_a_pack_is_installed_updated_gone_back_and_removed(desk: Desk, tmp_path: Path) -> None:
    first, second = archive(tmp_path, "1.0.0"), archive(tmp_path, "1.1.0")
    home = desk.places.installed / "courts"
    assert "None yet." in talk(desk, "5", "1", str(first), "n", "q", "q").text
    assert not any(home.glob("1*"))
    said = talk(desk, "5", "1", str(first), "y", "2", str(second), "y", "1", "2", "y", "q", "q")
    assert "Installed: How judges get their seats 1.0.0." in said.lines
    assert "no question changes" in said.text
    assert (home / "current").read_text().startswith("1.0.0")
    talk(desk, "5", "1", "3", "y", "q", "q")
    assert not home.exists()


def test_what_is_no_pack_is_told(desk: Desk, tmp_path: Path) -> None:
    said = talk(desk, "5", "1", str(tmp_path / "nothing.civpack"), "q", "q")
    assert "There is no pack at" in said.text


def test_a_broken_own_pack_opens_from_home_where_it_is_written(desk: Desk) -> None:
    own(desk, "broken.yaml", "title: Broken\nquestions:\n\t- stem: x\n")
    said = Conversation("5", "q", "q")
    run_home(desk, said.talk)
    assert "5. Pack: Broken; cannot be opened: 1 error" in said.lines
    assert "Check it, with places and notes" in said.text
