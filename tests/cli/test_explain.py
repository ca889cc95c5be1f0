"""A page opens where it was asked for, also in the full screen."""

from __future__ import annotations

import asyncio

import pytest

from civics_tui.cli.console import Console
from civics_tui.cli.main import main
from civics_tui.errors import Exit
from civics_tui.tui.app import CivicsApp
from tests.tui.driving import Driver


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, civics_home: object) -> list[str]:
    """What the full screen shows when it has opened, one text for each start."""
    screens: list[str] = []

    def open_and_look(app: CivicsApp) -> None:
        async def look() -> None:
            async with app.run_test(size=(80, 24)) as pilot:
                driver = Driver(app, pilot)
                await driver.settle()
                screens.append(driver.text)

        asyncio.run(look())

    monkeypatch.setattr(CivicsApp, "run", open_and_look)
    monkeypatch.setattr(Console, "full_screen", True)
    return screens


def test_the_full_screen_opens_a_page_at_its_section(shown: list[str]) -> None:
    for address in ("route", "route#step-2-collect-signatures"):
        assert main(["explain", f"secession-process:{address}"]) == Exit.FINE
    first, at_section = shown
    assert "Step 2: collect signatures" in at_section
    assert "No state has a button" in first
    assert "No state has a button" not in at_section
