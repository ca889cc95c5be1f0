"""Chromium for the tests of the pages: one process for all of them, and phones that record what happens in them."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, Playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
"""As root there is no sandbox; containers have little shared memory."""
WAIT = 20_000
"""Milliseconds after which a page that does not come is a failure."""

RECORD = """
window.heard = []; window.broken = []; window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = (what) => { window.ran.push(String(what)); };
document.addEventListener("securitypolicyviolation", (event) => {
  window.broken.push(event.violatedDirective + " " + event.blockedURI);
});
document.addEventListener("DOMContentLoaded", () => {
  const said = document.getElementById("said");
  if (!said) return;
  new MutationObserver(() => { if (said.textContent) window.heard.push(said.textContent); })
    .observe(said, { childList: true, characterData: true, subtree: true });
});
"""
"""Runs before any script of a page: keeps what the live region says, what the policy refused, and what payloads did."""


async def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, as whoever runs the tests."""
    found = next((path for one in PROGRAMS if (path := shutil.which(one))), None)
    assert found is not None, "These tests need Chromium; tests/run installs it: apt-get install chromium"
    return await playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


@dataclass
class Phone:
    """One page of a student or of the board, with all that went wrong in it."""

    context: BrowserContext
    page: Page
    url: str
    problems: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    """Parts of messages that the test brings about."""

    def __post_init__(self) -> None:
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        """Keep errors, and requests to anywhere else."""
        page.set_default_timeout(WAIT)
        page.on("console", lambda message: self._keep(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._keep(str(error)))
        page.on("request", lambda request: None if request.url.startswith(self.url) else self._keep(request.url))

    def _keep(self, text: str) -> None:
        self.problems.append(text)

    async def join(self, code: str, name: str = "") -> None:
        """Join by the page, as a student does."""
        await self.page.goto(f"{self.url}/j/{code}")
        if name:
            await self.page.fill("#name", name)
        await self.page.click("form button")
        await self.page.wait_for_selector("#said", state="attached")

    async def shows(self, state: str, run: int | None = None) -> None:
        """Wait until the page shows a state of the session."""
        which = f"[data-run='{run}']" if run is not None else ""
        await self.page.wait_for_selector(f"main[data-state={state}]{which}")

    async def text(self) -> str:
        """What stands on the page."""
        return await self.page.inner_text("main")

    async def heard(self) -> list[str]:
        """What a screen reader was told, in order; forgotten with this."""
        told: list[str] = await self.page.evaluate("() => window.heard.splice(0)")
        return told

    async def focused(self) -> str:
        """Id, name or tag of what has the focus."""
        told: str = await self.page.evaluate(
            "() => { const one = document.activeElement; return one.id || one.name || one.tagName; }"
        )
        return told

    async def unharmed(self) -> None:
        """Nothing was run, refused, asked for outside, or written to the console."""
        for page in self.context.pages:
            told: dict[str, Any] = await page.evaluate("() => ({ ran: window.ran, broken: window.broken })")
            assert told["ran"] == [], told
            assert told["broken"] == [], told
        left = [one for one in self.problems if not any(part in one for part in self.expected)]
        assert left == [], left


@asynccontextmanager
async def phone(browser: Browser, url: str, *, expected: tuple[str, ...] = (), **options: Any) -> AsyncIterator[Phone]:
    """A phone, which is looked over at the end."""
    context = await browser.new_context(**{"viewport": {"width": 360, "height": 740}, **options})
    await context.add_init_script(RECORD)
    try:
        made = Phone(context, await context.new_page(), url, expected=expected)
        yield made
        if options.get("java_script_enabled", True):
            await made.unharmed()
    finally:
        await context.close()
