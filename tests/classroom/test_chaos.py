"""F1 and F2 in small: a class on a bad network loses nothing. `python -m tests.soak network` does the full sizes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from civics_tui.classroom.rules.policy import Policy
from tests.classroom.chaos import CALM, STORM, Lesson


def test_every_answer_counts_exactly_once(address: str) -> None:
    tally = Lesson(address, 1, CALM, students=40, questions=4).play()
    assert tally.faults == []
    assert tally.left == 0
    assert tally.acked == tally.sent
    assert tally.sent > 40 * 4


@pytest.mark.parametrize("seed", range(6))
def test_a_storm_loses_nothing(tmp_path: Path, empty_sqlite: Path, seed: int) -> None:
    path = tmp_path / "class.sqlite3"
    shutil.copy(empty_sqlite, path)
    policy = Policy(answers="first" if seed % 3 == 0 else "change")
    tally = Lesson(str(path), seed, STORM, students=12, questions=2, policy=policy).play()
    assert tally.faults == []
    assert tally.left == 0
    assert tally.late > 0
