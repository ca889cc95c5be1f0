"""The builder on the full screen: a question is written, saved, tried and mended by keys and by mouse."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from civics_tui.packs.building.fields import kinds
from civics_tui.packs.building.new import begin
from civics_tui.tui import routes
from civics_tui.tui.screens.builder import BuilderScreen
from civics_tui.tui.widgets.form_box import Box
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from civics_tui.study.desk import Desk

SENATE = {
    "id": "senate",
    "kind": "single",
    "stem": "Which body confirms federal judges?",
    "choices": ["The House", {"text": "The Senate", "correct": True}, "The Supreme Court"],
    "explanation": "The Constitution asks for its consent.",
    "source": "Constitution, Article II, section 2",
}


class Built(Driver):
    """The app with a builder open."""

    path: Path

    @property
    def file(self) -> str:
        """The question file as it lies on the disk."""
        return (self.path / "questions" / "questions.yaml").read_text(encoding="utf-8")

    @property
    def builder(self) -> BuilderScreen:
        """The screen."""
        found = self.app.screen
        assert isinstance(found, BuilderScreen)
        return found

    async def click_on(self, text: str, *, right: bool = False) -> None:
        """Click on the first place that shows a text."""
        y = next(number for number, line in enumerate(self.lines) if text in line)
        x = self.lines[y].rfind(text) if right else self.lines[y].find(text)
        await self.pilot.click(offset=(x + 1, y))
        await self.settle()


@asynccontextmanager
async def building(desk: Desk, *records: dict[str, object], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Built]:
    """Run the builder over a new pack of these questions."""
    path = begin(desk.places.own, "Judges", records)  # type: ignore[arg-type]
    async with driven(desk, size) as driver:
        built = Built(driver.app, driver.pilot)
        built.path = path
        driver.app.push_screen(routes.builder(desk, path))
        await built.settle()
        yield built


async def test_a_first_question_by_keys_alone(desk: Desk) -> None:
    async with driven(desk) as shown:
        shown.app.push_screen(routes.doors(desk))
        await shown.settle()
        assert "Write the first question" in shown.text
        await shown.press("enter")
        await shown.write("Judges")
        await shown.press("enter")
        await shown.write("Who confirms judges?")
        await shown.press("enter")
        await shown.write("The House")
        await shown.press("enter")
        await shown.write("The Senate")
        await shown.press("f4", "enter")
        await shown.write("The Court")
        await shown.press("enter", "enter")
        await shown.write("It says so.")
        await shown.press("f5")
        assert shown.screen == "TryScreen"
        assert "Who confirms judges?" in shown.text
        await shown.press("1", "enter")
        assert "Tried on. Nothing of it is kept." in shown.text
        await shown.press("enter")
        assert shown.screen == "BuilderScreen"
    (path,) = desk.places.own.iterdir()
    assert "- text: The Senate\n        correct: true\n" in (path / "questions/questions.yaml").read_text()


async def test_a_first_question_by_mouse_alone(desk: Desk) -> None:
    async with building(desk) as shown:
        await shown.click_on("What is asked")
        await shown.write("Who confirms judges?")
        rows = [number for number, line in enumerate(shown.lines) if "( ) │" in line]
        await shown.pilot.click(offset=(22, rows[0]))
        await shown.write("The House")
        await shown.pilot.click(offset=(22, rows[1]))
        await shown.write("The Senate")
        await shown.pilot.click(offset=(15, rows[1]))
        await shown.settle()
        assert "(o) │The Senate" in shown.text
        await shown.click_on("F5 try it")
        assert shown.screen == "TryScreen"
    assert "correct: true" in shown.file


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_on_the_disk_before_it_says_so(desk: Desk, size: tuple[int, int]) -> None:
    async with building(desk, SENATE, size=size) as shown:
        await shown.press("end")
        await shown.write(" Yes")
        assert "saved" in shown.lines[0]
        assert "stem: Which body confirms federal judges? Yes\n" in shown.file
        assert "id: senate\n" in shown.file


async def test_undo_and_redo(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.press("end")
        await shown.write("!!")
        assert "judges?!!" in shown.file
        await shown.press("ctrl+z")
        assert "judges?!!" not in shown.text
        assert "judges?!!" not in shown.file
        assert "Taken back: Question." in shown.text
        await shown.press("ctrl+y")
        assert "judges?!!" in shown.text
        assert "judges?!!" in shown.file


async def test_rows_are_added_moved_and_taken_away(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        await shown.press("down")
        await shown.press("ctrl+down")
        assert shown.file.index("The Senate") < shown.file.index("The House")
        await shown.press("f3", "down", "enter")
        assert "The House" not in shown.file
        await shown.press("ctrl+z")
        assert "The House" in shown.file
        assert "The House" in shown.text


async def test_advice_leads_to_its_field(desk: Desk) -> None:
    async with building(desk, {key: value for key, value in SENATE.items() if key != "explanation"}) as shown:
        assert "Say why the right answer is right." in shown.text
        await shown.press("f8")
        await shown.write("Since it says so.")
        assert "explanation: Since it says so.\n" in shown.file
        assert "Say why the right answer is right." not in shown.text


async def test_every_kind_can_be_chosen_and_typed_into(desk: Desk) -> None:
    async with building(desk, SENATE) as shown:
        for kind, _text, _help in kinds():
            await shown.builder._change_kind(kind)
            await shown.settle()
            assert shown.builder.sheet.kind == kind
            await shown.builder.form.show_more()
            await shown.settle()
            boxes = list(shown.builder.form.query(Box).results(Box))
            for number, box in enumerate(boxes):
                box.focus()
                await shown.write(f"{number}")
            await shown.settle()
            assert "NOT saved" not in shown.text, (kind, shown.text)
