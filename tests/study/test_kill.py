"""An attempt that is killed at any instant goes on as if nothing had been. `python -m tests.soak kills` does more."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.study import kills


def test_what_was_shown_is_there_once_after_every_kill(tmp_path: Path) -> None:
    tally = kills.run(tmp_path, 20, seed=20261116)
    assert tally.faults == []
    assert tally.kills == 20
    assert tally.finished >= 3
    assert tally.shown > 100


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("DELETE FROM events WHERE number > 20", "answers are lost"),
        ("UPDATE events SET data = json_set(data, '$.plan[0].order[0]', 'x') WHERE number = 0", "changed on the disk"),
        ("UPDATE events SET name = 'shown' WHERE name = 'hinted'", "hints are lost"),
        ("UPDATE events SET data = json_set(data, '$.seconds', 1) WHERE name = 'ticked'", "the clock ran"),
        ("DELETE FROM responses WHERE place = 3", "responses for"),
        (
            "INSERT INTO events SELECT attempt, 9999, name, data, at FROM events WHERE name = 'answered' LIMIT 1",
            "times",
        ),
    ],
)
def test_the_comparison_sees_a_history_that_lost_something(tmp_path: Path, damage: str, fault: str) -> None:
    said = kills._left_alone(tmp_path, "exam")
    (path,) = tmp_path.glob("data/profiles/me/history.sqlite3")
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(damage)
    tally = kills.Tally()
    kills._compare(tmp_path, kills._Seen(), said, tally)
    assert any(fault in one for one in tally.faults), tally.faults
