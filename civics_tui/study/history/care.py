"""Care of a history: making the derived tables again, looking for damage, and copying it while it is in use."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import Damaged
from civics_tui.study import attempt as machine
from civics_tui.study.attempt import Attempt
from civics_tui.study.events import Event, Started
from civics_tui.study.history.connection import one_view, transaction
from civics_tui.study.history.derived import Change, changes
from civics_tui.study.history.reading import attempts, logged
from civics_tui.study.history.writing import snapshot_key
from civics_tui.study.ownership import sync_folder
from civics_tui.words import _, ngettext

_TABLES = ("attempts", "responses")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was made again."""

    attempts: int
    responses: int
    problems: tuple[str, ...]
    """Attempts that were left out, since their log cannot be replayed."""


def rebuild(connection: sqlite3.Connection) -> Rebuilt:
    """Make the derived tables again from the log, in one transaction."""
    with transaction(connection):
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")
        problems = _derive(connection, connection)
        counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _TABLES]
    return Rebuilt(counts[0], counts[1], tuple(problems))


def _derive(log: sqlite3.Connection, target: sqlite3.Connection) -> list[str]:
    """Write the rows that follow from the log in one connection into the empty tables of another."""
    problems: list[str] = []
    for attempt_id in attempts(log):
        try:
            found = _changes_of(attempt_id, logged(log, attempt_id))
        except (Damaged, machine.NotPossible) as problem:
            problems.append(
                _("The attempt {id} cannot be replayed: {reason}").format(id=attempt_id, reason=problem.sentence)
            )
        else:
            for statement, values in found:
                target.execute(statement, values)
    return problems


def _changes_of(attempt_id: str, log: list[tuple[int, Event, str]]) -> list[Change]:
    """Everything that the log of one attempt changes in the derived tables."""
    attempt: Attempt | None = None
    found: list[Change] = []
    for place, (number, event, at) in enumerate(log):
        if number != place:
            raise Damaged(_("event {n} is missing.").format(n=place))
        if attempt is None:
            if not isinstance(event, Started):
                raise Damaged(_("it has no beginning."))
            attempt = machine.start(attempt_id, event)
        else:
            attempt = machine.apply(attempt, event)
        found.extend(changes(attempt, event, at))
    return found


def check(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Look for damage: the file, the log, the snapshots, and whether the derived tables are what the log says."""
    problems = [
        _("SQLite finds: {finding}").format(finding=row[0])
        for row in connection.execute("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as replayed:
        for table in _TABLES:
            (statement,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            replayed.execute(statement)
        # One transaction: what another process adds meanwhile would look like a difference.
        with one_view(connection):
            problems += _derive(connection, replayed)
            problems += _differences(connection, replayed)
            problems += _snapshots(connection)
    return tuple(problems)


def _differences(connection: sqlite3.Connection, replayed: sqlite3.Connection) -> list[str]:
    problems = []
    for table in _TABLES:
        kept, made = (set(one.execute(f"SELECT * FROM {table}")) for one in (connection, replayed))
        if kept != made:
            problems.append(
                ngettext(
                    "{n} row of {table} is not what the log says; `civics-tui data rebuild` makes it again.",
                    "{n} rows of {table} are not what the log says; `civics-tui data rebuild` makes them again.",
                    len({row[: _KEYS[table]] for row in kept ^ made}),
                ).format(table=table)
            )
    return problems


_KEYS = {"attempts": 1, "responses": 4}
"""How many columns at the front of a table are its key."""


def _snapshots(connection: sqlite3.Connection) -> list[str]:
    problems = []
    keys: set[str] = set()
    for key, text in connection.execute("SELECT hash, text FROM snapshots"):
        keys.add(key)
        if snapshot_key(text) != key:
            problems.append(_("The snapshot {key} is not the text that was kept.").format(key=key))
    planned = {one.snapshot for event in _beginnings(connection) for one in event.plan}
    return problems + [_("The snapshot {key} is missing.").format(key=key) for key in sorted(planned - keys)]


def _beginnings(connection: sqlite3.Connection) -> Iterator[Started]:
    """The first event of every attempt that has a readable one."""
    for attempt_id in attempts(connection):
        with contextlib.suppress(Damaged):
            _number, event, _at = logged(connection, attempt_id, most=1)[0]
            if isinstance(event, Started):
                yield event


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the history as it is now, in one consistent state; `target` holds the old file or the whole new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with contextlib.closing(sqlite3.connect(beside)) as copy:
            connection.backup(copy)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(target)
        sync_folder(target.parent)
    finally:
        beside.unlink(missing_ok=True)
