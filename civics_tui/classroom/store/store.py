"""A store that is open: transactions for the writer, views for everybody else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from civics_tui.classroom.clock import Clock
from civics_tui.classroom.store import schema
from civics_tui.classroom.store.engine import (
    BUSY_MS,
    READS,
    is_postgres,
    name_of,
    open_engine,
    refuse_network_drive,
    translated,
)
from civics_tui.classroom.store.tx import Tx
from civics_tui.errors import StoreUnavailable
from civics_tui.words import _


class Store:
    """What a class keeps. Errors of the database come as `StoreUnavailable` or `Damaged`."""

    def __init__(self, engine: Engine) -> None:
        """Work over an engine whose schema is current; see `open`."""
        self.engine = engine
        self.postgres = is_postgres(engine)

    @classmethod
    def open(cls, address: str, *, at: int, busy: int = BUSY_MS) -> Store:
        """Open the store at a path or URL.

        Args:
            address: a path for SQLite, made where it is missing, or `postgresql://...`.
            at: the time now, for the name of a backup.
            busy: milliseconds to wait for another process.

        Raises:
            StoreSchema: its schema is not one to work with.
            StoreUnavailable: it cannot be opened.
        """
        engine = open_engine(address, busy=busy)
        if not is_postgres(engine):
            path = Path(str(engine.url.database))
            refuse_network_drive(path)
            with translated(engine):
                path.parent.mkdir(parents=True, exist_ok=True)
        try:
            schema.make_ready(engine, at=at)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    @contextlib.contextmanager
    def begin(self, now: int) -> Iterator[Tx]:
        """A transaction that writes; committed at the end, and on the disk when this returns."""
        with translated(self.engine), self.engine.begin() as connection:
            yield Tx(connection, now, self.postgres)

    @contextlib.contextmanager
    def view(self) -> Iterator[Connection]:
        """A connection that reads, and sees the store at one moment."""
        with translated(self.engine), self.engine.connect() as plain:
            level = {"isolation_level": "REPEATABLE READ"} if self.postgres else {}
            connection = plain.execution_options(**{READS: True}, **level)
            with connection.begin():
                yield connection

    def database_time(self) -> int | None:
        """The time of PostgreSQL in milliseconds; `None` for SQLite, which has only that of the machine."""
        if not self.postgres:
            return None
        with self.view() as connection:
            found = connection.execute(text("SELECT extract(epoch FROM clock_timestamp()) * 1000")).scalar_one()
        return int(found)

    def clock(self, wall: Clock) -> Clock:
        """The clock to anchor to."""
        return wall if not self.postgres else lambda: self.database_time() or 0

    def scrub(self) -> None:
        """Write the file anew, so that nothing that was erased is left in free pages or in the log."""
        with translated(self.engine):
            if self.postgres:
                with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    for table in ("student_identity", "submission", "grading"):
                        connection.execute(text(f"VACUUM FULL {table}"))
                return
            raw = self.engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                blocked = cursor.fetchall()[0][0]
            finally:
                raw.close()
        if blocked:
            raise StoreUnavailable(
                _("Erased, but a trace is left in {place} while somebody reads it; erase once more.").format(
                    place=f"{name_of(self.engine)}-wal"
                )
            )

    def backups(self) -> list[Path]:
        """Copies that were made before upgrades, which may hold what was erased since."""
        if self.postgres:
            return []
        path = Path(str(self.engine.url.database))
        return sorted(path.parent.glob(f"{path.stem}-schema-*{path.suffix}"))

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
