"""F25: texts of a pack, names and typed answers that hold scripts, in Chromium: nothing of them runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.async_api import Browser

from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.showing import Behind, OnBoard
from civics_tui.model import kinds
from civics_tui.model.ledger import Claim, Ledger, Place, Published, Source
from civics_tui.model.question import Accepted
from civics_tui.views.pieces import plain
from civics_tui.web import pages
from tests.classroom.hostile import all_questions, question
from tests.web.browser import Phone, phone
from tests.web.lesson import Lesson, served
from tests.web.payloads import PAYLOADS, SHORT
from tests.web.test_page import REFUSED

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


LEDGER = Ledger(
    sources={
        f"s{number}": Source(
            id=f"s{number}", outlet=one, title=one, url=one, published=Published(date="2016", note=one)
        )
        for number, one in enumerate(PAYLOADS[:40])
    },
    claims={
        f"s{number}.c": Claim(id=f"s{number}.c", text=one, kind="fact", note=one, place=Place(line=1, look_for=one))
        for number, one in enumerate(PAYLOADS[:40])
    },
)


async def test_no_text_of_a_pack_runs(chromium: Browser, tmp_path: Path) -> None:
    assert len(PAYLOADS) >= 300
    assert len(set(PAYLOADS)) == len(PAYLOADS)
    claimed = kinds.Short(id="claims", stem="x", accept=(Accepted(text="x"),), claims=tuple(LEDGER.claims))
    asked = (*all_questions(PAYLOADS), claimed)
    behind = Behind(ledger=LEDGER)
    with served(tmp_path, questions=asked, title=PAYLOADS[0], behind=behind) as (held, url):
        async with phone(chromium, url) as student, phone(chromium, url) as board:
            await board.page.goto(f"{url}/board/{held.site.showing.board_token}")
            await student.join(held.code)
            for place in range(len(asked)):
                run = held.done(held.room.host.ask(held.session, place))
                await student.shows("question", run.id)
                assert await _scripts(student) == 1
                await board.page.wait_for_selector(f"main[data-key='question {run.id}']")
                held.site.showing.on_board = OnBoard(run=run.id)
                await _answer(student)
                held.over(run.id)
                await student.shows("revealed", run.id)
                await board.page.wait_for_selector(f"main[data-key='revealed {run.id}']")
                assert await _scripts(student) == 1
                assert await _scripts(board) == 1
            held.done(held.room.host.finish(held.session))
            await student.shows("finished")
            assert PAYLOADS[0] in await student.page.inner_text("header")
            addresses = await student.page.eval_on_selector_all("a", "all => all.map((one) => one.href)")
            assert all(one.startswith(url) for one in addresses), addresses


async def _answer(student: Phone) -> None:
    if await student.page.locator("#typed").count():
        await student.page.fill("#typed", PAYLOADS[1])
    elif await student.page.locator("#answer input[type=radio]").count():
        await student.page.check("#answer input[type=radio] >> nth=0")
    elif await student.page.locator("#answer select").count():
        await student.page.locator("#answer select").first.select_option(index=1)
    await student.page.click("#send")
    await student.page.wait_for_selector("#change")


async def _scripts(phone_: Phone) -> int:
    """Scripts and other things on the page that only we may put there."""
    ours = "script, iframe, object, embed, style, base, img, math, [onerror], [onload]"
    told: int = await phone_.page.evaluate("(ours) => document.querySelectorAll(ours).length", ours)
    return told


async def test_no_name_runs(chromium: Browser, tmp_path: Path) -> None:
    with served(tmp_path, policy=Policy(names="own")) as (held, url):
        for name in SHORT:
            async with phone(chromium, url, expected=REFUSED) as student:
                await student.join(held.code, name)
                assert await _scripts(student) == 1
                assert name in await student.page.inner_text("header")


async def test_no_code_in_an_address_runs(chromium: Browser, tmp_path: Path) -> None:
    with served(tmp_path) as (held, url):
        async with phone(chromium, url, expected=REFUSED) as student:
            for payload in SHORT:
                await student.page.goto(f"{url}/j/{payload.replace('/', '%2F')}")
                await student.page.goto(f"{url}/board/{payload.replace('/', '%2F')}")
            assert held.room.record(held.session).students == ()


async def test_a_page_that_is_not_careful_is_noticed(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The policy keeps the payload from running; that it had to is a failure."""
    with served(tmp_path, questions=(question(0, PAYLOADS[:21]),)) as (held, url):
        monkeypatch.setitem(pages.environment().filters, "line", lambda line: Markup(plain(line)))
        with pytest.raises(AssertionError, match="script-src"):
            await _look_once(chromium, held, url)


async def _look_once(chromium: Browser, held: Lesson, url: str) -> None:
    async with phone(chromium, url, expected=("",)) as student:
        await student.join(held.code)
        run = held.done(held.room.host.ask(held.session, 0))
        await student.page.goto(f"{url}/class")
        await student.shows("question", run.id)
