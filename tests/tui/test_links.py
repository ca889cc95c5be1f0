"""Links leave the app only through a dialog that shows whose page it is."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from civics_tui.tui import links
from civics_tui.tui.routes import Place, open_link, screen_for
from civics_tui.tui.screens.source import SourceScreen
from tests.tui.driving import driven

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

ADDRESS = "https://constitution.congress.gov/constitution/article-5/"


class Browser(webbrowser.BaseBrowser):
    """A browser with a window, which only remembers."""

    def __init__(self) -> None:
        super().__init__("remembering")
        self.opened: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        """Remember the address."""
        self.opened.append(url)
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    """The browser of the machine."""
    made = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: made)
    return made


async def test_a_page_opens_only_after_enter(desk: Desk, browser: Browser) -> None:
    async with driven(desk) as driver:
        driver.app.push_screen(open_link(ADDRESS))
        await driver.settle()
        assert "constitution.congress.gov" in driver.text
        assert browser.opened == []
        await driver.press("escape")
        assert browser.opened == []
        driver.app.push_screen(open_link(ADDRESS))
        await driver.settle()
        await driver.press("enter")
        assert browser.opened == [ADDRESS]
        assert driver.screen == "HomeScreen"


async def test_o_asks_first(desk: Desk, browser: Browser) -> None:
    async with driven(desk) as driver:
        screen = screen_for(desk, Place("claim", "secession-process", "ktla-2016.route"))
        assert isinstance(screen, SourceScreen)
        source = replace(screen.ledger.sources["ktla-2016"], url=ADDRESS)
        screen.ledger = replace(screen.ledger, sources={**screen.ledger.sources, "ktla-2016": source})
        driver.app.push_screen(screen)
        await driver.settle()
        await driver.press("o")
        assert driver.screen == "OpenLink"
        assert browser.opened == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https:///nowhere",
        "https://",
        "ftp://example.org",
        "https://a\x1b]0;x.org",
    ],
)
async def test_other_addresses_are_shown_and_never_opened(desk: Desk, browser: Browser, address: str) -> None:
    async with driven(desk) as driver:
        driver.app.push_screen(open_link(address))
        await driver.settle()
        assert "cannot be opened" in driver.text
        await driver.press("enter", "o")
        assert browser.opened == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (ADDRESS, "constitution.congress.gov"),
        ("https://constitution.congress.gov@example.org/", "example.org"),
        ("https://\u0441onstitution.gov/", "xn--onstitution-roj.gov"),
        ("HTTPS://EXAMPLE.ORG", "example.org"),
    ],
)
def test_the_host_cannot_be_dressed_up(address: str, host: str) -> None:
    assert links.host_of(address) == host


def test_a_browser_in_the_terminal_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    assert not links.open_outside(ADDRESS)


def test_no_browser_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> webbrowser.BaseBrowser:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert not links.open_outside(ADDRESS)


async def test_without_a_browser_the_address_can_be_copied(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    async with driven(desk) as driver:
        driver.app.push_screen(open_link(ADDRESS))
        await driver.settle()
        await driver.press("y")
        assert driver.app.clipboard == ADDRESS
        await driver.press("enter")
        assert "No browser could be opened" in " ".join(driver.text.split())
