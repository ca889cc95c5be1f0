"""The schema of a store: brought up to date after a backup, refused where it is newer, the same as the tables say."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from civics_tui.classroom.checking.store import check
from civics_tui.classroom.store import engine as engines
from civics_tui.classroom.store import schema, tables
from civics_tui.classroom.store.engine import address as parsed
from civics_tui.classroom.store.engine import open_engine, refuse_network_drive
from civics_tui.classroom.store.store import Store
from civics_tui.errors import StorageError, StoreSchema, WrongUse
from tests.classroom import postgres
from tests.classroom.world import START, SimClock, World, open_room


def test_the_steps_are_those_that_are_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    found = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == schema.REVISIONS


def test_the_steps_make_the_tables(address: str) -> None:
    engine = open_engine(address)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    engine.dispose()
    assert found == []


def _stamp(address: str, revision: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_a_newer_store_is_refused_and_left_alone(address: str, clock: SimClock) -> None:
    _stamp(address, "9999")
    with pytest.raises(StoreSchema, match="newer"):
        open_room(address, clock)
    with pytest.raises(StoreSchema, match="newer"):
        check(address, wall=clock.wall, upgrade=True)
    engine = open_engine(address)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    engine.dispose()


def test_an_older_file_is_upgraded_after_a_backup(
    tmp_path: Path, empty_sqlite: Path, clock: SimClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "class.sqlite3"
    path.write_bytes(empty_sqlite.read_bytes())
    done: list[object] = []

    def step(connection: object) -> None:
        done.append(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))  # type: ignore[attr-defined]

    monkeypatch.setattr(schema, "REVISIONS", ("0001", "0002"))
    monkeypatch.setattr(schema, "_upgrade", step)
    with contextlib.closing(open_room(str(path), clock)) as room:
        assert [one.name for one in room.store.backups()] == [f"class-schema-0001-{START}.sqlite3"]
    assert len(done) == 1
    with contextlib.closing(sqlite3.connect(tmp_path / f"class-schema-0001-{START}.sqlite3")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    with contextlib.closing(open_room(str(path), clock)):
        assert len(done) == 1


@pytest.mark.parametrize("_there", ["postgres"] if postgres.programs() else ["nowhere"])
def test_postgres_is_upgraded_when_it_is_asked_for(
    _there: str, request: pytest.FixtureRequest, clock: SimClock
) -> None:
    if _there == "nowhere":
        assert postgres.programs() is None
        return
    running: postgres.Cluster = request.getfixturevalue("cluster")
    address = running.database()
    with pytest.raises(StoreSchema, match="class check --upgrade"):
        open_room(address, clock)
    assert check(address, wall=clock.wall, upgrade=True).upgraded
    assert not check(address, wall=clock.wall, upgrade=True).upgraded
    open_room(address, clock).close()


def test_submissions_are_only_added_to(world: World) -> None:
    world.begin()
    student, run = world.join().id, world.ask().id
    world.answer(student, run)
    for statement in ("UPDATE submission SET rev = 7", "UPDATE submission SET payload = 'x'", "DELETE FROM submission"):
        with pytest.raises(DBAPIError, match="only added to"), world.room.store.engine.begin() as connection:
            connection.execute(text(statement))


def test_a_store_is_a_file_or_postgresql() -> None:
    assert parsed("postgresql://me@host/db").drivername == "postgresql+psycopg"
    assert parsed("postgres://me@host/db").drivername == "postgresql+psycopg"
    assert parsed("/tmp/a b.sqlite3").database == "/tmp/a b.sqlite3"
    for wrong in ("mysql://host/db", "sqlite://", "", "sqlite:///:memory:", "://"):
        with pytest.raises(WrongUse):
            parsed(wrong)


def test_a_network_drive_is_refused(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n")
    with pytest.raises(StorageError, match="network drive"):
        refuse_network_drive(tmp_path / "class.sqlite3", mounts)
    refuse_network_drive(Path("/elsewhere/class.sqlite3"), mounts)
    refuse_network_drive(tmp_path / "class.sqlite3", tmp_path / "missing")


def test_a_password_is_never_shown() -> None:
    engine = open_engine("postgresql://me:secret@host/db")
    assert "secret" not in engines.name_of(engine)


def test_sqlite_waits_for_the_disk(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "deep" / "class.sqlite3"), at=0)
    with contextlib.closing(store), store.view() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
