"""One Chromium for all tests of the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright

from tests.web.browser import launch
from tests.web.lesson import Lesson, served


@dataclass
class Engine:
    """The browser that runs now."""

    playwright: Playwright
    browser: Browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def engine() -> AsyncIterator[Engine]:
    """The browser; started once."""
    async with async_playwright() as playwright:
        running = Engine(playwright, await launch(playwright))
        yield running
        await running.browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(engine: Engine) -> Browser:
    """The browser; one that died fails the test in which it did, and none of those that follow."""
    if not engine.browser.is_connected():
        engine.browser = await launch(engine.playwright)
    return engine.browser


@pytest.fixture
def online(tmp_path: Path) -> Iterator[tuple[Lesson, str]]:
    """A lesson behind a real server, and its address."""
    with served(tmp_path) as made:
        yield made
