"""The tables of a history, and the ordered steps that bring an older one up to date.

`events` and `snapshots` are the log: only ever added to. `attempts` and `responses` are derived from it and can be
made again. A step is never changed once it was released; a new one is added below.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import Damaged, HistoryNewer
from civics_tui.study.history.connection import one_view, transaction
from civics_tui.words import _

APPLICATION_ID = 0x43495648
"""`CIVH` in the header of the file: tells a history from any other SQLite file."""


@dataclass(frozen=True, slots=True)
class Step:
    """One migration."""

    name: str
    """What it does, kept in the file."""
    statements: tuple[str, ...]
    """Run in one transaction, together with the record of the step."""


FIRST = Step(
    "log, attempts, responses",
    (
        """CREATE TABLE events (
            attempt TEXT NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            data TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (attempt, number)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE snapshots (
            hash TEXT NOT NULL PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        *(
            f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the log of a history is only added to'); END"
            for table in ("events", "snapshots")
            for verb in ("UPDATE", "DELETE")
        ),
        """CREATE TABLE attempts (
            id TEXT NOT NULL PRIMARY KEY,
            mode TEXT NOT NULL,
            title TEXT NOT NULL,
            origin TEXT NOT NULL,
            questions TEXT NOT NULL,
            count INTEGER NOT NULL,
            began TEXT NOT NULL,
            ended TEXT,
            ending TEXT
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX attempts_open ON attempts (began) WHERE ended IS NULL",
        "CREATE INDEX attempts_alike ON attempts (questions, ended)",
        """CREATE TABLE responses (
            pack TEXT NOT NULL,
            question TEXT NOT NULL,
            attempt TEXT NOT NULL,
            place INTEGER NOT NULL,
            wording TEXT NOT NULL,
            meaning TEXT NOT NULL,
            snapshot TEXT NOT NULL,
            seed INTEGER NOT NULL,
            parts TEXT NOT NULL,
            answer TEXT,
            fraction TEXT,
            verdict TEXT NOT NULL,
            confidence INTEGER,
            hints INTEGER NOT NULL,
            overridden INTEGER NOT NULL,
            seconds REAL NOT NULL,
            at TEXT NOT NULL,
            origin TEXT NOT NULL,
            mode TEXT NOT NULL,
            skipped INTEGER NOT NULL,
            PRIMARY KEY (pack, question, attempt, place)
        ) STRICT, WITHOUT ROWID""",
    ),
)

STEPS: tuple[Step, ...] = (FIRST,)
"""All migrations; the schema's number is how many of them a file has seen."""


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    now: Callable[[], datetime.datetime],
    backup: Callable[[Path], None],
    steps: Sequence[Step] = STEPS,
) -> None:
    """Bring a history up to date; each step with its record in one transaction, after a backup of what is there.

    Raises:
        HistoryNewer: a newer version wrote it; nothing is changed.
        Damaged: it is the file of another program.
    """
    # In one view: another process may be making the tables just now.
    with one_view(connection):
        found = _number(connection)
        is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID or _is_empty(connection)
    if found > len(steps):
        raise HistoryNewer(
            _(
                "This history was written by a newer civics-tui (schema {theirs}, this one knows {ours}). "
                "Update the app; nothing was changed."
            ).format(theirs=found, ours=len(steps))
        )
    if not is_ours:
        raise Damaged(_("{path} is not a history of civics-tui; nothing was changed.").format(path=path))
    if found == len(steps):
        return
    if found:
        backup(path.with_name(f"{path.stem}-schema-{found}-{now():%Y%m%dT%H%M%SZ}{path.suffix}"))
    for number in range(found, len(steps)):
        _take(connection, number, steps[number], now)


def _number(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _take(connection: sqlite3.Connection, number: int, step: Step, now: Callable[[], datetime.datetime]) -> None:
    with transaction(connection):
        if _number(connection) > number:
            return  # another process was faster
        if number == 0:
            connection.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT, at TEXT) STRICT")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for statement in step.statements:
            connection.execute(statement)
        connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number + 1, step.name, now().isoformat()))
        connection.execute(f"PRAGMA user_version = {number + 1}")
