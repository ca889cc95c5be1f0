"""The schema of a store: which one it has, and how it is brought up to date.

SQLite is upgraded when it is opened, after a backup beside the file. PostgreSQL, which others may be using, only when
it is asked for, under a lock that one node at a time can hold. A newer schema is refused, and nothing is changed.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from civics_tui.classroom.store.engine import READS, is_postgres, name_of, translated
from civics_tui.errors import Damaged, StoreSchema
from civics_tui.words import _

REVISIONS = ("0001",)
"""All steps, oldest first."""
LOCK = 0x43495643
"""Number of the advisory lock of PostgreSQL."""
APPLICATION_ID = 0x43495643
"""`CIVC` in the header of a file of SQLite: tells it from any other."""


def revision(connection: Connection) -> str | None:
    """The step that the store is at; `None` where it is empty.

    Raises:
        Damaged: it holds tables, but none of ours.
    """
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
    if names:
        raise Damaged(
            _("{place} holds the tables of another program; nothing was changed.").format(
                place=name_of(connection.engine)
            )
        )
    return None


def make_ready(engine: Engine, *, at: int) -> None:
    """Bring SQLite up to date, and refuse a PostgreSQL that is not.

    Raises:
        StoreSchema: a newer version wrote it, or PostgreSQL is to be upgraded first.
        Damaged: it is no store of classes.
    """
    found = _found(engine)
    if found == REVISIONS[-1]:
        return
    if is_postgres(engine):
        raise StoreSchema(
            _("The database {place} is to be brought up to date first, with: civics-tui class check --upgrade").format(
                place=name_of(engine)
            )
        )
    if found is not None:
        backup(Path(str(engine.url.database)), found, at)
    with translated(engine), engine.begin() as connection:
        if revision(connection) != REVISIONS[-1]:  # another process may have been faster
            _upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def upgrade(engine: Engine, *, at: int) -> bool:
    """Bring a store of either database up to date, alone; give whether anything was to be done.

    Raises:
        StoreSchema: a newer version wrote it.
    """
    if not is_postgres(engine):
        was = _found(engine)
        make_ready(engine, at=at)
        return was != REVISIONS[-1]
    with translated(engine), engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        _refuse_newer(revision(connection))
        if revision(connection) == REVISIONS[-1]:
            return False
        _upgrade(connection)
    return True


def backup(path: Path, found: str, at: int) -> Path:
    """A copy of a file of SQLite beside it, named by its schema and the moment."""
    target = path.with_name(f"{path.stem}-schema-{found}-{at}{path.suffix}")
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


def _found(engine: Engine) -> str | None:
    with translated(engine), engine.connect().execution_options(**{READS: True}) as connection:
        found = revision(connection)
    _refuse_newer(found)
    return found


def _refuse_newer(found: str | None) -> None:
    if found is not None and found not in REVISIONS:
        raise StoreSchema(
            _(
                "This store of classes was written by a newer civics-tui (schema {theirs}, this one knows {ours}). "
                "Update the app; nothing was changed."
            ).format(theirs=found, ours=REVISIONS[-1])
        )


def _upgrade(connection: Connection) -> None:
    from alembic import command  # a host that is started again in mid-lesson has no time for it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
