"""The connection to a history file: how it is opened, what a transaction is, and what SQLite's errors mean."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from civics_tui.errors import Damaged, NotSaved, StorageError
from civics_tui.words import _

BUSY_SECONDS = 5.0
"""How long a write waits for another process."""
_NO_RIGHTS = ("READONLY", "CANTOPEN", "PERM", "AUTH")


def connect(path: Path, *, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open a history for reading and writing, every commit on the disk before it returns.

    A history that may only be read is opened for reading; each write to it then fails.
    """
    try:
        return _opened(sqlite3.connect(path, timeout=busy, isolation_level=None, check_same_thread=False))
    except sqlite3.OperationalError as problem:
        if code_of(problem) not in _NO_RIGHTS or not path.is_file():
            raise
    # Without the right to make its side files, SQLite reads a file only if told that nobody changes it.
    address = f"{path.absolute().as_uri()}?immutable=1"
    return _opened(sqlite3.connect(address, uri=True, timeout=busy, isolation_level=None, check_same_thread=False))


def _opened(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All statements inside are committed together, or none of them is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            # A failed rollback adds nothing to the error that is under way.
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def one_view(connection: sqlite3.Connection) -> Iterator[None]:
    """All statements inside, which only read, see the history as the first of them does."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextlib.contextmanager
def reads(path: Path) -> Iterator[None]:
    """Translate the errors of reading."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise _damaged(path, problem) or StorageError(
            _("The history {path} cannot be read: {reason}.").format(path=path, reason=reason(path, problem))
        ) from problem


@contextlib.contextmanager
def saves(path: Path) -> Iterator[None]:
    """Translate the errors of writing."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise _damaged(path, problem) or NotSaved(
            _("NOT saved: {reason}.").format(reason=reason(path, problem))
        ) from problem


def _damaged(path: Path, problem: Exception) -> Damaged | None:
    if not isinstance(problem, sqlite3.DatabaseError) or code_of(problem) not in ("NOTADB", "CORRUPT"):
        return None
    return Damaged(_("The history {path} is damaged. It was not changed; put a backup in its place.").format(path=path))


def code_of(problem: sqlite3.Error) -> str:
    """The first part of SQLite's name of an error, such as `FULL`, `READONLY` or `IOERR`."""
    name = getattr(problem, "sqlite_errorname", None) or ""
    return name.removeprefix("SQLITE_").partition("_")[0]


def reason(path: Path, problem: Exception) -> str:
    """What went wrong, in a few words for a person."""
    if isinstance(problem, OSError):
        return problem.strerror or type(problem).__name__
    code = code_of(problem) if isinstance(problem, sqlite3.Error) else ""
    match code:
        case "FULL":
            return _("the disk is full")
        case "IOERR":
            return _("the disk does not take it, it may be full")
        case "BUSY" | "LOCKED":
            return _("another program keeps the history locked")
    if code in _NO_RIGHTS:
        return _("{folder} cannot be written").format(folder=path.parent)
    return str(problem)
