"""The history of one learner in a file: the door to its log and to what is derived from it."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from civics_tui.study.attempt import Attempt
from civics_tui.study.events import Event, Started
from civics_tui.study.history import care, reading, schema, writing
from civics_tui.study.history.care import Rebuilt
from civics_tui.study.history.connection import BUSY_SECONDS, connect, reads, saves
from civics_tui.study.history.derived import alike
from civics_tui.study.history.reading import Finished, OpenAttempt
from civics_tui.study.history.said import Said, said
from civics_tui.study.ownership import sync_folder
from civics_tui.study.selection import Past

Clock = Callable[[], datetime.datetime]
"""Gives the time, with its zone."""


class History:
    """Everything one learner ever did. Two processes may have one open; threads take turns."""

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Clock) -> None:
        """Hold an open file; `History.open` makes these."""
        self.path = path
        self._connection = connection
        self._clock = clock
        self._turn = threading.RLock()
        self._last = ""

    @classmethod
    def open(cls, path: Path, *, clock: Clock, busy: float = BUSY_SECONDS) -> History:
        """Open a history, made where it is missing and brought up to date where it is older.

        Args:
            path: the file.
            clock: gives the time of what is written.
            busy: seconds to wait for another process.

        Raises:
            HistoryNewer: a newer version wrote it; nothing is changed.
            Damaged: the file is no history.
            NotSaved: it is missing or old, and cannot be written.
            StorageError: it cannot be read.
        """
        with saves(path):
            is_new = not path.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = connect(path, busy=busy)
            try:
                schema.migrate(connection, path, now=clock, backup=lambda target: care.backup(connection, target))
                _write_ahead(connection)
            except BaseException:
                connection.close()
                raise
            if is_new:
                sync_folder(path.parent)
        return cls(path, connection, clock)

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self._connection.close()

    def now(self) -> datetime.datetime:
        """The time, in UTC."""
        return self._clock().astimezone(datetime.UTC)

    def at(self) -> str:
        """The time to store with the next event; no two of one process are the same."""
        with self._turn:
            now = reading.stored(self.now())
            if now <= self._last:
                now = reading.stored(reading.moment(self._last) + datetime.timedelta(microseconds=1))
            self._last = now
            return now

    def begin(self, wish: str, event: Started, snapshots: Iterable[str]) -> Attempt:
        """Commit a new attempt; its id is `wish`, with a number behind it where that is taken.

        Raises:
            NotSaved: it could not be committed.
        """
        with self._saving():
            return writing.begin(self._connection, wish, event, snapshots, self.at())

    def append(self, attempt: Attempt, number: int, *events: Event, at: str) -> Attempt:
        """Commit the next events of an attempt in one go, and give the attempt after them.

        Args:
            attempt: as it is before.
            number: of the first of the events in the attempt's log, counted from 0.
            events: what happened, in order.
            at: the time from `at()`; the same one when a commit is tried again.

        Raises:
            NotPossible: an event does not fit; nothing is written.
            NotSaved: they could not be committed.
            AttemptInUse: another process has added to this attempt.
        """
        with self._saving():
            return writing.append(self._connection, attempt, number, events, at)

    def open_attempts(self) -> tuple[OpenAttempt, ...]:
        """The attempts that can be continued, last touched first."""
        with self._reading():
            return reading.open_attempts(self._connection)

    def load(self, attempt_id: str) -> tuple[Attempt, int]:
        """An attempt as its log leaves it, and the number of its next event.

        Raises:
            NotFound: there is no such attempt.
            Damaged: its log cannot be replayed.
        """
        with self._reading():
            return reading.load(self._connection, attempt_id)

    def snapshot(self, key: str) -> str:
        """The text of a question as it was shown."""
        with self._reading():
            return reading.snapshot(self._connection, key)

    def past(self, pack: str) -> dict[str, Past]:
        """What was done so far with each question of a pack, by question id."""
        with self._reading():
            return reading.past(self._connection, pack)

    def packs(self) -> tuple[str, ...]:
        """Ids of the packs of which a question was answered."""
        with self._reading():
            return reading.packs(self._connection)

    def said(self) -> tuple[tuple[Said, ...], int]:
        """What was told to the authors of questions, oldest first, and how many attempts could not be read."""
        with self._reading():
            return said(self._connection)

    def finished_like(self, attempt: Attempt) -> Finished | None:
        """The last finished attempt, other than this one, that asked the same questions."""
        with self._reading():
            questions = alike(tuple(response.planned for response in attempt.responses))
            return reading.finished_alike(self._connection, questions, attempt.id)

    def check(self) -> tuple[str, ...]:
        """Problems of the file, each in a sentence; none where all is well."""
        with self._reading():
            return care.check(self._connection)

    def rebuild(self) -> Rebuilt:
        """Make everything that is derived again from the log."""
        with self._saving():
            return care.rebuild(self._connection)

    def backup(self, target: Path) -> None:
        """Copy the history into one file, whole or not at all, while it is in use."""
        with self._turn, saves(target):
            care.backup(self._connection, target)

    @contextlib.contextmanager
    def _saving(self) -> Iterator[None]:
        with self._turn, saves(self.path):
            yield

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with self._turn, reads(self.path):
            yield


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and one writer work at the same time; the file remembers it."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    # Another process has the file open just now: it stays as durable as before, and the next start tries again.
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
