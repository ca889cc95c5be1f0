"""Two hundred kills at seeded moments, in practice and in exams."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from tests.study import kills

FULL = 200


def run(n: int | None, seed: int) -> list[str]:
    """Kill `n` times, and say what was looked at; give the faults."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = kills.run(Path(folder), FULL if n is None else n, seed)
    print(f"{tally.kills} kills with seed {seed} in {time.perf_counter() - began:.0f} s")
    print(f"{tally.finished} attempts finished, {tally.shown} shown answers looked for")
    print(f"{tally.unseen} answers were on the disk whose feedback was not yet shown")
    return tally.faults
