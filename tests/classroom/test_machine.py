"""The room does what the model says, over both databases. `python -m tests.soak lessons` plays longer."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.classroom.conftest import DATABASES
from tests.classroom.machine import Machine

STEPS = {"sqlite": 25, "postgres": 8}


@pytest.mark.parametrize("database", DATABASES)
def test_the_room_and_the_model_agree(
    database: str, request: pytest.FixtureRequest, tmp_path: Path, empty_sqlite: Path
) -> None:
    numbers = itertools.count()

    def new_address() -> str:
        if database == "postgres":
            running = request.getfixturevalue("cluster")
            return str(running.database(request.getfixturevalue("empty_postgres")))
        path = tmp_path / f"{next(numbers)}.sqlite3"
        shutil.copy(empty_sqlite, path)
        return str(path)

    machine = type("Played", (Machine,), {"new_address": staticmethod(new_address)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=STEPS[database],
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
