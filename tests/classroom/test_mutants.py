"""The checker fails on each server that is broken on purpose, and on damaged records."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from civics_tui.classroom.checking import history
from tests.classroom.chaos import STORM, Lesson
from tests.classroom.mutants import MUTANTS, failing_commits

FICKLE = dataclasses.replace(STORM, changes=0.7)


@pytest.fixture
def path(tmp_path: Path, empty_sqlite: Path) -> str:
    target = tmp_path / "class.sqlite3"
    shutil.copy(empty_sqlite, target)
    return str(target)


@pytest.mark.parametrize(("broken", "fault"), MUTANTS.values(), ids=MUTANTS)
def test_the_checker_sees_a_broken_server(path: str, broken: Callable[[], Any], fault: str) -> None:
    with broken():
        tally = Lesson(path, 5, FICKLE, students=12, questions=3).play()
    assert any(one.startswith(fault) for one in tally.faults), tally.faults


def test_commits_that_fail_are_no_fault_of_an_honest_server(path: str) -> None:
    with failing_commits(3):
        lesson = Lesson(path, 5, STORM, students=12, questions=2)
        tally = lesson.play()
    assert tally.faults == []
    assert tally.left == 0


def test_the_checker_sees_a_client_that_missed_an_event() -> None:
    assert history.in_order("phone", [4, 5, 6], 3) == []
    assert history.in_order("phone", [4, 6], 3) != []
    assert history.in_order("phone", [4, 4, 5], 3) != []
    assert history.in_order("phone", [5, 6], 3) != []
