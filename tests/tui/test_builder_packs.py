"""Doors to a new pack, pasting, copying, beginning with a claim, and the list of the questions of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from civics_tui.packs.report import check_pack
from civics_tui.tui import routes
from tests.tui.driving import SIZES, driven
from tests.tui.test_builder import SENATE, building

if TYPE_CHECKING:
    from pathlib import Path

    from civics_tui.study.desk import Desk

PASTED = """1. Which body confirms federal judges?
A) The House
*B) The Senate
C) The Supreme Court
Why: The Constitution says so.
Source: Constitution, Article II
"""
TABLE = "question\tright\twrong\twrong\twhy\tsource\n" + "".join(
    f"Which is number {n}?\tNumber {n}\tNumber {n + 20}\tNumber {n + 40}\tIt is {n}.\tA list of {n}\n"
    for n in range(1, 16)
)


def only(desk: Desk) -> Path:
    """The one pack that was made."""
    (path,) = desk.places.own.iterdir()
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_a_table_becomes_a_pack_and_is_shown_before(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as shown:
        shown.app.push_screen(routes.doors(desk))
        await shown.settle()
        await shown.press("down", "enter")
        await shown.write("Numbers")
        await shown.press("enter")
        assert shown.screen == "PasteScreen"
        shown.app.screen.focused.post_message(events.Paste(TABLE))  # type: ignore[union-attr]
        await shown.settle()
        assert "15 questions" in shown.lines[0]
        assert "Which is number 1?" in shown.text
        assert not desk.places.own.exists()
        await shown.press("f6")
        assert shown.screen == "BuilderScreen"
        assert "1/15" in shown.lines[0] or "question 1 of 15" in shown.lines[0]
    report = check_pack(only(desk))
    assert report.of("error") == ()
    assert report.read.pack is not None
    assert len(report.read.pack.questions) == 15


async def test_a_pasted_question_fills_an_empty_one(desk: Desk) -> None:
    async with building(desk) as shown:
        shown.app.screen.focused.post_message(events.Paste(PASTED))  # type: ignore[union-attr]
        await shown.settle()
        assert shown.screen == "PasteScreen"
        assert "right: The Senate, 2 other choices, why, source" in shown.text
        await shown.press("f6")
        assert shown.screen == "BuilderScreen"
        assert "question 1 of 1" in shown.lines[0]
        assert "(o) │The Senate" in shown.text
        await shown.press("f5")
        assert shown.screen == "TryScreen"


async def test_lines_that_are_no_question_become_one_line(desk: Desk) -> None:
    async with building(desk) as shown:
        shown.app.screen.focused.post_message(events.Paste("Which body\nconfirms judges?"))  # type: ignore[union-attr]
        await shown.settle()
        assert "stem: Which body confirms judges?\n" in shown.file


async def test_a_file_is_read_and_one_that_is_none_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(PASTED, encoding="utf-8")
    (tmp_path / "odd.txt").write_bytes(b"\xff\xfe\x00")
    async with building(desk) as shown:
        await shown.builder.action_paste_many()
        await shown.settle()
        told = {"none.txt": "cannot be read", "odd.txt": "is no UTF-8 text", "mine.txt": "take 1 question"}
        for name, wanted in told.items():
            await shown.press("f2")
            shown.app.screen.query_one(Input).value = str(tmp_path / name)
            await shown.press("enter")
            assert wanted in shown.text


async def test_nothing_is_made_by_who_turns_back(desk: Desk) -> None:
    async with driven(desk) as shown:
        shown.app.push_screen(routes.doors(desk))
        await shown.settle()
        await shown.press("enter", "escape", "down", "enter")
        await shown.write("Pack")
        await shown.press("enter", "escape")
        assert shown.screen == "DoorsScreen"
    assert not desk.places.own.exists()


async def test_the_same_title_twice_makes_two_packs(desk: Desk) -> None:
    async with driven(desk) as shown:
        for _time in range(2):
            shown.app.push_screen(routes.doors(desk))
            await shown.settle()
            await shown.press("enter")
            await shown.write("/../ Pack")
            await shown.press("enter", "escape")
    assert sorted(path.name for path in desk.places.own.iterdir()) == ["pack", "pack-2"]


async def test_a_question_of_another_pack_is_copied(desk: Desk) -> None:
    async with driven(desk) as shown:
        shown.app.push_screen(routes.doors(desk))
        await shown.settle()
        await shown.press("down", "down", "enter")
        await shown.write("Copies")
        await shown.press("enter")
        assert "Copy a question: from which pack?" in shown.text
        await shown.write("leave")
        await shown.press("enter")
        assert "Copy a question: which one?" in shown.text
        await shown.press("down", "enter")
        assert shown.screen == "BuilderScreen"
    report = check_pack(only(desk))
    assert report.of("error") == ()


async def test_what_was_written_a_moment_ago_can_be_copied(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.builder.action_copy_from()
        await shown.settle()
        await shown.press("escape")
        await shown.builder._take([{**SENATE, "id": "two", "stem": "Who asks?", "source": "Law"}])  # type: ignore[dict-item]
        await shown.builder.action_copy_from()
        await shown.settle()
        await shown.write("Judges")
        assert "2 questions" in shown.text


async def test_a_claim_becomes_a_question(desk: Desk) -> None:
    async with building(desk) as shown:
        await shown.builder.action_from_claim()
        await shown.settle()
        assert "Begin with a checked statement" in shown.text
        await shown.write("article v")
        await shown.press("down", "enter")
        assert shown.screen == "BuilderScreen"
        assert "question 1 of 1" in shown.lines[0]
    assert "stem: " in shown.file


@pytest.mark.parametrize("size", SIZES)
async def test_questions_are_put_into_order_and_taken_away(desk: Desk, size: tuple[int, int]) -> None:
    records = [{**SENATE, "id": name, "stem": f"Which {name} body?"} for name in ("first", "second", "third")]
    async with building(desk, *records, size=size) as shown:
        await shown.press("f2", "space", "down", "down", "space")
        assert shown.file.index("third") < shown.file.index("first")
        await shown.press("up", "delete")
        assert "Which third" not in shown.file
        await shown.press("z")
        assert "Which third" in shown.file
        await shown.press("enter")
        assert shown.screen == "BuilderScreen"


async def test_a_question_that_was_carried_far_is_back_with_one_step(desk: Desk) -> None:
    records = [{**SENATE, "id": name, "stem": f"Which {name} body?"} for name in ("first", "second", "third", "fourth")]
    async with building(desk, *records) as shown:
        before = shown.file
        await shown.press("f2", "space", "down", "down", "down", "up", "space")
        assert shown.file.index("third") < shown.file.index("first") < shown.file.index("fourth")
        await shown.press("z")
        assert shown.file == before


async def test_a_question_is_moved_by_the_keys_that_move_rows(desk: Desk) -> None:
    records = [{**SENATE, "id": name, "stem": f"Which {name} body?"} for name in ("first", "second", "third")]
    async with building(desk, *records) as shown:
        await shown.press("f2", "ctrl+up", "ctrl+down")
        assert shown.file.index("second") < shown.file.index("first") < shown.file.index("third")
        await shown.press("ctrl+down", "ctrl+down", "ctrl+up", "enter")
        assert "question 2 of 3" in shown.lines[0]
        assert "Which first body?" in shown.text


async def test_f6_goes_on_and_begins_a_new_one(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.press("f6")
        assert "question 2 of 2" in shown.lines[0]
        await shown.press("f6")
        assert "This question is still empty" in shown.text
        await shown.press("f7")
        assert "question 1 of 2" in shown.lines[0]
        assert "Which body confirms" in shown.text
