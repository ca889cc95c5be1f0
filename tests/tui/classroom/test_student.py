"""A student on the full screen, over a server on the loopback."""

from __future__ import annotations

import random
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.classroom.client import told
from civics_tui.classroom.client.outbox import Outbox
from civics_tui.classroom.client.student import Student
from civics_tui.classroom.client.wire import Wire
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.standing import standings
from civics_tui.classroom.rules.policy import Policy
from civics_tui.tui.classroom.student import StudentScreen
from tests.classroom.hosting.teaching import Teaching, teaching
from tests.tui import quizzes
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from civics_tui.model.kinds import Question
    from civics_tui.study.desk import Desk

PATIENCE = 15.0


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[Teaching]:
    with teaching(tmp_path / "class", questions=quizzes.ALL, on_network=True) as made:
        yield made


class Taking(Driver):
    """The app at a student's screen."""

    student: Student

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what comes over the network."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, self.text
            await self.pilot.pause(0.02)
        await self.settle()

    async def sees(self, text: str) -> None:
        """Wait until a text is on the screen."""
        await self.until(lambda: text in " ".join(self.text.split()))


@asynccontextmanager
async def taking(
    desk: Desk, taught: Teaching, folder: Path, size: tuple[int, int] = (80, 24), *, name: str = ""
) -> AsyncIterator[Taking]:
    """Run the app of a student who has joined."""
    wire = Wire(taught.base)
    outbox = Outbox.open(folder, taught.held.code)
    if not outbox.token:
        joined = wire.join(taught.held.code, name=name)
        outbox.joined(joined.token, joined.name)
    student = Student(wire, outbox, monotonic=time.monotonic, draw=random.Random(1).randbytes)
    async with driven(desk, size, first=lambda: StudentScreen(student)) as driver:
        made = Taking(driver.app, driver.pilot)
        made.student = student
        yield made
    student.stop()


async def test_the_countdown_follows_the_time_that_the_teacher_gives(desk: Desk, tmp_path: Path) -> None:
    policy = Policy(limit=60_000)
    with teaching(tmp_path / "class", questions=quizzes.ALL, policy=policy, on_network=True) as taught:
        async with taking(desk, taught, tmp_path / "home") as app:
            await app.sees("You are in")
            taught.step()
            await app.until(lambda: told.time_left(app.student) != "")
            first = app.student.view
            assert first is not None
            ((student, _name),) = taught.conductor.look().view.students
            for factor, more in ((150, 30_000), (200, 60_000)):
                taught.conductor.give_time(student, factor)
                await app.until(lambda ends=(first.closes_at or 0) + more: closes_at(app) == ends)  # type: ignore[misc]
            await app.sees("about 2 min left")
            taught.conductor.give_time(student, None)
            await app.until(lambda: told.time_left(app.student) == "")


def closes_at(app: Taking) -> int | None:
    return app.student.view.closes_at if app.student.view is not None else None


