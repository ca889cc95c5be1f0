"""F1, F2 and F5: a large class with doubled answers, then many in a storm, then some over real connections."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.store import schema
from civics_tui.classroom.store.engine import open_engine
from tests.classroom.chaos import CALM, STORM, Lesson
from tests.web import storm

FULL = 1_000
PROXIED = 20
AT_ONCE = 4
"""Classes over real connections at a time."""


def _over_proxy(seed: str) -> storm.Tally:
    with tempfile.TemporaryDirectory() as folder:
        return storm.play(Path(folder), seed, storm.STORM, students=10, questions=3, limit=4_000)


def _proxied(seeds: list[str]) -> list[str]:
    """A class over a bad network for each seed; give the faults."""

    with ProcessPoolExecutor(AT_ONCE) as pool:
        tallies = list(pool.map(_over_proxy, seeds))
    acked, late, near = (sum(getattr(one, name) for one in tallies) for name in ("acked", "late", "near"))
    accidents = {name: sum(one.accidents[name] for one in tallies) for name in tallies[0].accidents}
    print(f"{len(seeds)} classes over a proxy: {acked} answers acknowledged, {late} of them late")
    print(f"{near} arrived within {storm.NEAR} ms of a close or lock; requests: {accidents}")
    return [f"proxy {seed}: {fault}" for seed, tally in zip(seeds, tallies, strict=True) for fault in tally.faults]


def run(n: int | None, seed: int) -> list[str]:
    """One class of 200 students with 20 questions, so many in a storm, a few over a proxy; give the faults."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.sqlite3"
        engine = open_engine(str(empty))
        schema.upgrade(engine, at=0)
        engine.dispose()
        path = Path(folder) / "class.sqlite3"
        shutil.copy(empty, path)
        tally = Lesson(str(path), seed, CALM, students=200, questions=20).play()
        print(f"200 students, 20 questions: {tally.responses} responses, {tally.acked} of {tally.sent} acknowledged")
        faults += tally.faults + [f"{tally.left} answers are left in outboxes"] * (tally.left > 0)
        faults += [f"{tally.responses} responses, not 4000"] * (tally.responses + tally.late < 4_000)
        acked = late = 0
        for number in range(FULL if n is None else n):
            path = Path(folder) / f"{number}.sqlite3"
            shutil.copy(empty, path)
            policy = Policy(answers="first" if number % 4 == 0 else "change")
            tally = Lesson(str(path), f"{seed}-{number}", STORM, students=12, questions=3, policy=policy).play()
            acked, late = acked + tally.acked, late + tally.late
            faults += [f"storm {number}: {fault}" for fault in tally.faults]
            faults += [f"storm {number}: {tally.left} answers are left in outboxes"] * (tally.left > 0)
            for left in Path(folder).glob(f"{number}.sqlite3*"):
                left.unlink()
    print(f"{FULL if n is None else n} storms: {acked} answers acknowledged, {late} of them late")
    return faults + _proxied(
        [f"{seed}-{number}" for number in range(PROXIED if n is None else max(1, min(n, PROXIED)))]
    )
