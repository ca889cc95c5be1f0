"""The command palette: commands of the screen below it, places to go, and themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.driving import driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


async def test_it_lists_what_the_screen_can_do(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("enter", "ctrl+p")
        assert "show me  (" in driver.text
        assert "Home" in driver.text
        await driver.press("escape")
        assert driver.screen == "QuizScreen"


async def test_a_command_of_the_screen_runs_on_the_screen(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("4", "enter", "ctrl+p")
        await driver.write("search")
        await driver.press("enter")
        assert driver.screen == "SearchScreen"


async def test_a_page_can_be_gone_to(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("ctrl+p")
        await driver.write("six steps")
        await driver.press("enter")
        assert driver.screen == "ExplainerScreen"
        await driver.press("ctrl+p")
        await driver.write("home")
        await driver.press("enter")
        assert driver.screen == "HomeScreen"
        assert len(driver.app.screen_stack) == 1


async def test_a_theme_can_be_chosen(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("ctrl+p")
        await driver.write("civics-light")
        await driver.press("enter")
        assert driver.app.theme == "civics-light"
