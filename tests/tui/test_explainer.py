"""Reading a page: sections, links, words, and questions that are answered in place and count."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from civics_tui.tui.routes import Place, screen_for
from civics_tui.tui.screens.explainer import ExplainerScreen
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

PACK = "secession-process"


async def read(driver: Driver, desk: Desk, page: str = "courts", section: str = "") -> ExplainerScreen:
    """Open a page."""
    screen = screen_for(desk, Place("explainer", PACK, page, section))
    assert isinstance(screen, ExplainerScreen)
    driver.app.push_screen(screen)
    await driver.settle()
    return screen


async def tab_to_question(driver: Driver, screen: ExplainerScreen) -> None:
    """Go to the first question of the section."""
    for _stop in screen.section.stops:
        if screen.section.question is None:
            await driver.press("tab")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_page_is_read_to_its_end_with_enter(desk: Desk, size: tuple[int, int]) -> None:
    """Every line of the page comes by, with one key."""
    async with driven(desk, size) as driver:
        screen = await read(driver, desk)
        seen = " ".join(driver.text.split())
        for _page in range(60):
            if "The end of the page" in driver.text:
                break
            await driver.press("enter")
            seen += " " + " ".join(driver.text.split())
        assert "The end of the page" in driver.text
        assert screen.number == len(screen.page.sections) - 1
        for words in ("A Justice who writes a letter", "Two things are settled", "Antonin Scalia"):
            assert words in seen


async def test_n_and_p_turn_sections(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await read(driver, desk)
        assert "section 1 of 7" in driver.lines[0]
        await driver.press("n", "n")
        assert "section 3 of 7" in driver.lines[0]
        assert "The Supreme Court in 1869" in driver.text
        await driver.press("p")
        assert screen.number == 1


async def test_a_link_names_the_section_to_open(desk: Desk) -> None:
    async with driven(desk) as driver:
        await read(driver, desk, section="how-to-weigh-them")
        assert "How to weigh them" in driver.text
        assert "Calexit Now" in driver.text


async def test_contents_lead_to_a_section(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await read(driver, desk)
        await driver.press("l")
        assert "Contents" in driver.text
        await driver.press("3", "enter")
        assert screen.number == 2
        assert "The Supreme Court in 1869" in driver.text


async def test_wide_screens_show_the_contents_beside_the_page(desk: Desk) -> None:
    async with driven(desk, (120, 40)) as driver:
        screen = await read(driver, desk)
        assert "Contents" in driver.text
        assert "May a state leave the Union?" in driver.text
        await driver.press("l", "4", "enter")
        assert screen.number == 3
        await driver.resize(80, 24)
        assert "Contents" not in driver.text


async def test_tab_goes_to_a_word_and_enter_explains_it(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await read(driver, desk, section="what-the-constitution-says-and-does-not-say")
        await driver.press("tab")
        assert screen.section.link is not None
        assert screen.section.link.role == "term"
        await driver.press("enter")
        assert driver.screen == "GlossaryDialog"
        await driver.press("escape")
        assert driver.app.screen is screen
        assert screen.section.link is not None


async def test_a_word_can_be_clicked(desk: Desk) -> None:
    async with driven(desk) as driver:
        await read(driver, desk, section="what-the-constitution-says-and-does-not-say")
        line = next(number for number, text in enumerate(driver.lines) if "Article V is about" in text)
        await driver.pilot.click(offset=(driver.lines[line].index("Article V is") + 2, line))
        await driver.settle()
        assert driver.screen == "GlossaryDialog"


async def test_a_page_link_leads_to_the_other_page_and_back(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await read(driver, desk, section="how-to-weigh-them")
        for _stop in screen.section.stops:
            await driver.press("tab")
            if screen.section.link is not None and screen.section.link.role == "page":
                break
        await driver.press("enter")
        other = driver.app.screen
        assert isinstance(other, ExplainerScreen)
        assert other.page.id == "route"
        assert other.number > 0
        await driver.press("escape")
        assert driver.app.screen is screen


async def test_g_lists_the_words_of_the_page(desk: Desk) -> None:
    async with driven(desk) as driver:
        await read(driver, desk)
        await driver.press("g")
        assert driver.screen == "GlossaryDialog"
        assert "Words explained" in driver.text


async def test_s_shows_the_claims_behind_the_page(desk: Desk) -> None:
    async with driven(desk) as driver:
        await read(driver, desk)
        await driver.press("s")
        assert driver.screen == "SourceScreen"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_question_in_the_page_is_answered_there_and_counts(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        screen = await read(driver, desk, section="what-the-constitution-says-and-does-not-say")
        await tab_to_question(driver, screen)
        assert desk.history.packs() == ()
        await driver.press("enter")
        assert "Choose one first." in driver.text
        await driver.press("1", "enter")
        assert screen.section.question is not None
        assert screen.section.question.is_answered
        assert driver.app.screen is screen
        past = desk.history.past(PACK)
        assert list(past) == ["supreme-law"]
        assert desk.open_attempts() == ()
        await driver.press("n", "p")
        for _stop in screen.section.stops:
            await driver.press("tab")
            if screen.section.question is not None:
                break
        assert screen.section.question is not None
        assert screen.section.question.is_answered
        assert "yours" in driver.text or "X" in driver.text or "OK" in driver.text


async def test_reading_on_without_an_answer_leaves_nothing_open(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await read(driver, desk, section="what-the-constitution-says-and-does-not-say")
        await tab_to_question(driver, screen)
        await driver.press("1", "escape", "n")
        assert desk.open_attempts() == ()
        assert desk.history.packs() == ()


async def test_where_the_answer_came_from_is_logged(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await read(driver, desk, section="what-the-constitution-says-and-does-not-say")
        await tab_to_question(driver, screen)
        await driver.press("1", "enter")
        rows = desk.history._connection.execute("SELECT origin, mode FROM attempts").fetchall()
        assert rows == [("page:courts", "practice")]


async def test_x_asks_about_what_the_page_teaches(desk: Desk) -> None:
    async with driven(desk) as driver:
        await read(driver, desk)
        await driver.press("x")
        assert driver.screen == "QuizScreen"


async def test_a_page_over_a_stale_claim_says_so_and_so_does_a_stale_question_in_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "now", lambda: datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC))
    async with driven(desk, (80, 60)) as driver:
        screen = await read(driver, desk, page="proposals")
        assert "STALE since 2027-01" in driver.text
        asks = next(one.id for one in screen.page.sections for block in one.blocks if "planned-votes" in block.ids)
        await driver.press("escape")
        screen = await read(driver, desk, page="proposals", section=asks)
        await tab_to_question(driver, screen)
        assert "STALE since 2027-01; it may no longer be true." in driver.text
