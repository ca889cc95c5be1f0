"""The Teach area on the full screen: print, own packs, installed packs, every entry by key and mouse at three sizes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.packs.archive.build import build
from civics_tui.packs.installing.installed import in_use
from civics_tui.packs.removed import removed
from civics_tui.study import sets
from civics_tui.tui import links, routes
from civics_tui.views import teach
from tests.packs.shelf import QUESTION, manifest, write
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

HOSTILE = "[red]Mine[/] [b"
ONE = f"title: '{HOSTILE}'\nquestions:\n{QUESTION}"
BROKEN = "title: Broken\nquestions:\n\t- stem: x\n"


def own(desk: Desk, name: str = "mine.yaml", text: str = ONE) -> Path:
    return write(desk.places.own / name, {"": text})


async def at_teach(driver: Driver, *keys: str) -> None:
    """Go there from Home, and press keys."""
    await driver.press("t", *keys)


def flat(driver: Driver) -> str:
    """What stands on the screen, without line ends and the edge of what is told."""
    return " ".join(driver.text.replace("▌", " ").split())


async def choose(driver: Driver, text: str) -> None:
    """Click the row that says this."""
    line = next(number for number, one in enumerate(driver.lines) if text in one)
    await driver.pilot.click(offset=(8, line))
    await driver.settle()


def test_every_entry_has_a_screen() -> None:
    assert list(routes.TEACH) == [one.id for one in teach.entries()]


@pytest.mark.parametrize("size", SIZES)
async def test_every_entry_opens_and_comes_back(desk: Desk, size: tuple[int, int]) -> None:
    screens = {
        "class": "HoldClassScreen",
        "print": "PrintScreen",
        "pick": "PickScreen",
        "new": "DoorsScreen",
        "installed": "InstalledScreen",
    }
    async with driven(desk, size) as driver:
        await at_teach(driver)
        for number, entry in enumerate(teach.entries(), start=1):
            await driver.press(str(number), "enter")
            assert driver.screen == screens[entry.id]
            await driver.press("escape")
            assert driver.screen == "TeachScreen"
        await driver.press("escape")
        assert driver.screen == "HomeScreen"


async def test_home_leads_there_by_key_row_and_palette(desk: Desk) -> None:
    async with driven(desk) as driver:
        await choose(driver, "I teach: pick questions")
        assert driver.screen == "TeachScreen"
        await driver.press("escape", "ctrl+p")
        await driver.write("Teach: print")
        await driver.press("enter")
        assert driver.screen == "TeachScreen"


async def test_help_shows_the_commands(desk: Desk) -> None:
    async with driven(desk, (120, 40)) as driver:
        await at_teach(driver, "question_mark")
        assert "The same as commands" in driver.text
        assert "civics-tui pack install FILE" in driver.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_is_printed_with_the_answers(
    desk: Desk, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def opened(address: str) -> bool:
        shown.append(address)
        return True

    monkeypatch.setattr(links, "_open", opened)
    async with driven(desk, size) as driver:
        await at_teach(driver, "2", "enter", "2", "enter", "4", "enter")
        path = desk.places.shared / "secession-process-route-with-answers.html"
        assert path.read_text().startswith("<!DOCTYPE html>")
        assert "Written:" in driver.text
        await driver.press("o")
        assert shown == [path.as_uri()]


async def test_handouts_go_where_they_are_wanted(desk: Desk, tmp_path: Path) -> None:
    async with driven(desk) as driver:
        await at_teach(driver, "2", "enter", "3", "enter", "ctrl+u")
        await driver.write(f"'{tmp_path / 'out'}'")
        await driver.press("enter", "1", "enter", "2", "enter", "4", "enter")
        assert [one.name for one in (tmp_path / "out").iterdir()] == ["calexit-history-what-happened-when.html"]


async def test_a_folder_that_takes_nothing_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with driven(desk) as driver:
        await at_teach(driver, "2", "enter", "3", "enter", "ctrl+u")
        await driver.write(str(tmp_path / "file"))
        await driver.press("enter", "4", "enter")
        assert "could not be written" in flat(driver)
        assert "Written:" not in driver.text


async def test_a_set_is_listed_and_used(desk: Desk) -> None:
    sets.create(desk.places.sets, "Monday [b]", ["key-actors/" + desk.library.ids("key-actors")[0]], minutes=1)
    async with driven(desk) as driver:
        await at_teach(driver)
        assert "Monday [b], 1 question" in driver.text
        await choose(driver, "Monday [b]")
        assert driver.screen == "SetsScreen"
        await driver.press("1", "enter")
        assert driver.screen == "QuizScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_an_own_pack_is_taken_away_and_brought_back(desk: Desk, size: tuple[int, int]) -> None:
    path = own(desk)
    async with driven(desk, size) as driver:
        await at_teach(driver)
        await driver.press("4", "enter")
        assert driver.screen == "OwnPackScreen"
        assert HOSTILE in driver.text
        await driver.press("end", "enter")
        assert driver.screen == "TeachScreen"
        assert (path.exists(), len(removed(desk.places))) == (False, 1)
        assert "z bring it back" in driver.text
        await driver.press("z")
        assert path.read_text() == ONE
        assert "z bring it back" not in driver.text


async def test_what_was_taken_away_before_is_brought_back_from_a_list(desk: Desk) -> None:
    path = own(desk)
    async with driven(desk) as driver:
        await at_teach(driver, "4", "enter", "end", "enter", "escape", "t")
        await choose(driver, "1 pack that you took away")
        assert driver.screen == "ChooseDialog"
        await driver.press("enter")
        assert path.is_file()


async def test_the_things_of_an_own_pack(desk: Desk) -> None:
    own(desk)
    async with driven(desk) as driver:
        await at_teach(driver, "4", "enter")
        await choose(driver, "Check it")
        assert driver.screen == "LinesScreen"
        assert "mine: " in driver.text
        await driver.press("escape")
        await choose(driver, "What learners reported")
        assert driver.screen == "LinesScreen"
        await driver.press("escape")
        await choose(driver, "Share it")
        assert driver.screen == "AskText"
        await driver.press("enter")
        (built,) = desk.places.shared.iterdir()
        assert built.name.endswith(".civpack")
        assert "Built: " in flat(driver)
        await choose(driver, "Try it")
        assert driver.screen == "QuizScreen"


async def test_the_mark_stands_on_a_pack_that_was_just_made(desk: Desk) -> None:
    own(desk)
    async with driven(desk) as driver:
        await at_teach(driver)
        await choose(driver, "write a new pack")
        await driver.press("enter")
        await driver.write("Zoning")
        await driver.press("enter", "escape")
        assert driver.screen == "TeachScreen"
        await driver.press("enter")
        assert driver.screen == "OwnPackScreen"
        assert driver.lines[0].split()[0] == "Zoning"


async def test_the_mark_stays_where_nothing_was_made(desk: Desk) -> None:
    own(desk)
    async with driven(desk) as driver:
        await at_teach(driver)
        await choose(driver, "write a new pack")
        await driver.press("escape", "enter")
        assert driver.screen == "DoorsScreen"


async def test_a_finding_leads_to_its_question(desk: Desk) -> None:
    second = "  - {id: second, kind: single, stem: What now?, choices: [One, {text: Two, correct: true}, Three]}\n"
    own(desk, text=ONE + second)
    async with driven(desk, (120, 40)) as driver:
        await at_teach(driver, "4", "enter")
        await choose(driver, "Question 2: ")
        assert driver.screen == "BuilderScreen"
        assert "What now?" in driver.text
        await driver.write("So it is.")
        assert "explanation: So it is." in (desk.places.own / "mine.yaml").read_text(encoding="utf-8")


async def test_a_broken_pack_is_told_and_hides_no_other(desk: Desk) -> None:
    own(desk, "broken.yaml", BROKEN)
    own(desk)
    async with driven(desk) as driver:
        await at_teach(driver)
        assert "cannot be opened: 1 error" in driver.text
        assert HOSTILE in driver.text
        await choose(driver, "Broken")
        assert "broken.yaml line 3: a tab stands" in flat(driver)
        await driver.press("1", "enter")
        assert "E106" in driver.text


async def test_a_broken_own_pack_opens_from_home_where_it_is_written(desk: Desk) -> None:
    path = own(desk, "broken.yaml", BROKEN)
    async with driven(desk) as driver:
        await choose(driver, "Broken")
        assert driver.screen == "OwnPackScreen"
        await choose(driver, "Take it away")
        assert (driver.screen, path.exists()) == ("HomeScreen", False)
        assert "Taken away: broken.yaml." in flat(driver)


async def test_a_pack_that_vanished_is_told(desk: Desk) -> None:
    path = own(desk)
    async with driven(desk) as driver:
        await at_teach(driver)
        path.unlink()
        await choose(driver, HOSTILE)
        assert "is not among your packs any more" in flat(driver)
        assert driver.screen == "TeachScreen"
        assert HOSTILE not in driver.text


def archive(folder: Path, version: str, questions: str) -> Path:
    """A pack as one file."""
    files = {"pack.yaml": manifest(version=version), "questions/a.yaml": f"questions:\n{questions}"}
    built = build(write(folder / version.replace(".", "-"), files))
    path = folder / built.name
    path.write_bytes(built.data)
    return path


async def install(driver: Driver, path: Path) -> None:
    await choose(driver, "+ install a pack")
    await driver.write(str(path))
    await driver.press("enter")


async def test_installed_updated_gone_back_and_removed(desk: Desk, tmp_path: Path) -> None:
    second = QUESTION.replace("confirm-body", "second").replace("Which body", "What body")
    home = desk.places.installed / "courts"
    async with driven(desk) as driver:
        await at_teach(driver, "5", "enter")
        assert "None yet." in driver.text
        await install(driver, archive(tmp_path, "1.0.0", QUESTION))
        assert (driver.screen, in_use(home)) == ("Confirm", None)
        await driver.press("escape")
        assert in_use(home) is None
        await install(driver, tmp_path / "courts-1.0.0.civpack")
        await driver.press("enter")
        assert "Installed: How judges get their seats 1.0.0." in driver.text
        await install(driver, archive(tmp_path, "1.1.0", QUESTION + second))
        assert "1  added: second" in driver.text
        await driver.press("enter")
        await choose(driver, "How judges get their seats")
        assert "version 1.1.0" in driver.lines[0]
        await choose(driver, "Go back to the version before")
        assert "1  gone, history stays: second" in driver.text
        await driver.press("enter")
        assert "version 1.0.0" in driver.lines[0]
        await choose(driver, "Take it away")
        await driver.press("enter")
        assert (driver.screen, home.exists()) == ("InstalledScreen", False)
        assert "None yet." in driver.text


async def test_what_is_no_pack_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.civpack").write_bytes(b"no zip")
    async with driven(desk) as driver:
        await at_teach(driver, "5", "enter")
        for name in ("x.civpack", "nothing.civpack"):
            await install(driver, tmp_path / name)
            assert driver.screen == "InstalledScreen"
            assert name in "".join(driver.text.split())
            driver.app.clear_notifications()
