"""Opening a compiled pack and drawing 20 questions, in a new process after its imports, beside decoding those 20."""

from __future__ import annotations

import datetime
import functools
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measure import Figure, Result, alternate
from tests.benchmarks.screen import ROOT
from tests.benchmarks.shelves import SIZES, installed, places_in

DRAWN = 20
ROUNDS = 4


def ours(root: str, pack: str) -> float:
    """Seconds from an unopened library to 20 questions."""
    from civics_tui.packs.library import stored
    from civics_tui.packs.library.library import Library

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
    from civics_tui.packs.library import stored
    from civics_tui.packs.library.library import Library

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
    from civics_tui.packs.library import stored
    from civics_tui.packs.library.library import Library

    assert stored
    began = time.perf_counter()
    with Library.open(places_in(Path(root))) as library:
        rows = library.index(library.find(pack))
    assert rows
    return time.perf_counter() - began


def desk(root: str, pack: str) -> float:
    """Seconds from an unopened library to an attempt of 20 questions that is on the disk."""
    from civics_tui.packs.library.library import Library
    from civics_tui.study.desk import Desk

    places = places_in(Path(root))
    with Library.open(places) as library:
        Desk.open(places, library=library, clock=_clock).history.close()  # makes the history where there is none
    began = time.perf_counter()
    with Library.open(places) as library:
        mine = Desk.open(places, library=library, clock=_clock)
        sitting = mine.start(pack=pack, n=DRAWN, seed=1)
        taken = time.perf_counter() - began
        sitting.close()
        mine.close()
    return taken


def _clock() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _in_new_process(work: str, root: str, pack: str) -> float:
    result = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.draw", work, root, pack],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return float(json.loads(result.stdout))


WORKS: dict[str, Callable[[str, str], float]] = {"ours": ours, "floor": floor, "index": index, "desk": desk}


def run() -> list[Result]:
    """Both sizes, in processes of their own."""
    results: list[Result] = []
    root = str(installed(*SIZES))
    for size in SIZES:
        pack = f"big-{size}"
        taken, least, rows, begun = alternate(
            ROUNDS, *(functools.partial(_in_new_process, work, root, pack) for work in WORKS)
        )
        told = (
            (f"open, draw {DRAWN} of {size:,}", taken, 0.02),
            (f"open, give the index of {size:,}", rows, None),
            (f"open, begin an attempt of {DRAWN} of {size:,}", begun, None),
        )
        for work, seconds, limit in told:
            results.append(
                Figure(
                    row="draw",
                    work=f"{work}, best of {ROUNDS}",
                    seconds=min(seconds),
                    floor=min(least),
                    floor_work="decode those 20",
                    limit=limit,
                )
            )
    return results


if __name__ == "__main__":
    sys.stdout.write(json.dumps(WORKS[sys.argv[1]](*sys.argv[2:])))
