"""Opening a compiled pack and drawing 20 questions, in a new process after its imports, beside decoding those 20."""

from __future__ import annotations

import functools
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import Figure, Result, alternate
from tests.benchmarks.screen import ROOT
from tests.benchmarks.shelves import install, places_in

SIZES = (10_000, 100_000)
DRAWN = 20
ROUNDS = 7


def ours(root: str, pack: str) -> float:
    """Seconds from an unopened library to 20 questions."""
    from civics_tui.packs import stored
    from civics_tui.packs.library import Library

    assert stored
    began = time.perf_counter()
    with Library.open(places_in(Path(root))) as library:
        entry = library.find(pack)
        drawn = random.Random(1).sample(library.ids(entry), DRAWN)
        questions = library.questions(entry, drawn)
    taken = time.perf_counter() - began
    assert len(questions) == DRAWN
    return taken


def floor(root: str, pack: str) -> float:
    """Seconds to decode 20 questions that lie in memory."""
    from civics_tui.packs import stored
    from civics_tui.packs.library import Library

    with Library.open(places_in(Path(root))) as library:
        entry = library.find(pack)
        drawn = random.Random(1).sample(library.ids(entry), DRAWN)
        rows = [
            library._connection.execute("SELECT kind, body FROM questions WHERE id = ?", (one,)).fetchone()
            for one in drawn
        ]
    began = time.perf_counter()
    questions = [stored.decode_question(*row) for row in rows]
    taken = time.perf_counter() - began
    assert len(questions) == DRAWN
    return taken


def index(root: str, pack: str) -> float:
    """Seconds from an unopened library to a row for each question, as a selection over the history needs them."""
    from civics_tui.packs import stored
    from civics_tui.packs.library import Library

    assert stored
    began = time.perf_counter()
    with Library.open(places_in(Path(root))) as library:
        rows = library.index(library.find(pack))
    assert rows
    return time.perf_counter() - began


def _in_new_process(work: str, root: str, pack: str) -> float:
    result = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.draw", work, root, pack],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return float(json.loads(result.stdout))


def run() -> list[Result]:
    """Both sizes, in processes of their own."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as root:
        install(Path(root), *SIZES)
        for size in SIZES:
            pack = f"big-{size}"
            taken, least, rows = alternate(
                ROUNDS, *(functools.partial(_in_new_process, work, root, pack) for work in ("ours", "floor", "index"))
            )
            for work, seconds, limit in (("draw 20 of", taken, 0.02), ("the index of", rows, None)):
                results.append(
                    Figure(
                        row="draw",
                        work=f"open and give {work} {size:,}, best of {ROUNDS}",
                        seconds=min(seconds),
                        floor=min(least),
                        floor_work="decode those 20",
                        limit=limit,
                    )
                )
    return results


if __name__ == "__main__":
    works = {"ours": ours, "floor": floor, "index": index}
    sys.stdout.write(json.dumps(works[sys.argv[1]](*sys.argv[2:])))
