"""Home: one key to a question, names before figures, nothing that moves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from civics_tui.packs.library.library import Library
from civics_tui.study.desk import Desk
from civics_tui.tui.app import CivicsApp
from civics_tui.tui.home_rows import Do
from civics_tui.tui.widgets.rows import RowList
from tests.tui.desks import NOW, answered_some, desk_in, places_in
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", SIZES)
async def test_one_enter_starts_a_question(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        assert driver.screen == "HomeScreen"
        await driver.press("enter")
        assert driver.screen == "QuizScreen"
        (attempt,) = desk.open_attempts()
        assert (attempt.mode, attempt.count, attempt.index) == ("practice", 10, 0)


async def test_an_enter_that_comes_too_early_is_not_lost(desk: Desk) -> None:
    app = CivicsApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        driver = Driver(app, pilot)
        await driver.settle()
        assert driver.screen == "QuizScreen"


async def test_the_first_start_of_all_reads_the_packs_and_then_starts(tmp_path: Path) -> None:
    """Nothing is compiled yet: the names stand there, and `enter` waits for the packs instead of being lost."""
    places = places_in(tmp_path)
    with Library.open(places) as library:
        desk = Desk.open(places, library=library, clock=lambda: NOW)
        app = CivicsApp(desk)
        async with app.run_test(notifications=True) as pilot:
            driver = Driver(app, pilot)
            await pilot.press("enter")
            await driver.settle()
            assert driver.screen == "QuizScreen"
        desk.close()


async def test_the_first_start_says_what_this_is(desk: Desk) -> None:
    async with driven(desk) as driver:
        assert "Could a state leave the Union?" in driver.text
        assert "> Start: 10 questions, about 5 minutes, nothing to set up" in driver.text
        assert "Everything stays on this computer. No account, no network." in driver.text


async def test_what_was_begun_comes_first(desk: Desk) -> None:
    answered_some(desk)
    async with driven(desk) as driver:
        assert driver.app.screen.query_one(RowList).value == Do("resume", desk.open_attempts()[0].id)
        await driver.press("enter")
        assert driver.screen == "QuizScreen"
        assert "2 of" in driver.lines[0]
        await driver.press("escape")
        assert driver.screen == "HomeScreen"
        assert len(desk.open_attempts()) == 1


async def test_figures_come_into_the_rows_that_stand_there(desk: Desk) -> None:
    """Whatever is counted later, the names keep their lines."""
    answered_some(desk)
    states = []
    async with driven(desk) as driver:
        state = driver.app.screen.state  # type: ignore[attr-defined]
        assert state is not None
        for shown in (replace(state, progress={}), state):
            driver.app.screen._show(shown)  # type: ignore[attr-defined]
            await driver.settle()
            states.append([line[:45] for line in driver.lines])
        assert re.search(r"\b3/\d\d\b", driver.text)
    before, after = states
    packs = [number for number, line in enumerate(before) if "How a state could leave" in line]
    assert [before[number] for number in packs] == [after[number] for number in packs]


async def test_the_learner_is_named(tmp_path: Path, compiled: Path) -> None:
    with desk_in(tmp_path, compiled, "Sam [bold]") as desk:
        async with driven(desk) as driver:
            assert "learner: Sam [bold]" in driver.lines[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_pack_opens_its_page(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        await driver.press("4", "enter")
        assert driver.screen == "PackScreen"
        assert "How a state could leave" in driver.lines[0]
        await driver.press("escape")
        assert driver.screen == "HomeScreen"


async def test_a_digit_goes_to_a_row_and_does_no_more(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("3")
        assert driver.app.screen.query_one(RowList).value == Do("teach")
        await driver.press("a")
        assert driver.app.screen.query_one(RowList).value == Do("start", "secession-process")
        assert driver.screen == "HomeScreen"


async def test_the_dossiers_that_pages_show_are_opened_together(desk: Desk) -> None:
    answered_some(desk)
    async with driven(desk) as driver:
        line = next(number for number, text in enumerate(driver.lines) if "Who is who" in text)
        assert driver.lines[line].rstrip().endswith("dossiers")
        await driver.pilot.click(offset=(10, line))
        await driver.settle()
        assert driver.screen == "DossierScreen"
        assert tuple(one.id for one in driver.app.screen.dossiers) == desk.library.find("key-actors").dossiers  # type: ignore[attr-defined]


async def test_a_row_can_be_clicked(desk: Desk) -> None:
    async with driven(desk) as driver:
        line = next(number for number, text in enumerate(driver.lines) if "Calexit, 1850" in text)
        await driver.pilot.click(offset=(10, line))
        await driver.settle()
        assert driver.screen == "PackScreen"


async def test_what_was_wrong_can_be_repeated(desk: Desk) -> None:
    answered_some(desk)
    async with driven(desk) as driver:
        assert "r missed ones" in driver.lines[-1]
        await driver.press("r")
        assert driver.screen == "QuizScreen"
        assert desk.open_attempts()[0].mode == "missed"


async def test_q_leaves(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("q")
        assert not driver.app._running or driver.app._exit


async def test_too_small_a_terminal_says_so(desk: Desk) -> None:
    async with driven(desk, (39, 12)) as driver:
        assert "needs 40 columns and 12" in " ".join(driver.text.split())
        await driver.resize(80, 24)
        assert "Start: 10 questions" in driver.text
