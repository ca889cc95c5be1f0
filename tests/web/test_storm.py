"""F2 and F5 in small over real connections; `python -m tests.soak network` does the full size."""

from __future__ import annotations

from pathlib import Path

from tests.web import storm
from tests.web.proxy import Accidents

STORM = Accidents(resets=0.05, cuts=0.10, delays=0.30, shortest=0.02, longest=0.2)


def test_a_bad_network_loses_no_answer(tmp_path: Path) -> None:
    tally = storm.play(tmp_path, 3, STORM, students=6, questions=2, limit=900)
    assert tally.faults == []
    assert tally.acked >= tally.sent > 6
    assert tally.near > 0
    assert all(tally.accidents.values()), tally.accidents
