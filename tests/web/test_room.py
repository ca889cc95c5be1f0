"""A whole class comes in with browsers through one address, and who is in the way of something reads one sentence."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser

from civics_tui.classroom.rules.policy import Policy
from tests.web.browser import Phone, phone
from tests.web.lesson import Lesson, served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

STUDENTS = 32


async def test_thirty_two_browsers_join_at_once_and_each_answer_counts(
    chromium: Browser, online: tuple[Lesson, str]
) -> None:
    held, url = online
    async with AsyncExitStack() as stack:
        phones = [await stack.enter_async_context(phone(chromium, url)) for _student in range(STUDENTS)]
        await asyncio.gather(*(one.join(held.code) for one in phones))
        run = held.ask("single")
        await asyncio.gather(*(_picks(one, run.id) for one in phones))
        await asyncio.gather(*(_is_saved(one) for one in phones))
        kept = held.room.record(held.session)
        assert len(kept.students) == STUDENTS
        assert {one.student for one in kept.current} == {one.id for one in kept.students}
        assert len(kept.submissions) == STUDENTS


async def _picks(one: Phone, run: int) -> None:
    await one.shows("question", run)
    await one.page.locator("input[name=picked]").first.check()
    await one.page.click("#send")


async def _is_saved(one: Phone) -> None:
    await one.page.wait_for_function("() => /Saved [0-9]/.test(document.querySelector('main').innerText)")


async def test_a_wrong_code_and_a_name_that_is_taken_are_told_where_they_are_typed(
    chromium: Browser, tmp_path: Path
) -> None:
    with served(tmp_path, policy=Policy(names="own")) as (held, url):
        async with phone(chromium, url, expected=("404", "422")) as one, phone(chromium, url) as other:
            await other.join(held.code, "Ann")
            await one.page.goto(url)
            for code, name, sentence in (
                ("AAA-AAA", "Ann", "No class has this code just now; look at the board and type it again."),
                (held.code, "ann", "Somebody here has this name or one that looks like it; choose another."),
            ):
                await one.page.fill("#code", code)
                await one.page.fill("#name", name)
                await one.page.click("form button")
                await one.page.wait_for_selector("[role=alert]")
                assert await one.page.inner_text("[role=alert]") == sentence
                assert await one.page.input_value("#name") == name, "nothing is typed twice"
            await one.page.fill("#name", "Anna")
            await one.page.click("form button")
            await one.page.wait_for_selector("#said", state="attached")
