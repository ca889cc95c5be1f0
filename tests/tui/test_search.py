"""Search: what is found opens at its place; what is not found offers what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from civics_tui.tui.routes import Place
from civics_tui.tui.screens.explainer import ExplainerScreen
from civics_tui.tui.widgets.rows import RowList
from tests.tui.driving import driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


async def test_slash_searches_from_everywhere(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("slash")
        assert driver.screen == "SearchScreen"
        await driver.write("supreme law")
        assert "found." in driver.text
        await driver.press("escape")
        assert driver.screen == "HomeScreen"


async def test_letters_are_text_while_one_types(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("slash")
        await driver.write("q1a?/")
        assert driver.screen == "SearchScreen"
        assert driver.app.screen.query_one(Input).value == "q1a?/"
        assert "F1 help" in driver.lines[-1]


async def test_a_hit_in_a_page_opens_its_section(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("slash")
        await driver.write("private letter became public")
        await driver.press("down")
        rows = driver.app.screen.query_one(RowList)
        places = [row.value for row in rows.rows if isinstance(row.value, Place)]
        place = next(place for place in places if place.kind == "explainer")
        rows.mark(place)
        await driver.press("enter")
        screen = driver.app.screen
        assert isinstance(screen, ExplainerScreen)
        assert screen.page.sections[screen.number].id == place.section
        assert "became public" in " ".join(driver.text.split())


async def test_every_kind_of_hit_opens(desk: Desk) -> None:
    seen = set()
    async with driven(desk) as driver:
        for words in ("Evans", "amendment", "supreme law", "leave"):
            await driver.press("slash")
            await driver.write(words)
            await driver.press("down")
            search = driver.app.screen
            for row in search.query_one(RowList).rows:
                kind = getattr(row.value, "kind", None)
                if kind and kind not in seen:
                    seen.add(kind)
                    search.query_one(RowList).mark(row.value)
                    await driver.press("enter")
                    assert driver.app.screen is not search, row.value
                    await driver.press("escape")
                    if driver.screen == "QuizScreen":  # the first escape left its field
                        await driver.press("escape")
                    assert driver.app.screen is search
            await driver.press("escape")
    assert seen == {"question", "explainer", "claim", "actor", "term", "process", "timeline", "compare", "walk"}


async def test_a_question_that_was_only_looked_at_is_nothing_to_go_on_with(desk: Desk) -> None:
    async with driven(desk) as driver:
        for keys in ((), ("1", "enter")):
            driver.app.go(Place("question", "secession-process", "filed-only"))
            await driver.settle()
            assert driver.screen == "QuizScreen"
            await driver.press(*keys, "escape")
            assert driver.screen == "HomeScreen"
            assert len(desk.open_attempts()) == bool(keys)


async def test_a_word_that_is_nowhere_offers_another(desk: Desk) -> None:
    async with driven(desk) as driver:
        await driver.press("slash")
        await driver.write("quorom")
        assert 'Nothing found for "quorom". Did you mean quorum' in driver.text
        await driver.press("enter")
        assert driver.app.screen.query_one(Input).value == "quorum"
        assert "found." in driver.text


async def test_the_app_can_start_with_a_search(desk: Desk) -> None:
    async with driven(desk, words="quorum") as driver:
        assert driver.screen == "SearchScreen"
        assert "found." in driver.text
