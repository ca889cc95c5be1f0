"""F7 in small: a host that is killed loses nothing it has acknowledged. `python -m tests.soak hosts` does more."""

from __future__ import annotations

import statistics
from pathlib import Path

from tests.classroom import kills


def test_what_was_acknowledged_is_there_after_every_kill(tmp_path: Path) -> None:
    tally = kills.run(tmp_path, 6, seed=20261122, students=30, questions=3)
    assert tally.faults == []
    assert tally.kills == 6
    assert tally.acked > 60
    assert len(tally.gaps) == 5
    assert statistics.median(abs(gap) for gap in tally.gaps) <= kills.NEAR
