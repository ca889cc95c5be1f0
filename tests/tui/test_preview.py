"""A preview on the full screen: saves are taken at once, and the place is kept."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from civics_tui.packs.preview.preview import Preview
from civics_tui.study.trial import trial
from civics_tui.tui.preview import PreviewApp, Workbench
from civics_tui.tui.screens.preview import PreviewScreen
from tests.packs.preview.saved import Saved, courts, file_of, single
from tests.tui.desks import NOW, places_in
from tests.tui.driving import SIZES, Driver

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from civics_tui.model.pack import Pack
    from civics_tui.study.trial import TrialDesk

BROKEN = "  - id: one\n    kind: nonsense\n    stem: Who?\n"
HOSTILE = "[@click=app.quit]x[/] [/] \\e]0;gone\\a \\u202e [TODO] {name}"


@pytest.fixture
def pack(tmp_path: Path) -> Saved:
    """A pack of four questions in two files."""
    return courts(tmp_path / "courts")


class Previewed(Driver):
    """The app of a preview."""

    app: PreviewApp

    async def take(self) -> str:
        """Take what was saved; the screen then."""
        await self.app.reload()
        await self.settle()
        return self.text

    @property
    def screen_of(self) -> PreviewScreen:
        """The screen of the question."""
        found = self.app.screen
        assert isinstance(found, PreviewScreen)
        return found


@asynccontextmanager
async def previewed(
    pack: Saved, home: Path, *, size: tuple[int, int] = (80, 24), **more: object
) -> AsyncIterator[Previewed]:
    """Run the app over a pack, with no watch: saves are taken when the test says so."""
    preview = Preview(pack.path)

    def desk(shown: Pack) -> AbstractContextManager[TrialDesk]:
        return trial(places_in(home / "home"), preview.kept.path, shown, lambda: NOW)

    bench = Workbench(preview=preview, saves=None, trial=desk, **more)  # type: ignore[arg-type]
    app = PreviewApp(bench)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        driver = Previewed(app, pilot)
        await driver.settle()
        yield driver


async def test_a_save_shows_with_the_marked_choice_kept(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        await shown.press("3")
        marked = next(line for line in shown.lines if line.startswith(" >"))
        pack.save("questions/a.yaml", file_of(single("one", "Which body says yes?"), single("two")))
        text = await shown.take()
        assert "Which body says yes?" in text
        assert next(line for line in shown.lines if line.startswith(" >")) == marked


async def test_an_answer_stays_answered(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        await shown.press("1", "enter")
        assert "Tried on. Nothing of it is kept." in shown.text
        pack.save("questions/a.yaml", file_of(single("one").replace("is written.", "stands there."), single("two")))
        text = await shown.take()
        assert "stands there." in text
        assert shown.screen_of.turn.phase == "feedback"


async def test_what_is_typed_stays(pack: Saved, tmp_path: Path) -> None:
    short = "  - {id: one, kind: short, stem: Which?, accept: [Senate], explanation: So., source: Constitution}\n"
    pack.save("questions/a.yaml", file_of(short))
    async with previewed(pack, tmp_path) as shown:
        await shown.write("Sena")
        pack.save("questions/a.yaml", file_of(short.replace("Which?", "Which body?")))
        text = await shown.take()
        assert "Which body?" in text
        assert "Sena" in text
        assert shown.screen_of.writing


async def test_a_broken_question_stays_under_the_error(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        pack.save("questions/a.yaml", file_of(BROKEN, BROKEN.replace("one", "two")))
        text = await shown.take()
        assert "questions/a.yaml:3:11: error E110" in text
        assert "and 1 more error. Shown is the last good version of this question." in text
        assert "Which body confirms judges?" in text
        pack.save("questions/a.yaml", file_of(single("one", "Who is mended?"), single("two")))
        text = await shown.take()
        assert "E110" not in text
        assert "Who is mended?" in text


async def test_an_error_elsewhere_leaves_the_question_up_to_date(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        pack.save("questions/b.yaml", file_of(BROKEN.replace("one", "four"), single("three")))
        text = await shown.take()
        assert "questions/b.yaml:3:11: error E110" in text
        assert "The question below is up to date." in text


async def test_a_half_written_file_and_a_pack_that_vanishes(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        await shown.press("n")
        pack.save("questions/a.yaml", "questions:\n  - id: on\n    stem: 'Wh")
        assert "Who sits in the upper house?" in await shown.take()
        shutil.move(pack.path, tmp_path / "aside")
        text = await shown.take()
        assert "Who sits in the upper house?" in text
        assert "Shown is the last good version of the pack." in text
        shutil.move(tmp_path / "aside", pack.path)
        pack.save("questions/a.yaml", file_of(single("one"), single("two", "Who is back?")))
        text = await shown.take()
        assert "Who is back?" in text
        assert "last good" not in text


async def test_a_deleted_question_gives_its_place_to_the_next(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        await shown.press("n")
        pack.save("questions/a.yaml", file_of(single("one")))
        assert "Who nominates?" in await shown.take()
        assert shown.screen_of.question == "three"


async def test_going_through_the_questions(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        await shown.press("n", "n")
        assert "preview 3 of 4" in shown.lines[0]
        await shown.press("p")
        assert shown.screen_of.question == "two"
        await shown.press("enter", "enter")
        assert shown.screen_of.question == "three"
        await shown.press("n", "n")
        assert "This is the last question." in shown.text


async def test_the_list_and_the_findings_lead_to_the_question(pack: Saved, tmp_path: Path) -> None:
    pack.save("questions/b.yaml", file_of(single("three"), single("four").replace("    source: Constitution\n", "")))
    async with previewed(pack, tmp_path) as shown:
        await shown.press("l")
        assert "! 1 warning" in next(line for line in shown.lines if "four" in line)
        await shown.press("4", "enter")
        assert shown.screen_of.question == "four"
        await shown.press("p", "f")
        assert "questions/b.yaml:8:5: warning L28" in shown.text
        pack.save("questions/b.yaml", file_of(single("three"), single("four"), BROKEN.replace("one", "five")))
        assert "E110" in await shown.take()
        await shown.press("escape")
        assert shown.screen_of.question == "three"


async def test_nothing_good_shows_the_findings_until_there_is(pack: Saved, tmp_path: Path) -> None:
    pack.save("pack.yaml", "title: [\n")
    async with previewed(pack, tmp_path) as shown:
        assert shown.screen == "FindingsScreen"
        assert "pack.yaml:" in shown.text
        pack.save("pack.yaml", "title: Courts\n")
        assert "Which body confirms judges?" in await shown.take()
        await shown.press("escape")
    assert shown.app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_texts_are_only_text(pack: Saved, tmp_path: Path, size: tuple[int, int]) -> None:
    stem = f'"{HOSTILE.replace("{name}", "")} Which?"'
    async with previewed(pack, tmp_path, size=size) as shown:
        pack.save("questions/a.yaml", file_of(single("one", stem), single("two"), f'  - kind: "{HOSTILE}"\n'))
        await shown.take()
        for key in ("f", "escape", "l", "escape"):
            await shown.press(key)
            assert not any(segment.style and segment.style.meta.get("@click") for segment in shown.segments)
            assert not any(mark in shown.text for mark in "\x1b\x07\u202e")


async def test_the_editor_opens_at_the_place(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path, edit=lambda *_place: None) as shown:
        assert "m mend" in shown.text
        await shown.press("m")
        assert "cannot make room for an editor" in shown.text
    async with previewed(pack, tmp_path) as shown:
        assert "m mend" not in shown.text
        await shown.press("n", "m")
        assert "questions/a.yaml:8:5" in shown.text


async def test_it_begins_with_the_question_asked_for(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path, question="three") as shown:
        assert shown.screen_of.question == "three"
    async with previewed(pack, tmp_path, question="nowhere") as shown:
        assert shown.screen_of.question == "one"
        assert 'There is no question "nowhere"' in shown.text


async def test_nothing_is_kept(pack: Saved, tmp_path: Path) -> None:
    async with previewed(pack, tmp_path) as shown:
        folder = shown.app.desk.folder
        await shown.press("1", "enter")
        assert (folder / "history.sqlite3").is_file()
    assert not folder.exists()
    assert not (tmp_path / "home").exists()
