"""A crash ends with one sentence that counts the answers; work in the background that fails ends nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.errors import Exit
from civics_tui.tui.app import CivicsApp
from tests.tui.driving import driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


async def test_the_sentence_counts_the_answers(desk: Desk) -> None:
    told: list[tuple[str, tuple[int, int] | None]] = []

    def report(error: BaseException, done: tuple[int, int] | None = None) -> str:
        told.append((type(error).__name__, done))
        return "Something broke."

    apps: list[CivicsApp] = []

    async def break_it() -> None:
        async with driven(desk, report=report) as driver:
            apps.append(driver.app)
            await driver.press("enter")
            driver.app.screen.call_later(lambda: 1 / 0)
            await driver.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await break_it()
    assert told == [("ZeroDivisionError", (0, 10))]
    assert apps[0].broke == "Something broke."
    assert apps[0].return_code == Exit.INTERNAL
    assert len(desk.open_attempts()) == 1


async def test_work_in_the_background_that_fails_is_told_and_ends_nothing(desk: Desk) -> None:
    async with driven(desk) as driver:

        def fail(_desk: Desk) -> None:
            raise ZeroDivisionError

        driver.app.in_background(driver.app.screen, fail, lambda _result: None)
        await driver.settle()
        assert "Something broke." in driver.text
        assert driver.app.broke is None
        await driver.press("enter")
        assert driver.screen == "QuizScreen"


def test_without_a_crash_nothing_is_said(desk: Desk) -> None:
    assert CivicsApp(desk).broke is None
