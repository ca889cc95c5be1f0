"""Hypothesis plays lessons against the model: 100,000 steps over SQLite, and a tenth of them over PostgreSQL."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from civics_tui.classroom.store import schema
from civics_tui.classroom.store.engine import open_engine
from tests.classroom import postgres
from tests.classroom.machine import Machine

FULL = 100_000
STEPS = 50


def run(n: int | None, seeded: int) -> list[str]:
    """Play so many steps; give where room and model differ."""
    steps = FULL if n is None else n
    with contextlib.ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        empty = folder / "empty.sqlite3"
        _ready(str(empty))
        numbers = itertools.count()

        def copied() -> str:
            path = folder / f"{next(numbers)}.sqlite3"
            shutil.copy(empty, path)
            return str(path)

        faults = _play("SQLite", copied, steps, seeded)
        if postgres.programs() is not None:
            running = opened.enter_context(postgres.cluster())
            template = running.database()
            _ready(template)
            name = template.split("/")[3].split("?")[0]
            faults += _play("PostgreSQL", lambda: running.database(name), steps // 10, seeded)
    return faults


def _ready(address: str) -> None:
    engine = open_engine(address)
    schema.upgrade(engine, at=0)
    engine.dispose()


def _play(kind: str, new_address: Callable[[], str], steps: int, seeded: int) -> list[str]:
    machine = seed(seeded)(type("Played", (Machine,), {"new_address": staticmethod(new_address)}))
    limits = settings(
        max_examples=max(1, steps // STEPS),
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    print(f"{steps} steps over {kind}", flush=True)
    try:
        run_state_machine_as_test(machine, settings=limits)
    except Exception:  # noqa: BLE001
        return [f"{kind}: {traceback.format_exc(limit=-6)}"]
    return []
