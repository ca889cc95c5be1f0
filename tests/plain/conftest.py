"""What the tests of lines share: a desk over the shipped packs, compiled once."""

from __future__ import annotations

from tests.cli.conftest import civics, forks, home
from tests.tui.conftest import desk

__all__ = ["civics", "desk", "forks", "home"]
