"""Settings: a choice holds at once and after a restart; what cannot be read or kept is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.study.settings import NAME, Settings, SettingsFile
from civics_tui.tui import routes, themes
from civics_tui.tui.app import CivicsApp
from tests.tui.driving import driven

if TYPE_CHECKING:
    from pathlib import Path

    from civics_tui.study.desk import Desk


async def test_a_theme_is_kept(desk: Desk, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config")
    async with driven(desk, settings=file) as driver:
        assert driver.app.theme == themes.DARK
        driver.app.push_screen(routes.settings())
        await driver.settle()
        await driver.press("4", "enter")
        assert driver.app.theme == themes.LIGHT
        assert "(o) civics-light" in driver.text
    assert CivicsApp(desk, settings=SettingsFile(tmp_path / "config")).theme == themes.LIGHT


async def test_switches_are_kept(desk: Desk, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    async with driven(desk, settings=file) as driver:
        driver.app.push_screen(routes.settings())
        await driver.settle()
        await driver.press("1", "enter", "2", "enter")
        assert driver.text.count("[x]") == 2
        await driver.press("2", "enter")
    assert file.read() == Settings(answer_at_once=True)


async def test_a_damaged_file_is_told_and_the_app_starts(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{", encoding="utf-8")
    async with driven(desk, settings=SettingsFile(tmp_path)) as driver:
        assert "cannot be read" in " ".join(driver.text.split())
        await driver.press("enter")
        assert driver.screen == "QuizScreen"


async def test_a_choice_that_cannot_be_kept_still_holds(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file stands in the way", encoding="utf-8")
    async with driven(desk, settings=SettingsFile(tmp_path / "config" / "below")) as driver:
        driver.app.choose_theme("nord")
        await driver.settle()
        assert driver.app.theme == "nord"
        assert "could not be saved" in " ".join(driver.text.split())


@pytest.mark.parametrize("name", themes.OFFERED)
async def test_every_theme_can_be_shown(desk: Desk, name: str) -> None:
    async with driven(desk) as driver:
        driver.app.theme = name
        await driver.settle()
        assert "Start: 10 questions" in driver.text


async def test_without_colour_nothing_is_coloured(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TEXTUAL_THEME", "ansi-dark")
    async with driven(desk) as driver:
        assert driver.app.theme == themes.ONE_COLOUR
        await driver.press("enter", "1", "enter")
        assert driver.screen == "QuizScreen"
        ground = driver.app.screen.background_colors[1]
        segments = driver.segments
        for filter_ in driver.app._filters:
            segments = filter_.apply(segments, ground)
        colours = {colour for one in segments if one.style for colour in (one.style.color, one.style.bgcolor) if colour}
        assert all(colour.is_default for colour in colours)


async def test_a_theme_of_the_environment_is_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", "gruvbox")
    assert CivicsApp(desk).theme == "gruvbox"
    monkeypatch.setenv("TEXTUAL_THEME", "no-such-theme")
    assert CivicsApp(desk).theme == themes.DARK


def test_nothing_is_animated_unless_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_ANIMATIONS", raising=False)
    assert CivicsApp(desk).animation_level == "none"
