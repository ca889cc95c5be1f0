"""Kills an attempt at seeded moments, again and again, and looks at what is left on the disk after each.

What the child has shown must be there, once, and nothing that was fixed at the start may change.
"""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from civics_tui.errors import Damaged
from civics_tui.study.attempt import Attempt
from civics_tui.study.history import History
from civics_tui.study.sitting import TICK
from tests.study import processes
from tests.study.children import LONGEST_TICK
from tests.study.fakes import FakeClock

MODES = ("practice", "exam")
LINES = 30
"""Lines of a child after which it may be killed."""
LONGEST = 0.004
"""Seconds between a line and the kill; an answer takes less."""


@dataclass
class Tally:
    """What all the kills came to."""

    kills: int = 0
    shown: int = 0
    """Answers whose feedback was shown."""
    unseen: int = 0
    """Answers that were on the disk without their feedback having been shown."""
    finished: int = 0
    """Attempts that came to their end between the kills."""
    faults: list[str] = field(default_factory=list)


@dataclass
class _Seen:
    """What was shown of one attempt so far."""

    plan: Any = None
    answered: set[int] = field(default_factory=set)
    hints: dict[int, int] = field(default_factory=dict)
    clock: float = 0.0
    current: int = 0
    is_over: bool = False


def run(folder: Path, kills: int, seed: int) -> Tally:
    """Kill that many times, over attempts in practice and exams in turn, each with a home of its own."""
    chance = random.Random(seed)
    tally = Tally()
    number = 0
    while tally.kills < kills:
        home = folder / str(number)
        home.mkdir()
        _until_finished(home, MODES[number % len(MODES)], chance, tally, kills)
        number += 1
    return tally


def _until_finished(home: Path, mode: str, chance: random.Random, tally: Tally, kills: int) -> None:
    """One attempt, killed until it comes to its end between two kills."""
    seen = _Seen()
    while True:
        said, was_killed = _killed(home, mode, chance) if tally.kills < kills else (_left_alone(home, mode), False)
        tally.kills += was_killed
        if _compare(home, seen, said, tally):
            tally.finished += 1
            return


def _killed(home: Path, mode: str, chance: random.Random) -> tuple[list[list[Any]], bool]:
    """Start the child and kill it; give what it had shown by then, and whether the kill came before its end."""
    after, pause = chance.randrange(LINES), chance.uniform(0, LONGEST)
    said: list[list[Any]] = []
    with processes.start("attempt", home, mode, str(chance.random())) as child:
        assert child.stdout is not None
        for _ in range(after):
            line = processes.line(child.stdout)
            if line is None:
                break
            said.append(line)
        _spin(pause)
        child.kill()
        said += processes.lines(child.stdout)
    if child.returncode not in (0, -signal.SIGKILL):
        raise AssertionError(f"the child has broken down with {child.returncode}")
    return said, child.returncode != 0


def _spin(seconds: float) -> None:
    """Pass a time too short to be slept through exactly."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def _left_alone(home: Path, mode: str) -> list[list[Any]]:
    return processes.run("attempt", home, mode, "end")


def _compare(home: Path, seen: _Seen, said: list[list[Any]], tally: Tally) -> bool:
    """Look at the disk after one child; say whether its attempt is over."""
    faults: list[str] = []
    for word, *what in said:
        faults += _take_in(seen, word, what)
    path = home / "data" / "profiles" / "me" / "history.sqlite3"
    ids = _ids(path) if path.exists() else []
    if len(ids) != 1:
        faults += [f"there are {len(ids)} attempts"] * (seen.plan is not None)
    else:
        faults += _twice(path, ids[0])
        with contextlib.closing(History.open(path, clock=FakeClock())) as history:
            faults += history.check()
            try:
                attempt, _number = history.load(ids[0])
            except Damaged as problem:
                faults.append(problem.sentence)
            else:
                faults += _responses(path, attempt)
                faults += ["what was finished is open"] * (["finished"] in said and attempt.open)
                faults += _differences(seen, attempt, tally)
                is_listed = [one.id for one in history.open_attempts()] == ids
                faults += ["it is not offered to be continued"] * (attempt.open and not is_listed)
                seen.is_over = not attempt.open
    tally.faults += [f"{home.name}, kill {tally.kills}: {fault}" for fault in faults]
    return seen.is_over


def _ids(path: Path) -> list[str]:
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return [attempt for (attempt,) in connection.execute("SELECT DISTINCT attempt FROM events")]
    except sqlite3.OperationalError:  # killed before the tables were there
        return []


def _take_in(seen: _Seen, word: str, what: list[Any]) -> list[str]:
    """Note what a line has shown; tell what must not have changed and has."""
    faults = []
    match word, what:
        case "state", [_id, current, clock, hints, plan]:
            if seen.plan is not None:
                faults += ["questions, order or variants have changed"] * (plan != seen.plan)
                faults += [f"it goes on at {current}, not at {seen.current}"] * (current != seen.current)
                faults += [f"the clock goes on at {clock}, not at {seen.clock}"] * (clock != seen.clock)
                faults += ["hints have changed"] * ({n: h for n, h in enumerate(hints) if h} != seen.hints)
            seen.plan = plan
        case "shown", [index]:
            seen.current = index
        case "clock", [clock]:
            seen.clock = clock
        case "hints", [index, count]:
            seen.hints[index] = count
        case "answered", [index]:
            faults += [f"question {index} was asked again"] * (index in seen.answered)
            seen.answered.add(index)
    return faults


def _differences(seen: _Seen, attempt: Attempt, tally: Tally) -> list[str]:
    """What the disk says otherwise than the screen did; then take over what only the disk knows."""
    faults = []
    answered = {index for index, one in enumerate(attempt.responses) if one.answered}
    faults += [f"answers are lost: {seen.answered - answered}"] * bool(seen.answered - answered)
    unseen = answered - seen.answered
    faults += [f"more than the last answer was not shown: {unseen}"] * (len(unseen) > 1)
    tally.shown += len(seen.answered)
    tally.unseen += len(unseen)
    hints = {index: one.hints for index, one in enumerate(attempt.responses) if one.hints}
    faults += ["hints are lost"] * any(hints.get(index, 0) < count for index, count in seen.hints.items())
    faults += [f"the clock ran from {seen.clock} to {attempt.clock}"] * (
        not seen.clock <= attempt.clock < seen.clock + TICK + LONGEST_TICK
    )
    plan = [[one.planned.question, list(one.planned.order), one.planned.snapshot] for one in attempt.responses]
    faults += ["questions, order or variants have changed on the disk"] * (seen.plan is not None and plan != seen.plan)
    seen.plan, seen.hints, seen.clock, seen.current = plan, hints, attempt.clock, attempt.current
    seen.answered = answered
    return faults


def _twice(path: Path, attempt_id: str) -> list[str]:
    """Answers that are in the log more than once."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        logged = connection.execute(
            """SELECT json_extract(data, '$.index'), count(*) FROM events
            WHERE attempt = ? AND name = 'answered' GROUP BY 1""",
            (attempt_id,),
        ).fetchall()
    return [f"question {index} was answered {count} times" for index, count in logged if count != 1]


def _responses(path: Path, attempt: Attempt) -> list[str]:
    """Responses that do not belong to one final answer each."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        places = [
            place for (place,) in connection.execute("SELECT place FROM responses WHERE attempt = ?", (attempt.id,))
        ]
    final = attempt.answered if attempt.feedback_at_once or not attempt.open else 0
    is_whole = len(places) == len(set(places)) == final
    return [] if is_whole else [f"{len(places)} responses for {final} final answers"]
