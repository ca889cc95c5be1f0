"""A text phrase by phrase, and a comparison, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.tui.routes import Place
from civics_tui.tui.screens.quiz import QuizScreen
from civics_tui.tui.screens.walk import WalkScreen
from tests.tui.actors import INLINE, PACK, PLAIN, voices
from tests.tui.driving import SIZES, Driver, driven
from tests.tui.test_safety import WORST, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from civics_tui.study.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a learner who has the pack with a walk."""
    with voices(tmp_path) as made:
        yield made


async def walk(driver: Driver, section: str = "") -> WalkScreen:
    """Open the walk."""
    driver.app.go(Place("walk", PACK, "charter", section))
    await driver.settle()
    assert isinstance(driver.app.screen, WalkScreen)
    return driver.app.screen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_enter_reads_it_to_the_end_and_then_asks(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        await walk(driver)
        seen = ""
        for _page in range(20):
            if isinstance(driver.app.screen, QuizScreen):
                break
            seen += " " + " ".join(driver.text.split())
            await driver.press("enter")
        assert isinstance(driver.app.screen, QuizScreen)
        for words in ("Watch who decides.", ">Two thirds shall decide,<", "It is a vote", "It binds", "It has an end"):
            assert words in seen, words
        assert "1 question on what you just read" in seen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_s_shows_the_claims_and_n_turns_them_first(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        screen = await walk(driver, "2")
        assert "phrase 2 of 3" in driver.lines[0]
        await driver.press("s")
        assert "claim 1 of 2" in driver.text
        await driver.press("n")
        assert (screen.number, screen.drawer.number) == (1, 1)
        assert "Bob counts thousands" in driver.text
        await driver.press("escape", "n")
        assert (screen.number, screen.in_drawer) == (2, False)
        await driver.press("p", "p", "p")
        assert screen.number == 0


async def test_a_phrase_without_a_claim_says_so(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await walk(driver, "3")
        assert "show me" not in driver.lines[-1]
        await driver.press("s")
        assert not screen.in_drawer
        assert "no source yet" in driver.text


async def test_words_and_links_open_in_place(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await walk(driver)
        await driver.press("g")
        assert driver.screen == "GlossaryDialog"
        assert "Saying yes or no" in driver.text
        await driver.press("escape", "tab", "enter")
        assert driver.screen == "GlossaryDialog"
        await driver.press("escape", "escape")
        assert driver.app.screen is screen
        await driver.press("n", "tab", "enter")
        assert driver.screen == "ExplainerScreen"


async def test_l_lists_the_phrases(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await walk(driver)
        await driver.press("l", "3", "enter")
        assert screen.number == 2
        await driver.press("x")
        assert isinstance(driver.app.screen, QuizScreen)


async def test_the_claims_stand_beside_it_where_there_is_room(desk: Desk) -> None:
    async with driven(desk, (120, 40)) as driver:
        screen = await walk(driver)
        assert "Two thirds are enough." in driver.text
        assert screen.section.region.right <= screen.drawer.region.x
        await driver.press("n")
        assert "claim 1 of 2" in driver.text
        assert screen.number == 1


async def test_tiny_and_back(desk: Desk) -> None:
    async with driven(desk, (120, 40)) as driver:
        screen = await walk(driver, "2")
        await driver.press("s")
        for size in ((30, 8), (40, 12), (1, 1), (80, 24), (120, 40)):
            await driver.resize(*size)
        assert driver.app.screen is screen
        assert ">and their word shall hold,<" in driver.text


async def test_a_comparison_is_shown_like_a_dispute(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.go(Place("compare", PACK, "counts"))
        await driver.settle()
        assert driver.screen == "DisputeScreen"
        for words in ("What was counted?", "MEMBERS", "a MOMENT", "Differs", "One is no number."):
            assert words in driver.text
        assert driver.text.index(" MEMBERS") < driver.text.index("a MOMENT")  # by date
        await driver.press("enter")
        assert driver.screen == "SourceScreen"


async def test_a_dispute_of_the_ledger_can_be_compared_too(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.go(Place("compare", PACK, "size"))
        await driver.settle()
        assert "How many are they?" in driver.text


@pytest.mark.parametrize("kind", ["walk", "compare"])
async def test_one_that_is_not_there_is_told(desk: Desk, kind: str) -> None:
    async with driven(desk) as driver:
        driver.app.go(Place(kind, PACK, "no-such"))  # type: ignore[arg-type]
        await driver.settle()
        assert "no-such" in driver.text


async def test_the_page_holds_words_that_open_and_g_finds_them(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.go(Place("explainer", PACK, "page", "on"))
        await driver.settle()
        assert "Saying yes or no; see quorum." in driver.text
        assert "Easily swapped with: quorum" in driver.text
        await driver.press("tab", "enter")
        assert "How many must be there." in driver.text
        await driver.press("escape", "escape", "g")
        assert driver.screen == "GlossaryDialog"


@pytest.mark.parametrize("fields", [PLAIN, PLAIN | INLINE], ids=["plain", "all"])
@pytest.mark.parametrize("payload", WORST, ids=range(len(WORST)))
async def test_no_text_of_a_pack_does_anything(tmp_path: Path, payload: str, fields: frozenset[str]) -> None:
    with voices(tmp_path, payload, fields) as desk:
        entry = desk.library.find(PACK)
        refused = fields != PLAIN or len(payload) > 200 or any(ord(one) < 32 or ord(one) > 0x2027 for one in payload)
        assert len(entry.specials) == 2 or refused
        async with driven(desk) as driver:
            for sort, id_, _title, _minutes in entry.specials:
                driver.app.go(Place(sort, PACK, id_))
                await driver.settle()
                check(driver)
                for key in ("n", "s", "escape", "l", "escape", "y", "tab"):
                    await driver.press(key)
                    check(driver)
                driver.app.action_home()
                await driver.settle()
