"""The file of the compiled library: its tables, and opening it whatever state it is in.

It is a cache: what is damaged, foreign or of another layout is replaced by an empty one without a word. Errors of
sqlite leave this module as those of `civics_tui.errors`.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from civics_tui.errors import Damaged, StorageError
from civics_tui.words import _

APPLICATION = 0x43495649
"""Marks the file as ours."""
LAYOUT = 4
"""Raised with every change of the tables or of what is stored in them."""
WAIT = 30.0
"""Seconds to wait for another process that is writing."""
KEY_BITS = 32
"""A row's key is that of its pack, shifted by so many bits, plus its place in the pack."""

TABLES = """
CREATE TABLE ledgers (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    checksum TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE packs (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    stamp TEXT NOT NULL,
    checksum TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    ledger TEXT NOT NULL,
    ledger_key INTEGER REFERENCES ledgers (key),
    questions INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    first_problem TEXT,
    listed TEXT NOT NULL
) STRICT;
CREATE INDEX packs_by_id ON packs (id);
CREATE TABLE contents (
    pack INTEGER PRIMARY KEY REFERENCES packs (key) ON DELETE CASCADE,
    manifest BLOB NOT NULL,
    misconceptions BLOB NOT NULL,
    glossary BLOB NOT NULL,
    sets BLOB NOT NULL,
    teacher TEXT,
    asked TEXT NOT NULL,
    rows BLOB NOT NULL
) STRICT;
CREATE TABLE questions (
    key INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    objective TEXT,
    section TEXT,
    retired INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX questions_by_id ON questions (pack, id);
CREATE INDEX questions_asked ON questions (pack, retired, objective, kind, section, key, id);
CREATE TABLE explainers (
    key INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL,
    id TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX explainers_by_id ON explainers (pack, id);
CREATE TABLE specials (
    key INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL,
    sort TEXT NOT NULL,
    id TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX specials_by_id ON specials (pack, sort, id);
"""

SEARCH = """
CREATE VIRTUAL TABLE found USING fts5(
    kind UNINDEXED, id UNINDEXED, section UNINDEXED, title, body, also,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(found, 'row');
"""
"""Left out where this sqlite has no full-text search. A row id below 0 belongs to a ledger, else to a pack."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""Our statements are right, so that one which fails as such means that the file holds other tables."""
_NO_WRITING = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def first_key(owner: int) -> int:
    """The least key of a row of that pack or ledger; the key of the next owner is the end."""
    return owner << KEY_BITS


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of sqlite into ours.

    Raises:
        Damaged: the file is not what it should be; it can be replaced.
        StorageError: anything else, such as a full disk.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        code = _code(error)
        if code in _DAMAGED:
            raise Damaged(_("The compiled library {path} is damaged.").format(path=path)) from error
        if code == sqlite3.SQLITE_BUSY:
            sentence = _("Another process of the app is writing {path}; try again in a moment.")
        else:
            sentence = _("The compiled library {path} cannot be used: {reason}.")
        raise StorageError(sentence.format(path=path, reason=error)) from error


def _code(error: BaseException | None) -> int:
    """The kind of an error of sqlite; 0 for any other error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def connect(path: Path) -> sqlite3.Connection:
    """Open the library, and make it where it is missing, damaged or of another layout.

    A folder that cannot be written still gives what was compiled before.

    Raises:
        StorageError: there is none, and none can be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    with _turn(path):
        try:
            return _opened(path)
        except Damaged:
            _replace(path)
            return _opened(path)
        except StorageError as error:
            if _code(error.__cause__) not in _NO_WRITING or not path.is_file():
                raise
        return _opened(path, read_only=True)


def reconnect(path: Path, inode: int) -> sqlite3.Connection:
    """Open the library again after it turned out to be damaged, and replace the file of that inode.

    Raises:
        StorageError: it cannot be replaced.
    """
    with _turn(path):
        if inode == inode_of(path):  # else somebody else has replaced it already
            _replace(path)
    return connect(path)


def inode_of(path: Path) -> int:
    """What tells the file from another one of its name; 0 where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


@contextlib.contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Open and replace the library one after the other, among all threads and processes.

    Whoever opens a file while it is replaced would write into the log of the other one. A second database serves as
    the lock, since that works alike on all systems and dies with its process.
    """
    lock = path.with_name(f"{path.stem}.lock")
    held = sqlite3.connect(lock, timeout=WAIT, isolation_level=None)
    try:
        held.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        held.close()
        if _code(error) == sqlite3.SQLITE_BUSY:
            raise StorageError(
                _("Another process of the app is writing {path}; try again in a moment.").format(path=path)
            ) from error
        if _code(error) in _DAMAGED:
            with contextlib.suppress(OSError):
                lock.unlink()
        yield  # nothing can be replaced in a folder that cannot be written
        return
    try:
        yield
    finally:
        held.close()


def _opened(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    name = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if read_only else str(path)
    with translated(path):
        connection = sqlite3.connect(name, timeout=WAIT, isolation_level=None, uri=read_only)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _layout(connection) == (0, 0) and _is_empty(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        with writing(connection):
            if _is_empty(connection):
                make(connection)
    if _layout(connection) != (APPLICATION, LAYOUT):
        raise Damaged(_("{path} is no compiled library of this version.").format(path=path))
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _layout(connection: sqlite3.Connection) -> tuple[int, int]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    return application, layout


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def make(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty library, within a transaction."""
    for statement in TABLES.split(";\n"):
        connection.execute(statement)
    try:
        for statement in SEARCH.split(";\n"):
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {LAYOUT}")


def can_search(connection: sqlite3.Connection) -> bool:
    """Was the library made with full-text search?"""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'found'").fetchone() is not None


@contextlib.contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that writes: all or nothing, after any other process that writes."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        _end(connection, "ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One view of the library over several statements, whatever another process writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        _end(connection, "COMMIT")


def _end(connection: sqlite3.Connection, how: str) -> None:
    """End the transaction, unless an error has ended it already."""
    if connection.in_transaction:
        connection.execute(how)


def _replace(path: Path) -> None:
    """Put an empty library in place of one that cannot be used; what others have open they keep.

    Raises:
        StorageError: the file cannot be replaced.
    """
    fresh = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        fresh.unlink(missing_ok=True)
        with translated(fresh), contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            with writing(connection):
                make(connection)
        # The log of the old file would be replayed into the new one.
        for ending in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        fresh.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> StorageError:
    reason = error.strerror or str(error)
    return StorageError(
        _("The compiled library {path} cannot be written: {reason}. Set CIVICS_HOME to a folder that can.").format(
            path=path, reason=reason
        )
    )