KEYS = {
    "single": ["b"],
    "multiple": ["1", "3"],
    "true_false": ["2"],
    "numeric": ["3", "8"],
    "short": ["C", "o", "n", "g", "r", "e", "s", "s"],
    "ordering": ["1", "space", "down", "space"],
    "matching": ["1", "2"],
    "categorize": ["1", "2", "2"],
    "cloze": ["C", "tab", "2"],
    "view": ["3"],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("question", quizzes.ALL, ids=lambda one: one.id)
async def test_every_kind_is_answered_at_every_size(
    desk: Desk, tmp_path: Path, question: Question, size: tuple[int, int]
) -> None:
    with teaching(tmp_path / "class", questions=(question,), on_network=True) as taught:
        async with taking(desk, taught, tmp_path / "home", size) as app:
            await app.sees("Look at the board.")
            taught.step()
            await app.until(lambda: "Nothing sent yet." in app.text)
            await app.press(*KEYS[question.kind])
            assert "Saved" not in app.text
            await app.press("enter")
            if "answers all the same" in app.text or app.student.saved.state == "nothing":
                await app.press("enter")
            await app.sees("Saved ")
            assert "change" in app.lines[-1]
            taught.close()
            await app.sees("No more answers are taken")
            taught.step()
            await app.until(lambda: app.student.view is not None and app.student.view.reveal is not None)
            await app.settle()
            told = "Your vote" if question.kind == "view" else "Your answer"
            assert told in app.text or size[1] < 24
            became = ("Right.", "Partly right.", "Wrong.") if question.kind != "view" else ("",)
            assert app.lines[-2].strip().startswith(became), "what became of the answer stays in view"
        (row,) = standings(Marked(taught.held.room.record(taught.held.session)))
        assert [cell.state for cell in row.cells.values()] == ["answered"]


async def test_the_answer_comes_with_its_sources_at_a_key(desk: Desk, taught: Teaching, tmp_path: Path) -> None:
    async with taking(desk, taught, tmp_path / "home", (80, 40)) as app:
        await app.sees("You are in")
        taught.step()
        await app.sees("Nothing sent yet.")
        assert " A  Voting on it" in app.text
        await app.press("a", "enter")
        await app.sees("Saved ")
        taught.close()
        taught.step()
        await app.sees("Filing opens the way.")
        assert "Wrong" in app.text
        assert "The Paper" not in app.text
        await app.press("s")
        assert "The Paper" in app.text
        await app.press("escape")
        assert "The Paper" not in app.text


async def test_letters_are_text_while_one_types(desk: Desk, tmp_path: Path) -> None:
    with teaching(tmp_path / "class", questions=(quizzes.SHORT,), on_network=True) as taught:
        async with taking(desk, taught, tmp_path / "home") as app:
            await app.sees("You are in")
            taught.step()
            await app.sees("Nothing sent yet.")
            await app.write("squirrels")
            await app.press("enter")
            await app.sees("Saved ")
            kept = taught.held.room.own(1, 1)
            assert kept is not None
            assert kept.payload == '{"typed":"squirrels"}'


async def test_what_is_in_hand_stays_while_the_class_goes_on(desk: Desk, taught: Teaching, tmp_path: Path) -> None:
    async with taking(desk, taught, tmp_path / "home") as app:
        await app.sees("You are in")
        taught.step()
        await app.sees("Nothing sent yet.")
        await app.press("c")
        taught.student()
        taught.conductor.rename(1, "Ada")
        await app.until(lambda: app.student.view is not None and app.student.view.name == "Ada")
        assert any(line.startswith(" >") and "Ratifying" in line for line in app.lines)


async def test_a_terminal_that_was_killed_comes_back_with_its_answer(
    desk: Desk, taught: Teaching, tmp_path: Path
) -> None:
    taught.step()
    async with taking(desk, taught, tmp_path / "home") as app:
        await app.sees("Nothing sent yet.")
        await app.press("b", "enter")
        await app.sees("Saved ")
    async with taking(desk, taught, tmp_path / "home") as app:
        await app.sees("Saved ")
        assert any(line.startswith(" >") and "Filing" in line for line in app.lines)
    assert len(taught.held.room.record(taught.held.session).students) == 1


async def test_without_a_connection_the_answer_is_kept_and_said_to_be(desk: Desk, tmp_path: Path) -> None:
    with teaching(tmp_path / "class", questions=quizzes.ALL, on_network=True, start=True) as taught:
        taught.conductor.step("open")
        async with taking(desk, taught, tmp_path / "home") as app:
            await app.sees("Nothing sent yet.")
            app.student.wire._client.close()
            await app.press("b", "enter")
            await app.sees("NOT SAVED yet. Your answer is kept on this computer.")
            assert "NO CONNECTION" in app.text
            await app.press("q")
            await app.sees("q again leaves")
            assert app.app.is_running
    assert Outbox.open(tmp_path / "home", taught.held.code).waiting


async def test_who_is_removed_is_told(desk: Desk, taught: Teaching, tmp_path: Path) -> None:
    async with taking(desk, taught, tmp_path / "home") as app:
        await app.sees("You are in")
        taught.conductor.remove(1)
        await app.sees("Ask to join again.")


async def test_the_end_shows_the_own_record(desk: Desk, taught: Teaching, tmp_path: Path) -> None:
    async with taking(desk, taught, tmp_path / "home", (80, 40)) as app:
        await app.sees("You are in")
        taught.step()
        await app.sees("Nothing sent yet.")
        await app.press("b", "enter")
        await app.sees("Saved ")
        taught.close()
        taught.step()
        taught.conductor.end()
        await app.sees("The class is over")
        assert "1. Which step comes first?" in app.text
        assert "Right is B Filing it." in " ".join(app.text.split())
