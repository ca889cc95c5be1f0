"""Dossiers on the screen: rows to go through, the card of the marked one, others beside it, from wherever one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.tui import routes
from civics_tui.tui.routes import Place
from civics_tui.tui.screens.dossier import DossierScreen
from civics_tui.tui.screens.quiz import QuizScreen
from civics_tui.tui.widgets.rows import RowList
from tests.tui.actors import PACK, voices
from tests.tui.driving import SIZES, Driver, driven
from tests.tui.test_safety import WORST, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from civics_tui.study.desk import Desk

TINY = (30, 8)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a learner who has the pack with actors."""
    with voices(tmp_path) as made:
        yield made


async def show(driver: Driver, desk: Desk, *ids: str) -> DossierScreen:
    """Open dossiers."""
    screen = routes.dossiers(desk, PACK, ids)
    assert isinstance(screen, DossierScreen)
    driver.app.push_screen(screen)
    await driver.settle()
    return screen


async def all_of_it(driver: Driver) -> str:
    """Everything that comes by when one goes down the rows."""
    seen = driver.text
    for _row in range(12):
        await driver.press("down")
        seen += "\n" + driver.text
    return seen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_roles_sayings_links_and_swaps_come_by_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        await show(driver, desk, "ann")
        seen = await all_of_it(driver)
        for words in ("Also called: Able", "Nov 2016", "The Gazette 2016", "figure", "opinion, reworded", "Bob Baker"):
            assert words in seen, words
        for heading in ("Role, with its date", "What was said", "Linked with", "Easily swapped with"):
            assert heading in seen, heading


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_enter_and_s_show_the_claim_and_esc_goes_back_to_the_row(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        screen = await show(driver, desk, "ann")
        await driver.press("2")
        for key in ("enter", "s"):
            marked = screen.rows.value
            await driver.press(key)
            assert screen.in_drawer
            assert "Ann counts 5,000" in driver.text
            await driver.press("escape")
            assert not screen.in_drawer
            assert screen.rows.value == marked
            assert screen.rows.has_focus


async def test_the_card_follows_the_mark_where_there_is_room_and_covers_no_text(desk: Desk) -> None:
    async with driven(desk, (120, 40)) as driver:
        screen = await show(driver, desk, "ann")
        assert "Ann leads the Free League." in driver.text
        await driver.press("down")
        assert screen.drawer.card is not None
        assert screen.drawer.card.claim == "gazette.members"
        assert screen.rows.region.right <= screen.drawer.region.x


async def test_a_reworded_text_is_marked_and_never_quoted(desk: Desk) -> None:
    async with driven(desk) as driver:
        await show(driver, desk, "ann")
        row = next(line for line in driver.lines if "right moment" in line)
        assert "opinion, reworded" in row
        assert '"' not in driver.text


async def test_n_p_and_the_list_turn_actors(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await show(driver, desk, "ann", "bob", "league")
        assert "1 of 3" in driver.lines[0]
        await driver.press("n", "n", "n")
        assert (screen.dossier.id, "3 of 3" in driver.lines[0]) == ("league", True)
        await driver.press("p")
        assert screen.dossier.id == "bob"
        await driver.press("l", "1", "enter")
        assert screen.dossier.id == "ann"


async def test_enter_on_another_actor_opens_its_dossier(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await show(driver, desk, "ann")
        await driver.press("5", "enter")
        assert driver.app.screen is not screen
        assert "Bob Baker" in driver.lines[0]
        await driver.press("escape")
        assert driver.app.screen is screen


async def test_x_takes_the_questions_that_rest_on_it(desk: Desk) -> None:
    async with driven(desk) as driver:
        await show(driver, desk, "ann")
        assert "x 1 question" in driver.lines[-1]
        await driver.press("x")
        assert isinstance(driver.app.screen, QuizScreen)
        assert [one.planned.question for one in driver.app.screen.turn.attempt.responses] == ["who"]


async def test_x_says_so_where_none_does(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await show(driver, desk, "union")
        assert "question" not in driver.lines[-1]
        await driver.press("x")
        assert "No question rests on" in driver.text
        assert driver.app.screen is screen


@pytest.mark.parametrize("size", [*SIZES, (200, 50)], ids=str)
async def test_v_sets_two_side_by_side(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        screen = await show(driver, desk, "ann", "bob")
        await driver.press("v")
        assert driver.screen == "SideBySideScreen"
        seen = driver.text
        for _page in range(12):
            await driver.press("pagedown")
            seen += "\n" + driver.text
        for words in ("5,000 MEMBERS", "thousands of CALLS", "Same", "Differs", "Members are no callers."):
            assert words in " ".join(seen.split()), words
        both = [line for line in seen.splitlines() if "LEADER" in line and "SPOKESMAN" in line]
        assert bool(both) == (size[0] >= 100)
        await driver.press("v")
        assert driver.app.screen is screen


async def test_another_can_be_set_beside(desk: Desk) -> None:
    async with driven(desk) as driver:
        await show(driver, desk, "ann", "bob", "league")
        await driver.press("v")
        assert "Ann Able and Bob Baker" in driver.text
        await driver.press("n")
        assert "Ann Able and Free League" in driver.text
        await driver.press("y")
        assert driver.app.clipboard.startswith("Ann Able and Free League, side by side.")


async def test_a_page_opens_the_dossiers_that_it_names(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.go(Place("explainer", PACK, "page"))
        await driver.settle()
        await driver.press("tab", "tab", "enter")
        screen = driver.app.screen
        assert isinstance(screen, DossierScreen)
        assert (screen.dossier.id, [one.id for one in screen.dossiers]) == ("bob", ["ann", "bob"])


async def test_search_and_the_page_of_the_pack_lead_to_dossiers(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.push_screen(routes.search(desk, "Able"))
        await driver.settle()
        await driver.press("down")
        assert "Persons and bodies" in driver.text
        results = driver.app.screen.query_one("#results", RowList)
        results.mark(Place("actor", PACK, "ann"))
        await driver.press("enter")
        assert "Ann Able" in driver.lines[0]
        driver.app.action_home()
        driver.app.go(Place("pack", PACK))
        await driver.settle()
        assert "3 dossiers" in driver.text
        driver.app.push_screen(routes.dossiers(desk, PACK))
        await driver.settle()
        assert "1 of 3" in driver.lines[0]


async def test_what_only_came_through_is_listed(desk: Desk) -> None:
    async with driven(desk) as driver:
        await show(driver, desk, "gazette-paper")
        assert "3 claims came through this one" in driver.text
        await driver.press("enter")
        assert driver.screen == "SourceScreen"


async def test_a_name_that_is_not_there_is_told(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.go(Place("actor", PACK, "nobody"))
        await driver.settle()
        assert "knows no person or body of that name" in driver.text


@pytest.mark.parametrize("start", SIZES, ids=str)
async def test_tiny_and_back(desk: Desk, start: tuple[int, int]) -> None:
    async with driven(desk, start) as driver:
        screen = await show(driver, desk, "ann", "bob")
        await driver.press("down", "s")
        for size in (TINY, (120, 40), (40, 12), (1, 1), (80, 24), start):
            await driver.resize(*size)
        assert driver.app.screen is screen
        await driver.press("escape", "v")
        for size in (TINY, (120, 40), (40, 12), start):
            await driver.resize(*size)
        assert driver.screen == "SideBySideScreen"


@pytest.mark.parametrize("payload", WORST, ids=range(len(WORST)))
async def test_no_text_of_a_pack_does_anything(tmp_path: Path, payload: str) -> None:
    with voices(tmp_path, payload) as desk:
        if "ann" not in desk.library.ledger(PACK).actors:  # the reader refuses control bytes
            assert len(payload) > 200 or any(ord(one) < 32 or ord(one) > 0x2027 for one in payload)
            return
        async with driven(desk, (120, 40)) as driver:
            await show(driver, desk, "ann", "bob")
            for keys in (("down",), ("s",), ("escape",), ("n",), ("v",), ("escape",), ("l",), ("escape",), ("y",)):
                await driver.press(*keys)
                check(driver)
