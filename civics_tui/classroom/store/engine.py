"""The engine of a store: how SQLite and PostgreSQL are opened, and what their errors mean to a person."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from civics_tui.errors import Damaged, MissingExtra, StorageError, StoreUnavailable, WrongUse
from civics_tui.words import _

BUSY_MS = 750
"""How long a write waits for another process; a teacher is told within a second that nothing is saved."""
READS = "reads"
"""Execution option of a connection that only reads."""


def is_postgres(engine: Engine) -> bool:
    """Is it PostgreSQL? Else it is SQLite."""
    return engine.dialect.name == "postgresql"


def address(text: str) -> URL:
    """The address of a store: a path is a file of SQLite, else it is a URL.

    Raises:
        WrongUse: it is neither SQLite nor PostgreSQL.
    """
    try:
        url = make_url(text) if "://" in text else URL.create("sqlite", database=text)
    except ArgumentError as problem:
        raise WrongUse(_("{text} is no address of a database.").format(text=text)) from problem
    name = url.drivername.partition("+")[0]
    if name in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if name != "sqlite" or url.database in (None, "", ":memory:"):
        raise WrongUse(_("A class is kept in a file or at postgresql://user@host/name."))
    return url


def open_engine(text: str, *, busy: int = BUSY_MS) -> Engine:
    """An engine over a path or URL; nothing is opened yet.

    Raises:
        WrongUse: it is neither SQLite nor PostgreSQL.
        MissingExtra: the part that speaks with PostgreSQL is not installed.
    """
    url = address(text)
    if url.drivername != "sqlite":
        try:
            return create_engine(
                url, isolation_level="READ COMMITTED", pool_pre_ping=True, connect_args={"connect_timeout": 3}
            )
        except (ModuleNotFoundError, NoSuchModuleError) as problem:
            raise MissingExtra(
                _('PostgreSQL needs one more part; install it with: pip install "civics-tui[postgres]"')
            ) from problem
    engine = create_engine(url, connect_args={"timeout": busy / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    # Erased text must not stay in free pages; a commit must be on the disk when it returns.
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get(READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextlib.contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Translate the errors of a database.

    Raises:
        Damaged: the file is no database, or damaged.
        StoreUnavailable: anything that may pass.
    """
    try:
        yield
    except (DataError, IntegrityError):
        raise  # what was to be written is wrong, and not the place
    except SQLAlchemyError as problem:
        original = problem.orig if isinstance(problem, DBAPIError) else None
        code = (getattr(original, "sqlite_errorname", None) or "").removeprefix("SQLITE_").partition("_")[0]
        place = name_of(engine)
        if code in ("NOTADB", "CORRUPT"):
            raise Damaged(
                _("The store {place} is damaged. It was not changed; put a backup in its place.").format(place=place)
            ) from problem
        raise StoreUnavailable(
            _("NOT saved: {reason}.").format(reason=_reason(code, place, original or problem))
        ) from problem
    except OSError as problem:
        raise StoreUnavailable(_("NOT saved: {reason}.").format(reason=problem.strerror or problem)) from problem


def _reason(code: str, place: str, problem: BaseException) -> str:
    match code:
        case "FULL":
            return _("the disk is full")
        case "IOERR":
            return _("the disk does not take it, it may be full")
        case "BUSY" | "LOCKED":
            return _("another program keeps {place} locked").format(place=place)
        case "READONLY" | "CANTOPEN" | "PERM" | "AUTH":
            return _("{place} cannot be written").format(place=place)
    return str(problem).partition("\n")[0]


def name_of(engine: Engine) -> str:
    """The store as a person knows it, without a password."""
    if is_postgres(engine):
        return engine.url.render_as_string(hide_password=True)
    return str(engine.url.database)


def refuse_network_drive(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Refuse a file of SQLite on a network drive, where its locks do not hold. Known for Linux only.

    Raises:
        StorageError: it is on one.
    """
    try:
        lines = mounts.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return
    folder = path.absolute().parent
    held = [line.split()[:3] for line in lines if len(line.split()) >= 3]
    inside = [(point, kind) for _device, point, kind in held if folder.is_relative_to(point)]
    kind = max(inside, key=lambda one: len(one[0]))[1] if inside else ""
    if kind in ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs"):
        raise StorageError(
            _(
                "{folder} is on a network drive, where a class could lose answers; choose a folder of this machine."
            ).format(folder=folder)
        )
