"""What the tests of the full screen share: the shipped packs compiled once, a desk, and Textual kept still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desks import desk_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from civics_tui.study.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, compiled: Path) -> Iterator[Desk]:
    """The desk of a learner who has done nothing yet."""
    with desk_in(tmp_path, compiled) as made:
        yield made
