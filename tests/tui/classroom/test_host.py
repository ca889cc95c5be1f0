"""The host on the full screen, from the lobby to the end, at every size."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NoSuchToken
from civics_tui.study.classes import HowHeld
from civics_tui.tui.classroom.host import HostScreen
from tests.classroom.hosting.teaching import Teaching, teaching
from tests.tui import quizzes
from tests.tui.driving import SIZES, Driver, driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

TWO = (quizzes.SINGLE, quizzes.SHORT)
SECRET = ("Filing opens", "Right is", "mixed up")


@pytest.fixture
def taught(tmp_path: Path) -> Iterator[Teaching]:
    with teaching(tmp_path, questions=TWO) as made:
        yield made


class Hosting(Driver):
    """The app at the host's screen."""

    taught: Teaching

    async def close(self) -> None:
        """Close the question, and let its grace go by."""
        await self.press("enter")
        self.taught.pass_time(1_000)
        await self.settle()

    async def answer_shown(self) -> None:
        """Go on to the answer of the first question."""
        await self.press("enter")
        await self.close()
        await self.press("enter")


@asynccontextmanager
async def hosting(desk: Desk, taught: Teaching, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hosting]:
    """Run the app at the host's screen."""
    async with driven(desk, size, first=lambda: HostScreen(taught.desk)) as driver:
        made = Hosting(driver.app, driver.pilot)
        made.taught = taught
        await made.settle()
        yield made


async def test_the_lobby_shows_the_way_in(desk: Desk, taught: Teaching) -> None:
    async with hosting(desk, taught) as app:
        code = f"{taught.held.code[:3]}-{taught.held.code[3:]}"
        assert "0 joined?  w tests the Wi-Fi." in app.text
        assert "civics-tui class join" in app.text
        assert "10.0.0.1:8080" in app.lines[0]
        assert code in app.lines[0]
        assert app.text.count("█") > 100
        assert app.lines[-1].startswith(" enter start")


@pytest.mark.parametrize("size", SIZES)
async def test_a_lesson_at_every_size(desk: Desk, taught: Teaching, size: tuple[int, int]) -> None:
    taught.student()
    async with hosting(desk, taught, size) as app:
        await app.press("enter")
        assert "Which step comes first?" in " ".join(app.text.split())
        assert app.lines[-1].startswith(" enter close")
        assert not any(secret in app.text for secret in SECRET)
        await app.close()
        assert app.lines[-1].startswith(" enter show the answer")
        assert not any(secret in app.text for secret in SECRET)
        await app.press("enter")
        assert "OK" in app.text
        assert app.lines[-1].startswith(" enter next question")


async def test_the_answer_shows_how_the_class_chose_and_what_to_say(desk: Desk, taught: Teaching) -> None:
    students = [taught.student() for _one in range(3)]
    async with hosting(desk, taught) as app:
        await app.press("enter")
        for number, student in enumerate(students):
            taught.answer(student, right=number > 0)
        await app.settle()
        assert "3 of 3   ################################" in app.text
        await app.close()
        await app.press("enter")
        right = next(line for line in app.lines if "Filing it" in line)
        assert right.split()[:2] == ["OK", "B"]
        assert right.rstrip().endswith("2  ##")
        assert "voting before filing" in next(line for line in app.lines if "Voting on it" in line)
        assert "Say" in app.text
        assert "Everybody has answered." in app.text
        await app.press("v")
        assert "second vote" in app.text
        taught.answer(students[0])
        await app.close()
        await app.press("enter")
        assert "1 -> 0" in app.text
        assert "2 -> 1" in app.text


async def test_key_and_note_are_shown_for_a_moment_after_a_warning(desk: Desk, taught: Teaching) -> None:
    async with hosting(desk, taught) as app:
        await app.press("enter", "t")
        assert "Others may see your screen" in " ".join(app.text.split())
        assert "Right is B" not in app.text
        await app.press("t")
        assert "Right is B  Filing it." in app.text
        screen = app.app.screen
        assert isinstance(screen, HostScreen)
        assert screen._hide is not None
        assert screen._hide._interval == 5.0
        screen.hide_notes()
        await app.settle()
        assert "Right is B" not in app.text
        await app.press("t", "escape")
        assert "Right is B" not in app.text


async def test_z_takes_back_a_close(desk: Desk, taught: Teaching) -> None:
    async with hosting(desk, taught) as app:
        await app.press("enter")
        await app.close()
        assert "z take back" in app.lines[-1]
        await app.press("z")
        assert app.lines[-1].startswith(" enter close")
        taught.pass_time(60_000)
        await app.press("z")
        assert "No question was closed just now" in app.text or "ten seconds" in app.text


async def test_p_pauses_and_goes_on(desk: Desk, taught: Teaching) -> None:
    async with hosting(desk, taught) as app:
        await app.press("enter", "p")
        assert app.lines[-1].startswith(" enter go on")
        await app.press("enter")
        assert app.lines[-1].startswith(" enter close")


async def test_who_waits_is_let_in(desk: Desk, tmp_path: Path) -> None:
    with teaching(tmp_path / "class", questions=TWO, policy=Policy(approve=True)) as taught:
        taught.held.token()
        async with hosting(desk, taught) as app:
            assert "Waiting to join" in app.text
            assert "let in  i" in app.text
            await app.press("i")
            assert "1 joined" in app.text
            assert "Waiting to join" not in app.text


async def test_the_list_renames_and_removes(desk: Desk, taught: Teaching) -> None:
    student = taught.student()
    async with hosting(desk, taught) as app:
        await app.press("l")
        assert app.screen == "PeopleScreen"
        await app.press("m")
        await app.write("Ada")
        await app.press("enter")
        assert "Ada" in app.text
        await app.press("delete")
        assert "Remove Ada?" in app.text
        await app.press("enter")
        assert "Nobody yet." in app.text
        await app.press("escape")
        assert app.screen == "HostScreen"
    assert [one.status for one in taught.held.room.record(taught.held.session).students] == ["removed"]
    assert student


