"""What the tests of the full screen share: the shipped packs compiled once, a desk, and Textual kept still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desks import compile_into, desk_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from civics_tui.study.desk import Desk


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library that holds the shipped packs."""
    return compile_into(tmp_path_factory.mktemp("compiled"))


@pytest.fixture
def desk(tmp_path: Path, compiled: Path) -> Iterator[Desk]:
    """The desk of a learner who has done nothing yet."""
    with desk_in(tmp_path, compiled) as made:
        yield made
