"""What the tests of lines share: a desk over the shipped packs, compiled once."""

from __future__ import annotations

from tests.cli.conftest import civics, home
from tests.tui.conftest import compiled, desk

__all__ = ["civics", "compiled", "desk", "home"]
