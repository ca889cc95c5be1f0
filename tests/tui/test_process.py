"""Playing a route: every change recomputes at once, words decide, nothing is lost, and one is back with esc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from civics_tui.tui.routes import Place, place, screen_for
from civics_tui.tui.screens.process import ProcessScreen
from tests import routes
from tests.tui.driving import SIZES, Driver, driven
from tests.tui.test_safety import WORST, check

if TYPE_CHECKING:
    from pathlib import Path

    from civics_tui.model.process import Process
    from civics_tui.study.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with routes.desk_with(tmp_path) as made:
        yield made


async def play(driver: Driver, step: str = "") -> ProcessScreen:
    """Open the process."""
    driver.app.go(Place("process", routes.PACK, "route", step))
    await driver.settle()
    screen = driver.app.screen
    assert isinstance(screen, ProcessScreen)
    return screen


def line_with(driver: Driver, text: str) -> str:
    return next(line for line in driver.lines if text in line)


async def click(driver: Driver, text: str, row: int | None = None, *, at: int = 0) -> None:
    """Click on a text where it stands on the screen."""
    number = next(number for number, line in enumerate(driver.lines) if text in line) if row is None else row
    await driver.pilot.click(offset=(driver.lines[number].index(text) + at, number))
    await driver.settle()


async def test_it_opens_at_the_first_gate_that_holds(desk: Desk) -> None:
    async with driven(desk) as driver:
        await play(driver)
        assert "stopped" in driver.lines[0]
        line = line_with(driver, "Senate, yes")
        assert line.startswith(" > ")
        assert "66 of 100" in line
        assert "needs 67" in line
        assert "1 short" in line
        assert "exactly enough" in line_with(driver, "House, yes")
        assert "STOP" in driver.text


async def test_left_right_and_ten(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await play(driver)
        await driver.press("right")
        assert "through" in driver.lines[0]
        assert "67 of 100" in line_with(driver, "Senate, yes")
        await driver.press("less_than_sign", "left")
        assert screen.play.inputs["senate"] == 56
        await driver.press("greater_than_sign")
        assert screen.play.inputs["senate"] == 66
        await driver.press("z", "z", "z", "z")
        assert screen.play.inputs["senate"] == 66
        assert "undo" not in driver.lines[-1]


async def test_digits_type_the_number_and_are_one_change(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await play(driver)
        await driver.press("1", "0", "0")
        assert screen.play.inputs["senate"] == 100
        await driver.press("enter")
        assert driver.screen == "ProcessScreen"
        await driver.press("6", "7", "backspace", "8")
        assert screen.play.inputs["senate"] == 68
        await driver.press("z")
        assert screen.play.inputs["senate"] == 100
        await driver.press("z")
        assert screen.play.inputs["senate"] == 66


async def test_a_number_that_cannot_stand_there_says_what_can(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await play(driver, "states")
        await driver.press("4")
        assert "10 to 50" in driver.text or "States, yes: 4" in driver.text
        assert screen.play.inputs["states"] == 38
        await driver.press("0")
        assert screen.play.inputs["states"] == 40


async def test_choices_are_taken_with_arrows_and_digits(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await play(driver, "way")
        await driver.press("right")
        assert "Convention" in driver.text
        assert "14 short" in line_with(driver, "Legislatures")
        await driver.press("1")
        assert screen.play.inputs["way"] == "Congress"


async def test_what_if_is_marked_and_can_be_taken_back(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await play(driver)
        await driver.press("w")
        assert "No source here proposes this." in driver.text
        assert "kind: plan" in driver.text
        await driver.press("3", "enter")
        assert screen.play.imagined == {"need_senate": "a majority"}
        assert "IMAGINED" in driver.lines[0]
        assert "IMAGINED 51" in line_with(driver, "Senate, yes")
        assert "It is not the rule here." in " ".join(driver.text.split())
        await driver.press("z")
        assert "IMAGINED" not in driver.text
        await driver.press("w", "escape")
        assert screen.play.imagined == {}
        await driver.press("p", "w")
        assert driver.screen == "ProcessScreen"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_show_me_shows_what_stands_behind_the_marked_row(desk: Desk, size: tuple[int, int]) -> None:
    async with driven(desk, size) as driver:
        screen = await play(driver, "house")
        await driver.press("s")
        assert "claim 1 of 2" in driver.text
        await driver.press("n")
        assert "claim 2 of 2" in driver.text
        before = screen.play
        await driver.press("right", "z")
        assert screen.play is before
        await driver.press("escape")
        assert driver.screen == "ProcessScreen"
        assert not screen.in_drawer
        await driver.press("escape")
        assert driver.screen == "HomeScreen"


async def test_the_questions_at_the_end_start_a_practice_from_this_page(desk: Desk) -> None:
    async with driven(desk) as driver:
        await play(driver)
        assert "2 questions on what you just did" in driver.text
        await driver.press("enter")
        assert driver.screen == "QuizScreen"
        (attempt,) = desk.open_attempts()
        assert (attempt.mode, attempt.count, attempt.origin) == ("practice", 2, "page:route")
        await driver.press("escape")
        assert driver.screen == "ProcessScreen"


async def test_every_key_leads_back(desk: Desk) -> None:
    async with driven(desk) as driver:
        await play(driver)
        for key in ("g", "v", "x", "question_mark"):
            await driver.press(key)
            assert driver.screen != "ProcessScreen", key
            await driver.press("escape")
            assert driver.screen == "ProcessScreen", key
        await driver.press("y")
        assert "Senate, yes: 66 of 100, needs 67: 1 short." in driver.app.clipboard


async def test_rows_bars_and_the_end_can_be_clicked(desk: Desk) -> None:
    async with driven(desk) as driver:
        screen = await play(driver)
        await click(driver, "House, yes")
        assert screen.sheet.row.label == "House, yes"
        row = next(number for number, line in enumerate(driver.lines) if "Ballot, yes" in line)
        line = driver.lines[row]
        await driver.pilot.click(offset=(line.rindex("."), row))
        await driver.settle()
        assert screen.play.inputs["ballot"] == 100
        assert screen.sheet.row.label == "Ballot, yes"
        await click(driver, "undo", len(driver.lines) - 1)
        assert screen.play.inputs["ballot"] == 52
        await click(driver, "questions on what you just did")
        assert driver.screen == "QuizScreen"


async def test_narrow_screens_show_one_gate_a_page(desk: Desk) -> None:
    async with driven(desk, (40, 12)) as driver:
        await play(driver)
        assert "5/6 Senate, yes" in driver.text
        assert "House, yes" not in driver.text
        assert "1 short" in driver.text
        await driver.press("n")
        assert "6/6 States, yes" in driver.text
        await driver.press("p", "p", "right")
        assert "291 of 435" in driver.text
        seen = driver.text
        for _page in range(8):
            await driver.press("pagedown")
            seen += driver.text
        assert "Your path" in seen
        assert "A number is no" in seen


async def test_sizes_change_and_nothing_is_lost(desk: Desk) -> None:
    async with driven(desk, (120, 40)) as driver:
        screen = await play(driver)
        assert "Two thirds propose." in driver.text
        await driver.press("left", "left")
        for size in ((80, 24), (40, 12), (20, 5), (59, 17), (60, 18), (100, 18), (300, 90), (1, 1), (120, 40)):
            await driver.resize(*size)
            assert all(len(line) <= max(size[0], 1) for line in driver.lines)
        assert screen.play.inputs["senate"] == 64
        assert "3 short" in line_with(driver, "Senate, yes")
        assert screen.sheet.has_focus


@pytest.mark.parametrize("width", [60, 62, 70, 80, 99, 100, 120, 200])
async def test_words_are_never_cut(desk: Desk, width: int) -> None:
    async with driven(desk, (width, 30)) as driver:
        await play(driver)
        assert "exactly enough" in line_with(driver, "House, yes")
        assert "needs 290" in driver.text
        assert "290 of 435" in driver.text


async def test_the_page_offers_it_where_it_stands(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.push_screen(screen_for(desk, Place("explainer", routes.PACK, "page", "play-it")))
        await driver.settle()
        assert "process, 8 min" in line_with(driver, "Amending")
        await driver.press("enter")
        assert "> Amending" in driver.text
        await driver.press("enter")
        assert driver.screen == "ProcessScreen"
        await driver.press("escape")
        assert driver.screen == "ExplainerScreen"
        await driver.press("escape", "enter")
        assert "The last words" in driver.text
        await driver.press("p")
        await click(driver, "Amending")
        assert driver.screen == "ProcessScreen"


async def test_home_pack_search_and_palette_lead_to_it(desk: Desk) -> None:
    with desk.start(pack=routes.PACK, questions=["first"]) as sitting:
        sitting.show()
    async with driven(desk) as driver:
        assert "Read and play" in driver.text
        assert "process" in line_with(driver, "Amending  ")
        await click(driver, "Amending  ")
        assert driver.screen == "ProcessScreen"
        await driver.press("escape", "slash")
        await driver.write("ratify")
        assert "Processes to play" in driver.text
        await click(driver, "Amending: States")
        assert driver.screen == "ProcessScreen"
        assert line_with(driver, "States, yes").startswith(" > ")
        driver.app.action_home()
        driver.app.go(Place("pack", routes.PACK))
        await driver.settle()
        await driver.press("end")
        assert "process, 8 min" in driver.text
        await driver.press("ctrl+p")
        await driver.write("Open: Amending")
        await driver.press("enter")
        assert driver.screen == "ProcessScreen"


async def test_what_rests_on_a_claim_names_the_process(desk: Desk) -> None:
    async with driven(desk) as driver:
        await play(driver, "house")
        await driver.press("s", "x")
        await click(driver, "process   Amending")
        assert driver.screen == "ProcessScreen"


async def test_a_process_that_is_not_there_is_told(desk: Desk) -> None:
    async with driven(desk) as driver:
        driver.app.go(Place("process", routes.PACK, "rout"))
        await driver.settle()
        assert driver.screen == "HomeScreen"
        driver.app.go(place("timeline", routes.PACK, "none"))
        await driver.settle()
        assert driver.screen == "HomeScreen"


def hostile(process: Process, text: str) -> Process:
    """The process with `text` in every field that is shown."""
    steps = tuple(
        replace(
            step,
            title=text,
            text=f"{text} {{senate}}",
            rules=tuple(replace(rule, because=text, unclaimed=text) for rule in step.rules),
        )
        for step in process.steps
    )
    inputs = {name: replace(one, title=text, unit=text) for name, one in process.inputs.items()}
    inputs["way"] = replace(inputs["way"], choice=("Congress", text))
    thresholds = tuple(
        replace(one, title=text, unclaimed=text, what_if=tuple(replace(other, name=text) for other in one.what_if[:1]))
        for one in process.thresholds
    )
    return replace(process, title=text, text=text, note=text, inputs=inputs, steps=steps, thresholds=thresholds)


@pytest.mark.parametrize(("payload", "size"), list(zip(WORST, SIZES * 2, strict=False)), ids=range(len(WORST)))
async def test_no_text_of_a_pack_does_anything(desk: Desk, payload: str, size: tuple[int, int]) -> None:
    made = hostile(desk.library.process(routes.PACK, "route"), payload)
    vars(desk.library)["process"] = lambda _pack, _id: made
    async with driven(desk, size) as driver:
        await play(driver)
        check(driver)
        for key in ("w", "2", "enter", "s", "escape", "p", "p", "p", "right", "9", "pagedown", "y"):
            await driver.press(key)
            check(driver)
