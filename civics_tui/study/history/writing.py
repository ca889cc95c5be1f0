"""Adding to the log: events with the rows that follow from them, and snapshots, in one commit each."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence

from civics_tui.errors import AttemptInUse
from civics_tui.study import attempt as machine
from civics_tui.study.attempt import Attempt
from civics_tui.study.events import NAMES, Event, Started, to_data
from civics_tui.study.history.connection import transaction
from civics_tui.study.history.derived import changes, text_of
from civics_tui.words import _

_EVENT = "INSERT INTO events (attempt, number, name, data, at) VALUES (?, ?, ?, ?, ?)"

Logged = tuple[str, int, str, str, str]
"""A row of the log: attempt, number, name, data, time."""


def snapshot_key(text: str) -> str:
    """The key of a snapshot: the first 128 bits of SHA-256 over its text, as 32 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def begin(connection: sqlite3.Connection, wish: str, event: Started, snapshots: Iterable[str], at: str) -> Attempt:
    """Commit a new attempt with the snapshots that its plan names; its id is `wish`, with a number if that is taken."""
    with transaction(connection):
        attempt = machine.start(_free_id(connection, wish), event)
        connection.executemany(
            "INSERT OR IGNORE INTO snapshots (hash, text) VALUES (?, ?)",
            [(snapshot_key(text), text) for text in snapshots],
        )
        _add(connection, attempt, event, _row(attempt.id, 0, event, at))
    return attempt


def _free_id(connection: sqlite3.Connection, wish: str) -> str:
    name, number = wish, 1
    while connection.execute("SELECT 1 FROM events WHERE attempt = ? LIMIT 1", (name,)).fetchone():
        number += 1
        name = f"{wish}-{number}"
    return name


def append(connection: sqlite3.Connection, attempt: Attempt, number: int, events: Sequence[Event], at: str) -> Attempt:
    """Commit events that come next in an attempt, and give the attempt after them.

    Committing the same events again under the same number and time changes nothing, so that a commit of which nobody
    knows whether it reached the disk can be tried again.

    Raises:
        NotPossible: an event does not fit the attempt; nothing is written.
        AttemptInUse: somebody else has added other events under these numbers.
    """
    states: list[Attempt] = []
    rows: list[Logged] = []
    for place, event in enumerate(events, start=number):
        attempt = machine.apply(attempt, event)
        states.append(attempt)
        rows.append(_row(attempt.id, place, event, at))
    try:
        with transaction(connection):
            for state, event, row in zip(states, events, rows, strict=True):
                _add(connection, state, event, row)
    except sqlite3.IntegrityError as problem:
        if not _are_there(connection, rows):
            raise AttemptInUse(
                _("This attempt was continued in another window. Open it again to go on from there.")
            ) from problem
    return attempt


def _row(attempt_id: str, number: int, event: Event, at: str) -> Logged:
    return attempt_id, number, NAMES[type(event)], text_of(to_data(event)), at


def _add(connection: sqlite3.Connection, after: Attempt, event: Event, row: Logged) -> None:
    connection.execute(_EVENT, row)
    for statement, values in changes(after, event, row[-1]):
        connection.execute(statement, values)


def _are_there(connection: sqlite3.Connection, rows: Sequence[Logged]) -> bool:
    return all(
        connection.execute(
            "SELECT 1 FROM events WHERE (attempt, number, name, data, at) = (?, ?, ?, ?, ?)", row
        ).fetchone()
        for row in rows
    )
