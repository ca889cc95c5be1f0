"""What all tests share: a home of their own, no animation, no foreign settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read by Textual when it is imported

_ON_A_BUSY_MACHINE = [HealthCheck.too_slow]
settings.register_profile(
    "tests", deadline=None, derandomize=True, max_examples=40, suppress_health_check=_ON_A_BUSY_MACHINE
)
settings.register_profile("thorough", deadline=None, max_examples=1_000)  # by hand: --hypothesis-profile=thorough
settings.load_profile("tests")

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
"""Every variable that says where a user's files are, with its place below a home."""

FOREIGN = (
    "CIVICS_HOME",
    "COLUMNS",
    "FORCE_COLOR",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "TEXTUAL",
    "TEXTUAL_THEME",
)
"""Settings of the person who runs the tests, which must not change what they show."""


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of a library that holds the shipped packs, compiled once; tests copy it, and leave it as it is."""
    from tests.tui.desks import compile_into

    file = compile_into(tmp_path_factory.mktemp("compiled"))
    before = file.read_bytes()
    yield file
    assert file.read_bytes() == before


@pytest.fixture(autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the home of every test into a new folder and take foreign settings away."""
    home = tmp_path_factory.mktemp("home")
    for variable, below in HOMES.items():
        monkeypatch.setenv(variable, str(home / below))
    for variable in FOREIGN:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    return home


@pytest.fixture
def civics_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the app a new, empty folder for data, settings and cache."""
    home = tmp_path / "civics-home"
    home.mkdir()
    monkeypatch.setenv("CIVICS_HOME", str(home))
    return home
