"""The student's page in Chromium: every kind by keyboard, what a screen reader is told, and networks that fail."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Route

from civics_tui.errors import StoreUnavailable
from civics_tui.web.server import Server
from tests.web.browser import Phone, phone
from tests.web.lesson import ALL, Lesson, RunningClock, free_port, lesson

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

REFUSED = ("Failed to load resource", "ERR_")
"""What a browser writes to its console when a request fails, as some tests have it."""


async def press(student: Phone, *keys: str) -> None:
    for key in keys:
        await student.page.keyboard.press(key)


_WHERE = """() => {
  const one = document.activeElement;
  return [one.id, one.name, one.getAttribute("aria-label")].join(" ");
}"""


async def to(student: Phone, wanted: str) -> None:
    """Press Tab until the focus is there; it is somewhere on the page all the time."""
    for _step in range(40):
        await press(student, "Tab")
        where = await student.page.evaluate(_WHERE)
        if wanted in where:
            return
    raise AssertionError(f"{wanted} cannot be reached with Tab")


async def pick(student: Phone) -> None:
    await to(student, "picked")
    await press(student, "Space")


async def typed(student: Phone) -> None:
    await to(student, "typed")
    await student.page.keyboard.type("38")


async def order(student: Phone) -> None:
    await to(student, "Move down")
    before = await student.page.locator(".order li").all_inner_texts()
    await press(student, "Enter")
    after = await student.page.locator(".order li").all_inner_texts()
    assert [one.split()[0] for one in after] == [before[n].split()[0] for n in (1, 0, 2)]
    assert "place 2 of 3" in (await student.heard())[0]
    await press(student, "Enter")
    assert await student.page.evaluate("() => document.activeElement.textContent") == "Up", "the focus is not lost"
    await student.heard()


async def assign(student: Phone) -> None:
    for number in range(await student.page.locator("fieldset.item").count()):
        await to(student, "to-")
        await press(student, "Space")
        if number % 2:
            await press(student, "ArrowDown")


async def gaps(student: Phone) -> None:
    await to(student, "gap-")
    await student.page.keyboard.type("Congress")
    await to(student, "gap-")
    await press(student, "ArrowDown")


BY_KEYS: dict[str, Callable[[Phone], Awaitable[None]]] = {
    "single": pick,
    "multiple": pick,
    "true_false": pick,
    "numeric": typed,
    "short": typed,
    "ordering": order,
    "matching": assign,
    "categorize": assign,
    "cloze": gaps,
    "view": pick,
}


async def test_a_lesson_of_every_kind_without_a_mouse(chromium: Browser, online: tuple[Lesson, str]) -> None:
    """F32: every kind is answered by keys, and each phase is said once; the focus is never lost."""
    assert BY_KEYS.keys() == ALL.keys()
    held, url = online
    async with phone(chromium, url) as student:
        await student.join(held.code)
        for number, kind in enumerate(BY_KEYS, start=1):
            run = held.ask(kind)
            await student.shows("question", run.id)
            assert await student.heard() == [f"Question {number} of 10"]
            assert await student.focused() == "heading"
            await BY_KEYS[kind](student)
            await to(student, "send")
            await press(student, "Enter")
            await student.page.wait_for_selector("#change")
            assert [one[:6] for one in await student.heard()] == ["Saved "]
            assert await student.focused() == "state"
            held.done(held.room.host.close(run.id))
            await student.shows("closed", run.id)
            assert await student.heard() == [f"Question {number} of 10: closed"]
            held.clock.move(1_000)
            held.reveal_when_locked(run.id)
            await student.shows("revealed", run.id)
            assert await student.heard() == [f"Question {number} of 10: the answer"]
            assert await student.focused() == "heading"
        held.done(held.room.host.finish(held.session))
        await student.shows("finished")
        assert await student.heard() == ["The class is over"]
    assert len(held.room.record(held.session).submissions) == 10


async def test_a_push_never_takes_the_focus_or_the_draft_from_a_form(
    chromium: Browser, online: tuple[Lesson, str]
) -> None:
    held, url = online
    async with phone(chromium, url) as student:
        await student.join(held.code)
        run = held.ask("short", limit=600_000)
        await student.shows("question", run.id)
        await student.page.fill("#typed", "Con")
        await student.page.focus("#typed")
        before = await student.page.get_attribute("main", "data-closes")
        held.done(held.room.host.extend(run.id, 60_000))
        await student.page.wait_for_function(
            "before => document.getElementById('main').dataset.closes !== before", arg=before
        )
        assert await student.focused() == "typed"
        await student.page.keyboard.type("gress")
        assert await student.page.input_value("#typed") == "Congress"
        await student.page.reload()
        assert await student.page.input_value("#typed") == "Congress"
        assert await student.heard() == []


async def test_an_answer_can_be_changed(chromium: Browser, online: tuple[Lesson, str]) -> None:
    held, url = online
    async with phone(chromium, url) as student:
        await student.join(held.code)
        run = held.ask("single", limit=600_000)
        await student.shows("question", run.id)
        assert await student.page.inner_text("#send") == "Send answer"
        await student.page.check("input[name=picked] >> nth=1")
        assert await student.page.inner_text("#send") == "Send answer B"
        await student.page.click("#send")
        await student.page.click("#change button")
        await student.page.check("input[name=picked] >> nth=2")
        held.done(held.room.host.extend(run.id, 60_000))
        seq = held.room.session(held.session).seq
        await student.page.wait_for_function("(seq) => +document.getElementById('main').dataset.seq === seq", arg=seq)
        assert await student.page.inner_text("#send") == "Send answer C", "a push leaves the form as it is"
        await student.page.click("#send")
        await student.page.wait_for_selector("text=Your answer: C")
        assert "Saved " in await student.text()
    assert [one.rev for one in held.room.record(held.session).submissions] == [1, 2]


async def test_an_answer_without_a_network_is_kept_and_sent_later(
    chromium: Browser, online: tuple[Lesson, str]
) -> None:
    held, url = online
    async with phone(chromium, url, expected=REFUSED) as student:
        await student.join(held.code)
        run = held.ask("single")
        await student.shows("question", run.id)
        await student.page.check("input[name=picked] >> nth=1")
        await student.context.set_offline(True)
        await student.page.click("#send")
        await student.page.wait_for_selector("#banner:has-text('NOT SAVED YET')")
        assert "kept on this device" in await student.text()
        assert await student.page.get_attribute("#trouble", "role") == "alert"
        assert held.room.record(held.session).submissions == ()
        await student.context.set_offline(False)
        await student.page.wait_for_selector("#change")
        assert await student.page.is_hidden("#banner")
        assert "Your answer: B" in await student.text()
    assert [one.verdict for one in held.room.record(held.session).submissions] == ["accepted"]


async def test_an_answer_whose_acknowledgement_was_lost_outlives_a_reload_and_counts_once(
    chromium: Browser, online: tuple[Lesson, str]
) -> None:
    held, url = online
    async with phone(chromium, url, expected=REFUSED) as student:
        await student.join(held.code)
        run = held.ask("single")
        await student.shows("question", run.id)

        async def cut(route: Route) -> None:
            await route.fetch()  # the server has committed it
            await route.abort()

        await student.page.route("**/api/answer", cut)
        await student.page.check("input[name=picked] >> nth=0")
        await student.page.click("#send")
        await student.page.wait_for_selector("#banner:has-text('NOT SAVED YET')")
        await student.page.unroute_all(behavior="ignoreErrors")
        await student.page.reload()
        await student.page.wait_for_selector("#change")
        await student.page.wait_for_function("() => !Object.values(localStorage).join().includes('\"key\"')")
    assert len(held.room.record(held.session).submissions) == 1


async def test_a_full_disk_is_told_and_got_over(
    chromium: Browser, online: tuple[Lesson, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, url = online

    def full(*_given: Any) -> Any:
        raise StoreUnavailable("NOT saved: the disk is full.")

    async with phone(chromium, url, expected=REFUSED) as student:
        await student.join(held.code)
        run = held.ask("short")
        await student.shows("question", run.id)
        with monkeypatch.context() as broken:
            broken.setattr(held.room.writer, "_commit", full)
            await student.page.fill("#typed", "Congress")
            await student.page.click("#send")
            await student.page.wait_for_selector("#banner:has-text('the disk is full')")
            assert "Saved" not in await student.text()
        await student.page.wait_for_selector("#change")
        assert await student.page.is_hidden("#banner")


async def test_what_is_no_number_is_said_at_the_question(chromium: Browser, online: tuple[Lesson, str]) -> None:
    held, url = online
    async with phone(chromium, url, expected=REFUSED) as student:
        await student.join(held.code)
        run = held.ask("numeric")
        await student.shows("question", run.id)
        await student.page.fill("#typed", "many")
        await student.page.click("#send")
        await student.page.wait_for_selector("p.problem[role=alert]")
        assert await student.page.input_value("#typed") == "many"
        assert await student.page.is_visible("#send")


async def test_a_late_answer_is_kept_and_says_so(chromium: Browser, online: tuple[Lesson, str]) -> None:
    held, url = online
    async with phone(chromium, url, expected=REFUSED) as student:
        await student.join(held.code)
        run = held.ask("short")
        await student.shows("question", run.id)
        await student.page.fill("#typed", "Congress")
        await student.context.set_offline(True)
        await student.page.click("#send")
        await student.page.wait_for_selector("#banner:has-text('NOT SAVED YET')")
        held.close(run.id)
        await student.context.set_offline(False)
        await student.page.wait_for_selector("text=Came late")


async def test_a_phone_that_was_away_shows_what_one_that_stayed_does(
    chromium: Browser, online: tuple[Lesson, str]
) -> None:
    """F33: reloaded, without Wi-Fi, in the background, and in a second tab, at each phase."""
    held, url = online
    async with phone(chromium, url, expected=REFUSED) as away, phone(chromium, url) as stayed:
        await stayed.join(held.code)
        await away.join(held.code)
        run = held.ask("single")
        phases: list[tuple[str, Callable[[], Any]]] = [
            ("question", lambda: None),
            ("paused", lambda: held.done(held.room.host.pause(held.session))),
            ("question", lambda: held.done(held.room.host.resume(held.session))),
            ("closed", lambda: held.done(held.room.host.close(run.id))),
            ("revealed", lambda: held.reveal_when_locked(run.id)),
            ("finished", lambda: held.done(held.room.host.finish(held.session))),
        ]
        for number, (state, move) in enumerate(phases):
            if number % 2:
                await away.context.set_offline(True)
                move()
                await away.context.set_offline(False)
            else:
                move()
                await away.page.reload()
            await stayed.shows(state)
            await away.shows(state)
            assert await away.text() == await stayed.text()
            tab = await away.context.new_page()
            await tab.goto(f"{url}/class")
            assert await tab.inner_text("main") == await stayed.text()
            await tab.close()


async def test_a_host_that_is_restarted_in_mid_question_gets_the_answer(chromium: Browser, tmp_path: Path) -> None:
    """Killed with the answer on its way, and started again at the same address: the page needs no hand."""
    with free_port() as port:
        url = f"http://127.0.0.1:{port}"
    hosts = (url.removeprefix("http://"),)
    with lesson(tmp_path, hosts=hosts, clock=RunningClock()) as held:
        first = Server(held.site, "127.0.0.1", port)
        first.start()
        async with phone(chromium, url, expected=REFUSED) as student:
            await student.join(held.code)
            run = held.ask("short")
            await student.shows("question", run.id)
            await asyncio.to_thread(first.stop)
            await student.page.fill("#typed", "Congress")
            await student.page.click("#send")
            await student.page.wait_for_selector("#banner:has-text('NOT SAVED YET')")
            second = Server(held.site, "127.0.0.1", port)
            second.start()
            await student.page.wait_for_selector("#change")
            held.over(run.id)
            await student.shows("revealed", run.id)
            await student.page.wait_for_selector("#banner", state="hidden")
            await asyncio.to_thread(second.stop)
            assert [one.verdict for one in held.room.record(held.session).submissions] == ["accepted"]


async def test_of_many_tabs_the_newest_go_on(chromium: Browser, online: tuple[Lesson, str]) -> None:
    held, url = online
    async with phone(chromium, url) as student:
        await student.join(held.code)
        for _tab in range(2):
            tab = await student.context.new_page()
            student.watch(tab)
            await tab.goto(f"{url}/class")
        await student.page.wait_for_selector("#banner:has-text('another tab')")
        run = held.ask("short")
        await tab.wait_for_selector(f"main[data-run='{run.id}']")


async def test_the_time_left_is_said_at_thirty_seconds(chromium: Browser, online: tuple[Lesson, str]) -> None:
    held, url = online
    async with phone(chromium, url) as student:
        await student.join(held.code)
        run = held.ask("short", limit=31_000)
        await student.shows("question", run.id)
        await student.page.wait_for_function("() => window.heard.includes('30 seconds left')")
        assert await student.heard() == ["Question 1 of 10", "30 seconds left"]
        assert "about" in await student.page.inner_text("#clock")


async def test_a_removed_student_is_told_how_to_come_back(chromium: Browser, online: tuple[Lesson, str]) -> None:
    held, url = online
    async with phone(chromium, url, expected=REFUSED) as student:
        await student.join(held.code)
        held.done(held.room.host.remove(held.room.record(held.session).students[0].id))
        await student.page.wait_for_selector("text=Your teacher removed this name. Ask to join again.")
        assert await student.page.get_attribute("main a", "href") == "/"
        assert len(held.site.streams) == 0


async def test_without_the_stream_the_long_poll_brings_the_news(chromium: Browser, online: tuple[Lesson, str]) -> None:
    held, url = online
    async with phone(chromium, url) as student:
        await student.context.add_init_script("delete window.EventSource;")
        await student.join(held.code)
        run = held.ask("short")
        await student.shows("question", run.id)
        held.over(run.id)
        await student.shows("revealed", run.id)


@pytest.mark.parametrize("kind", sorted(ALL))
async def test_without_scripts_every_kind_can_be_answered(
    chromium: Browser, online: tuple[Lesson, str], kind: str
) -> None:
    """F34."""
    held, url = online
    async with phone(chromium, url, java_script_enabled=False) as student:
        page = student.page
        await page.goto(f"{url}/j/{held.code}")
        await page.click("form button")
        run = held.ask(kind)
        await page.click("noscript button")
        await _fill(student)
        await page.click("#send")
        assert "Saved " in await student.text()
        held.over(run.id)
        await page.click("noscript button")
        assert "the answer" in await student.text()
        assert "You sent no answer" not in await student.text()


async def _fill(student: Phone) -> None:
    page = student.page
    for name in await page.eval_on_selector_all("#answer input[type=radio], #answer input[type=checkbox]", _NAMES):
        await page.check(f"#answer input[name='{name}'] >> nth=0")
    for field in await page.locator("#answer input:not([type])").all():
        await field.fill("38")
    for field in await page.locator("#answer select").all():
        await field.select_option(index=1)
    if await page.locator("button[name=move]").count():
        before = await page.locator(".order li").first.inner_text()
        await page.click("button[name=move]:not([disabled])")
        assert await page.locator(".order li").first.inner_text() != before


_NAMES = "all => [...new Set(all.map((one) => one.name))]"
