"""Sources and claims: every claim can be reached, its rows stand there, and what rests on it can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.tui.routes import Place, screen_for, sources
from civics_tui.tui.screens.source import SourceScreen
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

PACK = "secession-process"
CLAIM = "ktla-2016.route"


async def show(driver: Driver, desk: Desk, kind: str = "claim", id_: str = CLAIM) -> SourceScreen:
    """Open claims."""
    screen = screen_for(desk, Place(kind, PACK, id_))  # type: ignore[arg-type]
    assert isinstance(screen, SourceScreen)
    driver.app.push_screen(screen)
    await driver.settle()
    return screen


async def test_from_the_list_of_sources_to_a_claim_and_back(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.push_screen(sources(desk, PACK))
        await driver.settle()
        assert "claims" in driver.text
        await driver.press("1", "enter")
        assert driver.screen == "SourceScreen"
        await driver.press("2", "enter")
        assert "claim 2 of" in driver.lines[0]
        await driver.press("escape")
        assert driver.screen == "SourcesScreen"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_the_six_rows_stand_there(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        await show(driver, desk)
        for label in ("kind ", "chain ", "as of ", "source ", "dated ", "find it "):
            assert any(label in line for line in driver.lines), label


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_claim_of_a_source_comes_by(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        screen = await show(driver, desk, "source", "ktla-2016")
        await driver.press("1", "enter")
        for number in range(len(screen.claims)):
            assert screen.card is not None
            assert screen.card.claim == screen.claims[number]
            await driver.press("n")
        assert screen.number == len(screen.claims) - 1


async def test_what_an_actor_said_or_passed_on_can_be_turned_through(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await show(driver, desk, "said", "ktla")
        await driver.press("1", "enter")
        assert "KTLA" in driver.lines[0]
        assert f"claim 1 of {len(screen.claims)}" in driver.lines[0]


async def test_who_makes_a_claim_is_listed_with_what_rests_on_it(desk: Desk) -> None:
    async with driven(desk) as driver:
        await show(driver, desk, "claim", "ktla-2016.membership")
        await driver.press("x")
        await driver.press("end", "enter")
        assert driver.screen == "DossierScreen"
        assert "Marcus Ruiz Evans" in driver.lines[0]


async def test_x_lists_what_rests_on_the_claim(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await show(driver, desk)
        assert screen.claims[screen.number] == CLAIM
        await driver.press("x")
        assert driver.screen == "UsesDialog"
        assert "question " in driver.text
        await driver.press("1", "enter")
        assert driver.screen == "QuizScreen"
        await driver.press("escape")
        assert driver.app.screen is screen


async def test_y_copies_the_citation(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await show(driver, desk)
        await driver.press("y")
        assert screen.card is not None
        assert driver.app.clipboard in (screen.card.citation, screen.card.search)
        assert "Copied" in driver.text


async def test_v_shows_what_differs(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await show(driver, desk)
        assert screen.card is not None
        assert screen.card.disputes
        await driver.press("v")
        assert driver.app.screen is not screen
        assert "Sources differ" in driver.text
        await driver.press("escape")
        assert driver.app.screen is screen


async def test_a_claim_that_is_not_there_is_no_crash(desk: Desk) -> None:
    async with driven(desk) as driver:
        await show(driver, desk, "claim", "no-such.claim")
        assert "Nothing here rests on a claim." in driver.text
