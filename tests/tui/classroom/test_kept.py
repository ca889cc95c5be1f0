"""Classes that were held, under Teach: seen again, written to files, and erased once that was asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.classroom.hosting.earlier import Earlier
from tests.classroom.hosting.teaching import Teaching, teaching
from tests.tui import quizzes
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

TWO = (quizzes.SINGLE, quizzes.SHORT)


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[Teaching]:
    with teaching(tmp_path / "class", questions=TWO, title="Period [b]3") as made:
        student = made.student()
        made.step()
        made.answer(student)
        yield made


def end(taught: Teaching) -> None:
    taught.close()
    taught.conductor.end()


async def to_results(app: Driver) -> None:
    """From Home to the newest class."""
    await app.press("t")
    rows = app.text
    assert "Results" in rows or "Teach" in rows
    await app.press("end")


@pytest.mark.parametrize("size", SIZES)
async def test_a_class_is_seen_again_at_every_size(desk: Desk, taught: Teaching, size: tuple[int, int]) -> None:
    end(taught)
    desk.classes = earlier = Earlier(taught)
    async with driven(desk, size) as app:
        await to_results(app)
        assert "> Period [b]3, 14 Nov 2026" in app.text
        assert "1 student, finished" in app.text
        await app.press("enter")
        assert app.screen == "EndedScreen"
        assert "Results saved: Period [b]3" in " ".join(app.text.split())
        assert earlier.open_now == 1
        await app.press("enter")
        assert "results of session" in " ".join(app.text.split())
        await app.press("escape")
        for what in ("Print who needs what", "Gradebook file", "Every answer, as a file"):
            await app.press("down")
            assert f"> {what}" in app.text
            await app.press("enter")
            app.app.clear_notifications()
        await app.press("escape")
        assert app.screen == "TeachScreen"
        assert earlier.open_now == 0
    names = {one.name.rpartition("-")[2] for one in taught.desk.folder.iterdir()}
    assert names == {"gradebook.csv", "answers.csv", "what.txt"}


async def test_it_is_erased_once_that_was_asked(desk: Desk, taught: Teaching) -> None:
    end(taught)
    taught.desk.kept.keep_gradebook()
    desk.classes = Earlier(taught)
    async with driven(desk) as app:
        await to_results(app)
        await app.press("enter", "end", "enter")
        assert "Erase this class?" in app.text
        assert "Erase all names and typed answers of session" in " ".join(app.text.split())
        await app.press("escape")
        assert taught.held.room.session(taught.held.session).title
        await app.press("enter", "enter")
        assert "Erased: 1 student." in app.text
        assert "gradebook.csv" in app.text
        await app.press("escape", "escape")
        assert "(erased), 14 Nov 2026" in app.text
        assert "Period [b]3, " not in app.text
    assert [one.name for one in taught.held.room.record(taught.held.session).students] == [""]


async def test_a_class_that_goes_on_is_not_erased(desk: Desk, taught: Teaching) -> None:
    desk.classes = Earlier(taught)
    async with driven(desk) as app:
        await to_results(app)
        assert "1 student, running" in app.text
        await app.press("enter", "end", "enter")
        assert "is not over; end it first." in " ".join(app.text.split())
        assert app.screen == "EndedScreen"


async def test_many_classes_have_a_list_of_their_own(desk: Desk, taught: Teaching) -> None:
    end(taught)
    desk.classes = earlier = Earlier(taught, times=30)
    async with driven(desk) as app:
        await to_results(app)
        assert "> All 30 classes" in app.text
        assert app.text.count("Period [b]3, ") == 4
        await app.press("enter")
        assert app.screen == "HeldClassesScreen"
        await app.press("down", "enter")
        assert app.screen == "EndedScreen"
        await app.press("escape", "escape")
        assert app.screen == "TeachScreen"
        assert earlier.open_now == 0


async def test_a_click_opens_a_class(desk: Desk, taught: Teaching) -> None:
    end(taught)
    desk.classes = Earlier(taught)
    async with driven(desk) as app:
        await app.press("t")
        row = next(number for number, line in enumerate(app.lines) if "Period [b]3" in line)
        await app.pilot.click(offset=(6, row))
        await app.settle()
        assert app.screen == "EndedScreen"


async def test_what_cannot_be_read_is_a_row_and_nothing_breaks(desk: Desk, taught: Teaching) -> None:
    desk.classes = Earlier(taught, is_damaged=True)
    async with driven(desk) as app:
        await app.press("t")
        assert "The store classes.sqlite3 is damaged. civics-tui class check says more." in " ".join(app.text.split())


async def test_without_a_class_there_is_no_such_group(desk: Desk) -> None:
    async with driven(desk) as app:
        await app.press("t")
        assert "Results" not in app.text
