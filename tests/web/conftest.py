"""One Chromium for all tests of the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.web.browser import launch
from tests.web.lesson import Lesson, served


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser; started once."""
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        yield browser
        await browser.close()


@pytest.fixture
def online(tmp_path: Path) -> Iterator[tuple[Lesson, str]]:
    """A lesson behind a real server, and its address."""
    with served(tmp_path) as made:
        yield made
