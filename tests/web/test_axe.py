"""axe over every state of the pages, in light, dark and forced colours and two widths; and what axe does not see."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.showing import OnBoard
from tests.web.browser import Phone, phone
from tests.web.lesson import ALL, Lesson, served
from tests.web.test_page import REFUSED

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
THEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
WIDTHS = (320, 1280)
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")

RUN = """async (tags) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  const told = (node) => node.target + " " + node.failureSummary;
  return found.violations.map((one) => one.id + ": " + one.nodes.map(told).join(" | "));
}"""
WIDER = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
TARGETS = "button, .button, .choice, summary, select, input:not([type=hidden]), a"
SMALL = """(targets) => [...document.querySelectorAll(targets)]
  .filter((one) => one.offsetParent && !one.matches(".choice input"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width < 24 || box.height < (one.matches("a:not(.button)") ? 24 : 43.5))
  .map(([one, box]) => one.outerHTML.slice(0, 80) + " " + box.height)"""


class Looking:
    """Looks over a page in every theme and width."""

    def __init__(self) -> None:
        self.states: list[str] = []
        self.found: list[str] = []

    async def over(self, page: Page, state: str) -> None:
        """Run axe, and measure."""
        self.states.append(state)
        if not await page.evaluate("() => !!window.axe"):
            await page.evaluate(AXE)
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 740})
            for theme, media in THEMES.items():
                await page.emulate_media(**media)
                where = f"{state}, {theme}, {width}"
                self.found += [f"{where}: {one}" for one in await page.evaluate(RUN, TAGS)]
            wider = await page.evaluate(WIDER)
            self.found += [f"{state}, {width}: wider than the page by {wider}"] if wider > 0 else []
            self.found += [f"{state}, {width}: too small: {one}" for one in await page.evaluate(SMALL, TARGETS)]
        await page.emulate_media(color_scheme="light", forced_colors="none")


async def test_no_state_of_the_pages_shuts_anybody_out(chromium: Browser, tmp_path: Path) -> None:
    """F31: 0 violations; no scrolling sideways at 320 px; targets of 44 px."""
    looking = Looking()
    with served(tmp_path, policy=Policy(approve=True), start=False) as (held, url):
        async with phone(chromium, url, expected=REFUSED) as student, phone(chromium, url, expected=REFUSED) as board:
            await board.page.goto(f"{url}/board/{held.site.showing.board_token}")
            await looking.over(board.page, "board in the lobby")
            await _join(looking, held, student)
            held.done(held.room.host.start(held.session))
            await student.shows("between")
            await looking.over(student.page, "between questions")
            for kind in ALL:
                await _question(looking, held, student, board, kind)
            held.done(held.room.host.finish(held.session))
            await student.shows("finished")
            await _unfold(student.page)
            await looking.over(student.page, "finished")
            await looking.over(board.page, "board at the end")
            number = held.room.record(held.session).students[0].id
            await board.page.goto(f"{url}/back/{held.done(held.room.host.new_token(number))}")
            await looking.over(board.page, "going on with another device")
            await student.page.wait_for_selector("text=Ask to join again")
            await looking.over(student.page, "removed")
    assert len(set(looking.states)) >= 40
    assert looking.found == [], "\n".join(looking.found[:20])


async def _join(looking: Looking, held: Lesson, student: Phone) -> None:
    page = student.page
    await page.goto(student.url)
    await looking.over(page, "join")
    await page.fill("#code", "AAA-AAA")
    await page.click("form button")
    await page.wait_for_selector("p.problem")
    await looking.over(page, "wrong code")
    await student.join(held.code)
    await student.shows("waiting")
    await looking.over(page, "waiting to be let in")
    held.done(held.room.host.approve(held.room.record(held.session).students[0].id))
    await student.shows("lobby")
    await looking.over(page, "lobby")


async def _question(looking: Looking, held: Lesson, student: Phone, board: Phone, kind: str) -> None:
    page = student.page
    run = held.ask(kind, limit=900_000 if kind == "single" else None)
    await student.shows("question", run.id)
    await looking.over(page, f"{kind} open")
    await board.page.wait_for_selector(f"main[data-key='question {run.id}']")
    await looking.over(board.page, f"board with {kind} open")
    if kind == "single":
        await _sent(looking, held, student)
    held.done(held.room.host.close(run.id))
    await student.shows("closed", run.id)
    if kind == "single":
        await looking.over(page, "closed")
    held.site.showing.on_board = OnBoard(run=run.id)
    held.reveal_when_locked(run.id)
    await student.shows("revealed", run.id)
    await _unfold(page)
    await looking.over(page, f"{kind} revealed")
    await board.page.wait_for_selector(f"main[data-key='revealed {run.id}']")
    await looking.over(board.page, f"board with {kind} revealed")


async def _sent(looking: Looking, held: Lesson, student: Phone) -> None:
    page = student.page
    await page.check("input[name=picked] >> nth=0")
    await looking.over(page, "chosen")
    await student.context.set_offline(True)
    await page.click("#send")
    await page.wait_for_selector("#banner:has-text('NOT SAVED YET')")
    await looking.over(page, "not saved")
    await student.context.set_offline(False)
    await page.wait_for_selector("#change")
    await page.wait_for_selector("#banner", state="hidden")
    await looking.over(page, "saved")
    await page.click("#change button")
    await page.wait_for_selector("#send")
    await looking.over(page, "changing")
    held.done(held.room.host.pause(held.session))
    await student.shows("paused")
    await looking.over(page, "paused")
    held.done(held.room.host.resume(held.session))
    await student.shows("question")


async def _unfold(page: Page) -> None:
    await page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def _breaking() -> dict[str, str]:
    return {
        "image-alt": "<img src='data:,'>",
        "label": "<input>",
        "color-contrast": "<p class='pale'>pale</p>",
    }


@pytest.mark.parametrize("rule", sorted(_breaking()))
async def test_the_look_over_sees_what_is_wrong(
    chromium: Browser, online: tuple[Lesson, str], rule: str, sheet: Callable[[str], str]
) -> None:
    _held, url = online
    async with phone(chromium, url, bypass_csp=True) as student:
        await student.page.goto(url)
        await student.page.set_content(sheet(_breaking()[rule]))
        looking = Looking()
        await looking.over(student.page, rule)
        assert any(rule in one for one in looking.found), looking.found


@pytest.fixture
def sheet() -> Callable[[str], str]:
    style = "<style>.pale { color: #aaa; background: #fff; }</style>"
    return lambda inside: f"<html lang='en'><title>t</title>{style}<main>{inside}</main></html>"


async def test_the_board_can_be_read_from_the_back_row(chromium: Browser, online: tuple[Lesson, str]) -> None:
    """Text is at least 5 % of the height of the page."""
    held, url = online
    shown_text = ".code, .address, h1, .stem, .choices li, th[scope=row], td, #count"
    sizes = """(texts) => [...document.querySelectorAll(texts)]
      .map((one) => parseFloat(getComputedStyle(one).fontSize) / innerHeight)"""
    async with phone(chromium, url, viewport={"width": 1280, "height": 720}) as board:
        await board.page.goto(f"{url}/board/{held.site.showing.board_token}")
        run = held.ask("single")
        await board.page.wait_for_selector(f"main[data-key='question {run.id}']")
        shown = await board.text()
        assert [letter in shown for letter in "ABCD"] == [True] * 4
        held.over(run.id)
        await board.page.wait_for_selector(f"main[data-key='revealed {run.id}']")
        assert min(await board.page.evaluate(sizes, shown_text)) >= 0.05
