"""Another program changes the files in between: nothing of either is lost without a word."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from civics_tui.errors import EditRefused, StorageError
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.reader import read_pack
from tests.packs.building.desks import TEACHERS, empty, fill, teachers, text


def save(own: OwnPack, former: str, latter: str) -> None:
    """What another program does."""
    held = own.path.read_text(encoding="utf-8")
    assert former in held
    own.path.write_text(held.replace(former, latter), encoding="utf-8")


def test_a_change_of_another_question_stays_and_ours_goes_on_top(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    save(own, "Judges are elected.", "All judges are elected.")
    own.put(0, ("explanation",), "So it is.")
    assert "All judges are elected." in text(own)
    assert own.sheets[1].title == "All judges are elected."
    assert own.sheets[0].cell("explanation") == "So it is."


def test_a_change_of_another_field_stays(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.put(1, ("stem",), "Judges are chosen.")
    save(own, "answer: false", "answer: true")
    own.put(1, ("stem",), "Judges are picked.")
    assert own.sheets[1].cell("answer") == "true"
    assert own.sheets[1].cell("stem") == "Judges are picked."


def test_questions_put_before_ours_move_it(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    save(own, "questions:\n", "questions:\n    - {id: new, kind: numeric, stem: How many?, answer: 9}\n")
    assert own.put(1, ("stem",), "Judges are chosen.") == 2
    assert [sheet.id for sheet in own.sheets][2:] == ["life-term", "powers"]
    assert own.sheets[2].title == "Judges are chosen."


def test_the_same_field_changed_twice_is_refused_and_read_again(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    save(own, "Judges are elected.", "All judges are elected.")
    with pytest.raises(EditRefused, match="changed by another program"):
        own.put(1, ("stem",), "No judges are elected.")
    assert "All judges are elected." in text(own)
    assert own.sheets[1].title == "All judges are elected."
    own.put(1, ("stem",), "No judges are elected.")
    assert own.sheets[1].title == "No judges are elected."


def test_a_question_that_another_program_took_away_is_refused(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.path.write_text("title: Courts\nquestions: []\n", encoding="utf-8")
    with pytest.raises(EditRefused, match="changed by another program"):
        own.put(1, ("stem",), "No judges are elected.")
    assert own.sheets == ()


def test_undo_takes_back_ours_and_leaves_what_another_has_changed_since(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.put(1, ("stem",), "Judges are chosen.")
    save(own, "# short", "# very short")
    own.undo()
    assert text(own) == TEACHERS.replace("# short", "# very short")
    own.redo()
    assert own.sheets[1].title == "Judges are chosen."
    assert "# very short" in text(own)


def test_undo_of_what_another_has_changed_is_refused(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    own.put(1, ("stem",), "Judges are chosen.")
    save(own, "Judges are chosen.", "Judges are picked.")
    with pytest.raises(EditRefused, match="its change stays"):
        own.undo()
    assert own.sheets[1].title == "Judges are picked."
    assert own.undoes == ""


def test_what_others_changed_is_seen_when_it_is_asked_for(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    assert not own.again()
    save(own, "Judges are elected.", "All judges are elected.")
    assert own.again()
    assert own.sheets[1].title == "All judges are elected."


def test_a_pack_that_is_broken_meanwhile_is_refused_and_works_again_when_mended(tmp_path: Path) -> None:
    own = teachers(tmp_path)
    save(own, "title:", "\ttitle:")
    with pytest.raises(EditRefused):
        own.put(1, ("stem",), "No judges are elected.")
    save(own, "\ttitle:", "title:")
    own.again()
    own.put(1, ("stem",), "No judges are elected.")
    assert own.sheets[1].title == "No judges are elected."


def test_what_cannot_be_saved_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = teachers(tmp_path)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StorageError, match="NOT saved"):
        own.put(1, ("stem",), "No judges are elected.")
    assert own.sheets[1].title == "Judges are elected."
    assert own.undoes == ""
    monkeypatch.undo()
    own.put(1, ("stem",), "No judges are elected.")
    assert own.sheets[1].title == "No judges are elected."


def _type(path: Path, ready: object) -> None:
    own = OwnPack.open(path)
    ready.set()  # type: ignore[attr-defined]
    number = 0
    while True:
        own.put(0, ("explanation",), f"Reason number {number}. " * 40)
        own.put(0, ("choices", 1, "feedback"), f"Feedback number {number}.")
        number += 1


def test_killed_in_mid_edit_the_file_is_whole(tmp_path: Path) -> None:
    own = empty(tmp_path)
    fill(own, "single")
    context = multiprocessing.get_context("spawn")
    for _time in range(3):
        ready = context.Event()
        process = context.Process(target=_type, args=(own.path, ready), daemon=True)
        process.start()
        assert ready.wait(60)
        before = text(own)
        while text(own) == before:
            assert process.is_alive()
        process.kill()
        process.join(60)
        read = read_pack(own.path)
        assert read.broken == 0
        assert read.pack is not None
        assert len(read.pack.questions) == 1
