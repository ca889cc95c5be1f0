"""A real terminal of each size that every screen is tried in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal of each size, with an empty home."""
    columns, rows = request.param
    with Terminal(columns, rows, {"CIVICS_HOME": str(tmp_path / "civics"), "HOME": str(tmp_path)}) as terminal:
        yield terminal
