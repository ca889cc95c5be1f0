"""Sets of one's own: picked by filters with space, saved, started, changed, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civics_tui.study import sets
from civics_tui.tui import routes
from civics_tui.tui.screens.pick import Fill, PickScreen, Tick, Turn
from civics_tui.tui.widgets.rows import RowList
from tests.tui.driving import Driver, driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

PACK = "secession-process"


async def pick(driver: Driver, desk: Desk, count: int) -> list[str]:
    """Tick the first `count` questions of a pack on the screen of a new set."""
    driver.app.push_screen(routes.pick(desk, PACK))
    await driver.settle()
    rows = driver.app.screen.query_one(RowList)
    names = [row.value for row in rows.rows if isinstance(row.value, Tick)][:count]
    for name in names:
        rows.mark(name)
        await driver.press("space")
    return [name.reference for name in names]


async def test_a_set_is_picked_saved_and_started(desk: Desk) -> None:
    async with driven(desk) as driver:
        names = await pick(driver, desk, 3)
        assert "3 picked, about" in driver.lines[0]
        await driver.press("1", "enter")
        assert driver.screen == "AskText"
        await driver.write("Monday [b]")
        await driver.press("enter")
        assert driver.screen == "HomeScreen"
        (made,) = sets.read_sets(desk.library.places.sets).sets
        assert (made.title, list(made.questions)) == ("Monday [b]", names)
        driver.app.push_screen(routes.sets(desk))
        await driver.settle()
        assert "Monday [b]" in driver.text
        await driver.press("1", "enter", "1", "enter")
        assert driver.screen == "QuizScreen"
        (attempt,) = desk.open_attempts()
        assert (attempt.title, attempt.count) == ("Monday [b]", 3)


async def test_what_is_ticked_first_is_asked_first(desk: Desk) -> None:
    async with driven(desk) as driver:
        await pick(driver, desk, 2)
        screen = driver.app.screen
        assert isinstance(screen, PickScreen)
        first, second = screen.picked
        screen.query_one(RowList).mark(Tick(first))
        await driver.press("space", "space")
        assert screen.picked == [second, first]
        assert "[2]" in driver.text


async def test_filters_narrow_the_list(desk: Desk) -> None:
    async with driven(desk) as driver:
        await pick(driver, desk, 0)
        rows = driver.app.screen.query_one(RowList)
        everything = sum(isinstance(row.value, Tick) for row in rows.rows)
        for name in ("objective", "kind", "difficulty", "minutes"):
            rows.mark(Turn(name))
            await driver.press("enter", "2", "enter")
            shown = sum(isinstance(row.value, Tick) for row in rows.rows)
            assert 0 < shown < everything, name
            rows.mark(Turn(name))
            await driver.press("enter")
            assert driver.screen == "ChooseDialog"
            await driver.press("1", "enter")
            assert sum(isinstance(row.value, Tick) for row in rows.rows) == everything


async def test_a_set_is_filled_up_to_a_time(desk: Desk) -> None:
    async with driven(desk) as driver:
        await pick(driver, desk, 1)
        screen = driver.app.screen
        assert isinstance(screen, PickScreen)
        first = list(screen.picked)
        rows = screen.query_one(RowList)
        rows.mark(Turn("objective"))
        await driver.press("enter", "2", "enter")
        rows.mark(Fill())
        await driver.press("enter", "backspace", "backspace", "5", "enter")
        assert screen.picked[:1] == first
        assert len(screen.picked) > 3
        assert ", about 5 min" in driver.lines[0]
        rows.mark(Fill())
        await driver.press("enter", "x", "enter")
        assert "Minutes are a number from 1 to 600." in driver.text


async def test_questions_of_several_packs_go_into_one_set(desk: Desk) -> None:
    async with driven(desk) as driver:
        await pick(driver, desk, 1)
        screen = driver.app.screen
        assert isinstance(screen, PickScreen)
        rows = screen.query_one(RowList)
        rows.mark(Turn("pack"))
        await driver.press("enter", "2", "enter")
        rows.mark(next(row.value for row in rows.rows if isinstance(row.value, Tick)))
        await driver.press("space")
        assert len({name.partition("/")[0] for name in screen.picked}) == 2
        assert "2 picked" in driver.lines[0]


async def test_nothing_picked_is_told(desk: Desk) -> None:
    async with driven(desk) as driver:
        await pick(driver, desk, 0)
        await driver.press("1", "enter")
        assert driver.screen == "PickScreen"
        assert "Tick a question first" in driver.text


async def test_a_set_is_changed_and_taken_away(desk: Desk) -> None:
    folder = desk.library.places.sets
    made = sets.create(folder, "Monday", [f"{PACK}/{one}" for one in desk.library.ids(PACK)[:3]])
    async with driven(desk) as driver:
        driver.app.push_screen(routes.sets(desk))
        await driver.settle()
        await driver.press("1", "enter", "3", "enter")
        screen = driver.app.screen
        assert isinstance(screen, PickScreen)
        screen.query_one(RowList).mark(Tick(made.questions[0]))
        await driver.press("space", "1", "enter", "enter")
        assert sets.find(folder, made.id).questions == made.questions[1:]
        assert driver.screen == "SetsScreen"
        await driver.press("4", "enter")
        assert driver.screen == "Confirm"
        await driver.press("escape")
        assert sets.find(folder, made.id)
        await driver.press("4", "enter", "enter")
        assert sets.read_sets(folder).sets == ()
        assert "No sets yet" in driver.text


async def test_the_minutes_of_a_set_count_the_questions_of_all_its_packs(desk: Desk) -> None:
    names = [f"{pack}/{one}" for pack in (PACK, "key-actors") for one in desk.library.ids(pack)[:5]]
    made = sets.create(desk.library.places.sets, "Both", names)
    async with driven(desk) as driver:
        driver.app.push_screen(routes.pick(desk, own=made.id))
        await driver.settle()
        assert "10 picked, about" in driver.lines[0]
        whole = driver.lines[0].split("about ")[1]
        screen = driver.app.screen
        assert isinstance(screen, PickScreen)
        screen.query_one(RowList).mark(Turn("pack"))
        await driver.press("enter", "3", "enter")
        assert driver.lines[0].split("about ")[1] == whole
