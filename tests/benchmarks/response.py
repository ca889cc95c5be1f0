"""An answer until it is on the disk, beside an overwritten page that is, and beside two bare statements of sqlite."""

from __future__ import annotations

import datetime
import itertools
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from civics_tui.model import kinds
from civics_tui.model.answer import Picked
from civics_tui.model.identity import meaning, wording
from civics_tui.packs.library.stored import question_to_text
from civics_tui.study.attempt import Attempt
from civics_tui.study.events import Answered, Planned, Started
from civics_tui.study.history import History
from civics_tui.study.history.writing import snapshot_key
from tests.benchmarks import big
from tests.benchmarks.measure import Figure, Result, alternate, middle, timed

QUESTIONS = 10
"""Of one attempt."""
ROUNDS = 300


def _clock() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _planned(question: kinds.Question) -> Planned:
    return Planned(
        pack="big",
        question=question.id,
        seed=1,
        order=(),
        wording=wording(question),
        meaning=meaning(question),
        snapshot=snapshot_key(question_to_text(question)),
    )


def _attempts(history: History, asked: Sequence[kinds.Question]) -> Iterator[tuple[Attempt, int]]:
    """Attempts one after the other, each begun before it is given."""
    texts = [question_to_text(question) for question in asked]
    plan = tuple(_planned(question) for question in asked)
    for number in itertools.count():
        event = Started(mode="practice", title="Big", seed=str(number), plan=plan)
        yield history.begin(f"attempt-{number}", event, texts), number


def _answers(history: History) -> Callable[[], float]:
    """Seconds of the next answer each time."""
    asked = [one for one in big.pack(3 * QUESTIONS).questions.values() if one.kind == "single"][:QUESTIONS]
    given = Picked(("2",))
    attempts = _attempts(history, asked)

    def steps() -> Iterator[float]:
        for attempt, _number in attempts:
            state = attempt
            for index, question in enumerate(asked):
                event = Answered(index=index, answer=given, mark=kinds.mark(question, given), seconds=3.0)
                began = time.perf_counter()
                state = history.append(state, index + 1, event, at=history.at())
                yield time.perf_counter() - began

    taken = steps()
    return lambda: next(taken)


def _page(path: Path) -> Callable[[], object]:
    """Overwrite 4 KiB of a file and wait until they are on the disk."""
    target = os.open(path, os.O_RDWR | os.O_CREAT)
    data = bytes(4096)
    os.pwrite(target, data, 0)
    os.fsync(target)

    def overwrite() -> None:
        os.pwrite(target, data, 0)
        os.fdatasync(target)

    return overwrite


def _statements(path: Path) -> Callable[[], object]:
    """Two rows in one commit, as durable as the history."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, body TEXT)")
    connection.execute("CREATE TABLE cards (id INTEGER PRIMARY KEY, due TEXT)")
    body = "x" * 400

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO log (body) VALUES (?)", (body,))
        connection.execute("INSERT OR REPLACE INTO cards (id, due) VALUES (1, ?)", (body[:20],))
        connection.execute("COMMIT")

    return commit


def run() -> list[Result]:
    """All three in turn."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        history = History.open(root / "history.sqlite3", clock=_clock)
        answer = _answers(history)
        taken, page, bare = alternate(
            ROUNDS, answer, timed(_page(root / "page")), timed(_statements(root / "bare.sqlite3"))
        )
        history.close()
    return [
        Figure(
            row="response",
            work="an answer into the history",
            seconds=middle(taken),
            floor=middle(page),
            floor_work="overwrite 4 KiB, fdatasync",
            target=2,
        ),
        Figure(
            row="response",
            work="an answer into the history",
            seconds=middle(taken),
            floor=middle(bare),
            floor_work="two bare statements of sqlite in one commit (WAL, FULL)",
        ),
        Figure(
            row="response",
            work="two bare statements of sqlite",
            seconds=middle(bare),
            floor=middle(page),
            floor_work="overwrite 4 KiB, fdatasync",
        ),
    ]
