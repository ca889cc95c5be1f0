"""What holds for every screen of the shell: each key of its last line works and `esc` leads back, at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.study import sets
from civics_tui.tui import routes
from civics_tui.tui.routes import Place
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key, KeyBar, fitting
from tests.tui.desks import answered_some
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from collections.abc import Callable

    from civics_tui.study.desk import Desk
    from civics_tui.tui.routes import AnyScreen

PACK = "secession-process"


def _own_set(desk: Desk) -> AnyScreen:
    made = sets.create(desk.library.places.sets, "Monday", [f"{PACK}/{one}" for one in desk.library.ids(PACK)[:3]])
    return routes.pick(desk, own=made.id)


SCREENS: dict[str, Callable[[Desk], AnyScreen]] = {
    "pack": lambda desk: routes.screen_for(desk, Place("pack", PACK)),
    "explainer": lambda desk: routes.screen_for(desk, Place("explainer", PACK, "route", "step-1-file-a-measure")),
    "sources": lambda desk: routes.sources(desk, PACK),
    "source": lambda desk: routes.screen_for(desk, Place("source", PACK, "ktla-2016")),
    "claim": lambda desk: routes.screen_for(desk, Place("claim", PACK, "ktla-2016.route")),
    "actor": lambda desk: routes.screen_for(desk, Place("actor", PACK, "marcus-ruiz-evans")),
    "page-claims": lambda desk: routes.screen_for(desk, Place("page", PACK, "route")),
    "search": lambda desk: routes.search(desk, "amendment"),
    "search-nothing": lambda desk: routes.search(desk, "quorom"),
    "sets": routes.sets,
    "pick": lambda desk: routes.pick(desk, PACK),
    "change-set": _own_set,
    "settings": lambda _desk: routes.settings(),
}
NAMES = {"PgDn": "pagedown", "/": "slash", "?": "question_mark", "esc": "escape"}
LEAVING = {"back", "leave"}


def key_name(key: Key) -> str:
    """The key to press for an entry of the last line."""
    first = key.key.split()[0]
    return NAMES.get(first, first.lower() if len(first) > 1 else first)


async def back_to(driver: Driver, screen: object) -> None:
    """Press `esc` until the screen is there again, three times at most."""
    for _time in range(3):
        if driver.app.screen is screen:
            return
        await driver.press("escape")
    assert driver.app.screen is screen, driver.screen


@pytest.mark.parametrize("size", SIZES[1:], ids=str)  # on the widest, each is clicked below
@pytest.mark.parametrize("name", SCREENS)
async def test_every_key_leads_back_with_esc(desk: Desk, name: str, size: tuple[int, int]) -> None:
    answered_some(desk)
    async with driven(desk, size) as driver:
        driver.app.push_screen(SCREENS[name](desk))
        await driver.settle()
        screen = driver.app.screen
        assert isinstance(screen, CivicsScreen)
        tried = []
        for key in screen.all_keys():
            if key.action not in LEAVING and "palette" not in key.action:
                await driver.press(key_name(key))
                await back_to(driver, screen)
                tried.append(key.key)
        assert tried
        depth = len(driver.app.screen_stack)
        await back_to(driver, driver.app.screen_stack[0])
        assert depth == 2
        assert driver.screen == "HomeScreen"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCREENS)
async def test_top_line_and_last_line_fit(desk: Desk, name: str, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        driver.app.push_screen(SCREENS[name](desk))
        await driver.settle()
        assert driver.lines[0].strip()
        assert driver.lines[-1].strip()
        assert all(len(line) <= size[0] for line in driver.lines)
        shown = fitting(driver.app.screen.query_one(KeyBar).keys, size[0] - 2)
        assert [key.key for key in shown if key.key not in driver.lines[-1]] == []


@pytest.mark.parametrize("name", SCREENS)
async def test_every_entry_of_the_last_line_can_be_clicked(desk: Desk, name: str) -> None:
    async with driven(desk, (120, 40)) as driver:
        driver.app.push_screen(SCREENS[name](desk))
        await driver.settle()
        screen = driver.app.screen
        assert isinstance(screen, CivicsScreen)
        for key in screen.all_keys():
            if key.action not in LEAVING:
                column = driver.lines[-1].find(f"{key.key} {key.label}")
                if column >= 0:
                    await driver.pilot.click(offset=(column + 1, 39))
                    await driver.settle()
                    await back_to(driver, screen)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_help_explains_the_screen_one_comes_from(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        driver.app.push_screen(routes.sources(desk, PACK))
        await driver.settle()
        await driver.press("question_mark")
        assert driver.screen == "HelpScreen"
        assert "what it says" in driver.text
        await driver.press("question_mark")
        assert driver.screen == "SourcesScreen"


async def test_a_choice_of_letters_is_never_a_command(desk: Desk) -> None:
    """No screen with choices binds a digit, or a letter from a to e, to anything but going to a row."""
    async with driven(desk) as driver:
        for make in SCREENS.values():
            driver.app.push_screen(make(desk))
            await driver.settle()
            screen = driver.app.screen
            for node in (screen, *screen.query("*")):
                for key, bindings in node._bindings.key_to_bindings.items():
                    if key in set("123456789abcde"):
                        actions = {binding.action.partition("(")[0] for binding in bindings}
                        assert actions <= {"go_to", "mark"}, (type(node).__name__, key)
            await back_to(driver, driver.app.screen_stack[0])
