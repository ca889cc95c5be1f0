"""A preview in lines: what has changed, and what was found, after every save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civics_tui.packs.preview.preview import Preview
from civics_tui.plain.preview import run_preview
from tests.packs.preview.saved import Saved, courts, file_of, single
from tests.plain.talking import Conversation
from tests.tui.desks import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BROKEN = "  - id: one\n    kind: nonsense\n    stem: Who?\n"


def told(pack: Saved, *saves: Callable[[], None], question: str | None = None) -> list[str]:
    """What is written first, and after each of the saves."""
    talk = Conversation()
    parts: list[str] = []

    def cut() -> None:
        parts.append(talk.text)
        talk.lines.clear()

    def happen() -> Iterator[None]:
        for save in saves:
            cut()
            save()
            yield
        cut()

    run_preview(Preview(pack.path), happen(), talk.talk, lambda: NOW, question)
    return parts


def test_all_questions_first_then_what_has_changed(tmp_path: Path) -> None:
    pack = courts(tmp_path / "courts")
    first, then = told(
        pack, lambda: pack.save("questions/a.yaml", file_of(single("one"), single("two", "Who is new?")))
    )
    assert "1 of 4: one questions/a.yaml:2" in first
    assert "Which body confirms judges?" in first
    assert "courts 1.0.0: clean." in first
    assert then.startswith("\nSaved: clean.")
    assert "2 of 4: two questions/a.yaml:8" in then
    assert "Who is new?" in then
    assert "Which body confirms judges?" not in then


def test_a_broken_question_is_told_with_its_place(tmp_path: Path) -> None:
    pack = courts(tmp_path / "courts")
    _first, then = told(pack, lambda: pack.save("questions/a.yaml", file_of(BROKEN, single("two"))), question="one")
    assert "last good version" in then
    assert "Which body confirms judges?" in then
    assert "questions/a.yaml:3:11: error E110" in then


def test_a_save_that_changes_nothing_says_nothing(tmp_path: Path) -> None:
    _first, then = told(courts(tmp_path / "courts"), lambda: None)
    assert then == ""


def test_a_question_that_is_not_there(tmp_path: Path) -> None:
    (first,) = told(courts(tmp_path / "courts"), question="nowhere")
    assert 'There is no question "nowhere" to be shown.' in first


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    pack = courts(tmp_path / "courts")
    pack.save("questions/a.yaml", file_of(single("one", '"\\e]0;gone\\a Who?"'), '  - kind: "\\e[2J"\n'))
    (first,) = told(pack)
    assert "\x1b" not in first
    assert "E105" in first
