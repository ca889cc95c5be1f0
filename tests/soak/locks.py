"""F5: 100,000 answers around locks, on one node and on three."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.classroom import locks

FULL = 100_000


def run(n: int | None, seed: int) -> list[str]:
    """So many answers on each number of nodes; give the faults."""
    faults = []
    for nodes in (1, 3):
        with tempfile.TemporaryDirectory() as folder:
            tally = locks.run(str(Path(folder) / "class.sqlite3"), FULL if n is None else n, seed, nodes=nodes)
        print(f"{nodes} nodes: {tally.tries} answers, {tally.accepted} accepted, {tally.late} late", flush=True)
        faults += [f"{nodes} nodes: {fault}" for fault in tally.faults]
    return faults
