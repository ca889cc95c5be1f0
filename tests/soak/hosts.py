"""F7: a host that is killed 200 times while 100 students answer 10 questions."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from tests.classroom import kills

FULL = 200
LONGEST_START = 2.0
"""Seconds until a host serves again."""


def run(n: int | None, seed: int) -> list[str]:
    """Kill so often; give the faults."""
    with tempfile.TemporaryDirectory() as folder:
        tally = kills.run(Path(folder), FULL if n is None else n, seed)
    print(f"{tally.kills} kills, {tally.acked} answers acknowledged, {tally.replayed} of them at a second try")
    print(f"serving again after {statistics.median(tally.starts):.2f} s, at most {max(tally.starts):.2f} s")
    gaps = [abs(gap) for gap in tally.gaps]
    print(f"time given back was wrong by {statistics.median(gaps):.0f} ms, at most {max(gaps)} ms")
    faults = tally.faults + [f"it served again after {one:.2f} s" for one in tally.starts if one > LONGEST_START]
    return faults + [f"time given back was wrong by {one} ms" for one in gaps if one > kills.NEAR]
