"""What is typed in the builder is saved, or it is said that it is not; and nothing is lost when one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from civics_tui.errors import StorageError
from civics_tui.packs import edit
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.editing.values import Plain
from tests.tui.test_builder import SENATE, building

if TYPE_CHECKING:
    from textual.app import App

    from civics_tui.study.desk import Desk


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """A disk that is full while `full` is true."""
    state, write = {"full": False}, edit.write

    def written(path: object, data: bytes, *, instead_of: bytes | None) -> None:
        if state["full"]:
            raise StorageError("NOT saved in questions.yaml: No space left on device.")
        write(path, data, instead_of=instead_of)  # type: ignore[arg-type]

    monkeypatch.setattr(edit, "write", written)
    return state


async def test_what_cannot_be_saved_is_said_and_saved_later(desk: Desk, disk: dict[str, bool]) -> None:
    async with building(desk, SENATE) as shown:
        disk["full"] = True
        await shown.press("end")
        await shown.write(" Why")
        assert "NOT saved" in shown.lines[0]
        assert "No space left on device" in shown.text
        assert "judges? Why" in shown.text
        assert "judges? Why" not in shown.file
        await shown.press("f6")
        assert "question 1 of 1" in shown.text
        disk["full"] = False
        await shown.press("ctrl+s")
        assert "NOT saved" not in shown.text
        assert "judges? Why" in shown.file


async def test_leaving_without_saving_is_asked(desk: Desk, disk: dict[str, bool]) -> None:
    async with building(desk, SENATE) as shown:
        disk["full"] = True
        await shown.write("X")
        await shown.press("escape")
        assert "Leave without saving?" in shown.text
        await shown.press("escape")
        assert shown.screen == "BuilderScreen"
        assert "judges?X" in shown.text
        disk["full"] = False
        await shown.press("escape")
        assert shown.screen != "BuilderScreen"
        assert "judges?X" in shown.file


async def test_what_is_typed_is_saved_when_the_app_ends(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.pilot.press("end", "X", "Y", "ctrl+q")
    assert "judges?XY" in shown.file


def typed_fast(app: App[None], *parts: str) -> None:
    """Send keys without a wait in between; a part of more than one letter that is no key is typed out."""
    keys = {"enter": "enter", "f6": "f6", "f4": "f4", "down": "down", "ctrl+q": "ctrl+q", "f3": "f3"}
    for part in parts:
        for key in [keys[part]] if part in keys else part:
            app.post_message(events.Key(key, None if len(key) > 1 else key))


async def test_what_is_typed_fast_lands_where_it_was_meant_to(desk: Desk) -> None:
    async with building(desk) as shown:
        typed_fast(shown.app, "Who?", "enter", "House", "enter", "Senate", "f4", "enter", "Court", "enter", "enter")
        typed_fast(shown.app, "So")
        typed_fast(shown.app, "f6", "What?", "enter", "This", "f4", "enter", "That")
        for _time in range(200):
            await shown.settle()
            if "That" in shown.file:
                break
    first, second = OwnPack.open(shown.path).sheets
    senate = {"text": "Senate", "correct": Plain("true")}
    assert (first.title, first.record["choices"]) == ("Who?", ["House", senate, "Court"])
    assert first.record["explanation"] == "So"
    this = {"text": "This", "correct": Plain("true")}
    assert (second.title, second.record["choices"]) == ("What?", [this, "That"])


async def test_what_is_typed_in_the_moment_of_leaving_is_saved(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        typed_fast(shown.app, "ABC", "ctrl+q")
        await shown.pilot.pause()
    assert "judges?ABC" in shown.file


async def test_another_program_changes_the_file_meanwhile(desk: Desk) -> None:
    async with building(desk, SENATE, {**SENATE, "id": "second", "stem": "Which second body?"}) as shown:
        file = shown.path / "questions" / "questions.yaml"
        file.write_text(shown.file.replace("Which second body?", "Which other body?") + "# theirs\n", encoding="utf-8")
        await shown.press("end")
        await shown.write("!")
        assert "federal judges?!" in shown.file
        assert "Which other body?" in shown.file
        assert "# theirs" in shown.file
        await shown.press("f6")
        assert "Which other body?" in shown.text


async def test_comments_and_style_of_the_file_stay(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        file = shown.path / "questions" / "questions.yaml"
        text = shown.file.replace("    kind: single\n", "    kind: single   # chosen with care\n")
        file.write_text(text, encoding="utf-8")
        await shown.press("end")
        await shown.write("!")
        await shown.press("down")
        await shown.write(" too")
        wanted = text.replace("federal judges?", "federal judges?!").replace("- The House\n", "- The House too\n")
        assert shown.file == wanted


async def test_keys_behind_a_menu_land_in_it(desk: Desk) -> None:
    async with building(desk, SENATE, SENATE | {"id": "two"}) as shown:
        typed_fast(shown.app, "f6", "f3")
        typed_fast(shown.app, "5")
        for _time in range(200):
            await shown.settle()
            if shown.screen == "ChooseDialog":
                break
        assert "judges?5" not in shown.file
