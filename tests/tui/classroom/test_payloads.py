"""F26 on the full screens of a class: names, typed answers and texts of packs are read, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.showing import Behind
from civics_tui.model.answer import Typed
from civics_tui.tui.content import T
from tests.classroom.hostile import BAD, PAYLOADS, WORST, all_questions
from tests.classroom.hosting.teaching import Teaching, teaching
from tests.classroom.joining import join_all
from tests.tui import quizzes
from tests.tui.classroom.test_host import Hosting, hosting
from tests.tui.classroom.test_student import Taking, taking
from tests.tui.driving import Driver

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

PAGES = 40
SCROLLBAR = ("@mouse.down", "@mouse.up")
"""What the cells of a scroll bar do, none of which holds a text."""
TITLE = "=1+1\x1b]0;owned\x07[@click=app.quit]x[/]\u202e"


def check(driver: Driver) -> None:
    """Look at every run of cells, as it goes to the terminal."""
    for segment in driver.segments:
        assert not BAD.search(segment.text), ascii(segment.text)
        assert "\n" not in segment.text
        if segment.style is not None:
            assert segment.style.link is None
            assert not [key for key in segment.style.meta if key.startswith("@") and key not in SCROLLBAR]
    assert driver.app.return_code is None


async def check_pages(driver: Driver, key: str = "pagedown") -> None:
    """Look at all pages of what is shown."""
    before = ""
    for _page in range(PAGES):
        check(driver)
        if driver.text == before:
            return
        before = driver.text
        await driver.press(key)


def test_the_payloads_are_many_and_hold_every_sort() -> None:
    assert len(PAYLOADS) >= 200
    for needed in (
        "\x1b[2J",
        "\x9b2J",
        "Ptmux;",
        "]52;c;",
        "[@click=app.quit]",
        "[link=",
        "\u202e",
        "\u2066",
        "\u200b",
    ):
        assert any(needed in one for one in PAYLOADS)
    for lead in "=+-@\t\r":
        assert any(one.startswith(lead) for one in PAYLOADS)


async def test_no_name_does_anything_at_the_host(desk: Desk, tmp_path: Path) -> None:
    policy = Policy(names="own")
    with teaching(tmp_path / "class", questions=(quizzes.SINGLE,), policy=policy, title=TITLE) as taught:
        joined = await join_all(taught.held, PAYLOADS)
        assert len(joined) > 150
        async with hosting(desk, taught) as app:
            await check_pages(app)
            await app.press("l")
            assert app.screen == "PeopleScreen"
            await check_pages(app)
            for key in ("m", "delete", "plus", "enter"):
                await app.press("home", "down", key)
                check(app)
                await app.press("escape")
            await app.press("escape")
            await through_question(app)
            taught.conductor.end()
            await app.settle()
            await app.press("enter")
            await check_pages(app)


async def through_question(app: Hosting) -> None:
    """Open a question, with everybody still out and lost, close it, show the answer, and look at everything."""
    await app.press("enter")
    await check_pages(app)
    app.taught.pass_time(20_000)
    await app.settle()
    await check_pages(app)
    await app.close()
    await check_pages(app)
    await app.press("t", "t")
    check(app)
    await app.press("escape", "enter")
    assert app.taught.state == "revealed"
    await check_pages(app)
    await app.press("s")
    await check_pages(app)
    await app.press("pageup", "pageup")


async def test_who_waits_does_nothing_either(desk: Desk, tmp_path: Path) -> None:
    policy = Policy(names="own", approve=True)
    with teaching(tmp_path / "class", questions=(quizzes.SINGLE,), policy=policy) as taught:
        await join_all(taught.held, WORST)
        async with hosting(desk, taught) as app:
            check(app)
            await app.press("l")
            await check_pages(app)
            await app.press("escape", "i")
            check(app)


async def test_no_text_of_a_pack_does_anything_at_the_host(desk: Desk, tmp_path: Path) -> None:
    asked = all_questions()
    with teaching(tmp_path / "class", questions=asked, title=TITLE, behind=Behind()) as taught:
        taught.student()
        async with hosting(desk, taught) as app:
            for _question in asked:
                await through_question(app)
            await app.press("enter", "enter")
            assert app.screen == "EndedScreen"
            check(app)
            await app.press("enter")
            assert app.screen == "LinesScreen"
            await check_pages(app)


async def test_no_text_of_a_pack_does_anything_at_a_student(desk: Desk, tmp_path: Path) -> None:
    asked = all_questions()
    with teaching(tmp_path / "class", questions=asked, title=TITLE, behind=Behind(), on_network=True) as taught:
        async with taking(desk, taught, tmp_path / "home") as app:
            await app.sees("You are in")
            check(app)
            for number in range(1, len(asked) + 1):
                taught.step()
                await state(app, "question", number)
                await check_pages(app)
                taught.close()
                await state(app, "closed", number)
                check(app)
                taught.step()
                await state(app, "revealed", number)
                await check_pages(app)
                await app.press("s")
                await check_pages(app)
            taught.step()
            await app.until(lambda: app.student.view is not None and app.student.view.state == "finished")
            await check_pages(app)


async def state(app: Taking, wanted: str, number: int) -> None:
    """Wait until the student is told of it."""
    await app.until(
        lambda: app.student.view is not None and (app.student.view.state, app.student.view.number) == (wanted, number)
    )


async def test_no_own_name_and_no_typed_answer_does_anything_at_a_student(desk: Desk, tmp_path: Path) -> None:
    typed = WORST[::2]
    asked = tuple(quizzes.SHORT for _one in typed)
    policy = Policy(names="own")
    with teaching(tmp_path / "class", questions=asked, policy=policy, on_network=True) as taught:
        async with taking(desk, taught, tmp_path / "home", name="\x1b]0;\x07[@click=bell]") as app:
            for number, payload in enumerate(typed, start=1):
                taught.step()
                await state(app, "question", number)
                await app.pilot.press(*(one for one in payload if one.isprintable() and one != " "))
                await app.settle()
                check(app)
                app.student.answer(Typed(payload))
                await app.until(lambda: app.student.saved.state == "saved")
                check(app)
                taught.close()
                await state(app, "closed", number)
                check(app)
                taught.step()
                await state(app, "revealed", number)
                check(app)
            assert_stored_clean(taught, len(typed))


def assert_stored_clean(taught: Teaching, answers: int) -> None:
    record = taught.held.room.record(taught.held.session)
    assert len({one.run for one in record.submissions}) == answers
    for kept in (*(one.payload or "" for one in record.submissions), *(one.name for one in record.students)):
        assert not BAD.search(kept), ascii(kept)


def test_a_sheet_that_is_not_careful_is_noticed() -> None:
    """The check can fail, and what is stored is cleaned once more where it is drawn."""
    assert all(BAD.search(one) for one in ("\x1b[2J", "\x9b2J", "a\u202eb", "\x07", "\t"))
    assert not BAD.search("plain, with \u200d")
    assert not any(BAD.search(T(one).plain) for one in PAYLOADS if "\t" not in one)


@pytest.mark.parametrize("payload", WORST, ids=range(len(WORST)))
async def test_a_name_that_a_teacher_gives_is_cleaned(payload: str, tmp_path: Path) -> None:
    with teaching(tmp_path / "class", questions=(quizzes.SINGLE,)) as taught:
        student = taught.student()
        taught.conductor.rename(student, f"{payload[:16]}x")
        ((_id, name),) = taught.conductor.look().view.students
        assert not BAD.search(name)