@pytest.mark.parametrize("size", SIZES)
async def test_a_student_is_given_more_time_and_only_the_teacher_is_told(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    with teaching(tmp_path / "class", questions=TWO, policy=Policy(limit=60_000)) as taught:
        taught.student()
        student = taught.student()
        async with hosting(desk, taught, size) as app:
            await app.press("enter", "l")
            before = app.text
            await app.press("end", "plus")
            assert "for each question" in " ".join(app.text.split())
            assert "> the usual time" in app.text
            await app.press("down", "down", "enter")
            assert taught.conductor.time_of(student) == 200
            app.app.clear_notifications()
            await app.press("home")
            assert app.text == before
            await app.press("end", "plus")
            assert "> twice the usual time" in app.text
            await app.press("down", "enter")
            assert taught.conductor.time_of(student) is None
            await app.press("escape")
            app.app.clear_notifications()
            taught.pass_time(70_000)
            await app.press("l", "escape", "pagedown")
            assert "time is up; some have more" in " ".join(app.text.split())
            assert taught.state == "question"


async def test_more_time_is_a_click_away(desk: Desk, taught: Teaching) -> None:
    student = taught.student()
    async with hosting(desk, taught) as app:
        await app.press("l")
        column = app.lines[-1].index("+ more time")
        await app.pilot.click(offset=(column + 3, 23))
        await app.settle()
        row = next(number for number, line in enumerate(app.lines) if "one and a half" in line)
        await app.pilot.click(offset=(8, row))
        await app.settle()
        assert taught.conductor.time_of(student) == 150


async def test_what_is_left_out_stands_in_the_lobby(desk: Desk, taught: Teaching) -> None:
    note = "2 questions of [b]Mine are left out: they cannot be used yet. Which ones:  civics-tui pack check mine"
    taught.desk = dataclasses.replace(taught.desk, notes=(note,))
    async with hosting(desk, taught, (120, 40)) as app:
        assert note in " ".join(app.text.split()).replace("ones: civics", "ones:  civics")
        assert "civics-tui pack check mine" in app.text


async def test_late_answers_count_when_the_teacher_says_so(desk: Desk, taught: Teaching) -> None:
    student = taught.student()
    async with hosting(desk, taught) as app:
        await app.press("enter")
        await app.close()
        taught.answer(student)
        await app.press("l")
        assert "1 late answer is kept, not counted." in app.text
        await app.press("home", "enter")
        assert "late answer" not in app.text
        await app.press("escape")
        assert "1 of 1" in app.text


async def test_a_lost_phone_is_replaced_by_another_device(desk: Desk, taught: Teaching) -> None:
    old = taught.held.token()
    async with hosting(desk, taught, (80, 40)) as app:
        await app.press("l", "enter")
        assert "Another device for" in app.text
        await app.press("enter")
        assert "http://10.0.0.1:8080/back/" in app.text
        assert app.text.count("█") > 100
    with pytest.raises(NoSuchToken):
        taught.held.room.entrance.who(old)


async def test_a_class_is_opened_from_teach_and_closed_when_it_is_left(desk: Desk, taught: Teaching) -> None:
    opened: list[object] = []

    @contextmanager
    def open_class(name: str, how: HowHeld) -> Iterator[object]:
        opened.extend((name, how))
        yield taught.desk
        opened.append("closed")

    desk.open_class = open_class
    async with driven(desk) as app:
        await app.press("t", "enter")
        assert app.screen == "HoldClassScreen"
        await app.press("end", "enter", "up", "enter", "up", "enter", "up", "enter", "enter")
        assert "time          1 min" in app.text
        assert "choices       each student another one" in app.text
        await app.press("home", "down", "enter")
        assert app.screen == "HostScreen"
        await app.press("escape", "enter")
        assert app.screen == "HoldClassScreen"
    how = HowHeld(seconds=60, own_order=True, typed_names=True, approve=True)
    assert opened == ["key-actors", how, "closed"]


async def test_the_class_is_ended_once_that_was_asked(desk: Desk, taught: Teaching) -> None:
    student = taught.student()
    async with hosting(desk, taught) as app:
        await app.answer_shown()
        await app.press("q")
        assert "End the class?" in app.text
        await app.press("escape")
        assert taught.state == "revealed"
        await app.press("q", "enter")
        assert app.screen == "EndedScreen"
        assert "Results saved: Period 3" in app.text
        await app.press("enter")
        assert "results of session" in app.text
        await app.press("escape", "down", "down", "enter")
        assert "Written:" in app.text
        assert list((taught.desk.folder).glob("*gradebook.csv"))
        await app.press("escape")
    assert student


async def test_leaving_keeps_the_class(desk: Desk, taught: Teaching) -> None:
    async with hosting(desk, taught) as app:
        await app.press("enter", "escape")
        assert "Leave the class as it is?" in app.text
        await app.press("enter")
        assert app.app.return_code in (0, None)
    assert taught.state == "question"


async def test_a_step_that_fails_is_a_sentence(desk: Desk, taught: Teaching) -> None:
    async with hosting(desk, taught) as app:
        await app.press("plus")
        assert "No question is open yet." in app.text
        await app.press("v", "z")
        assert app.screen == "HostScreen"


async def test_the_wifi_is_tested_where_the_host_is(desk: Desk, taught: Teaching) -> None:
    async with hosting(desk, taught) as app:
        await app.press("w")
        assert "Students can reach this laptop." in app.text
        await app.press("escape")
        assert app.screen == "HostScreen"
