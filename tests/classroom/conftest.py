"""The store tests run over SQLite, and over PostgreSQL wherever it is installed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.classroom.store import schema
from civics_tui.classroom.store.engine import open_engine
from tests.classroom import postgres
from tests.classroom.world import SimClock, World, open_room

DATABASES = ["sqlite", *(["postgres"] if postgres.programs() else [])]


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables and nothing in it."""
    path = tmp_path_factory.mktemp("store") / "class.sqlite3"
    engine = open_engine(str(path))
    schema.make_ready(engine, at=0)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    """A PostgreSQL of one's own."""
    with postgres.cluster() as running:
        yield running


@pytest.fixture(scope="session")
def empty_postgres(cluster: postgres.Cluster) -> str:
    """The name of a database with its tables and nothing in it."""
    address = cluster.database()
    engine = open_engine(address)
    schema.upgrade(engine, at=0)
    engine.dispose()
    return address.split("/")[3].split("?")[0]


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path, empty_sqlite: Path) -> str:
    """The address of a store with nothing in it."""
    if request.param == "postgres":
        running: postgres.Cluster = request.getfixturevalue("cluster")
        return running.database(request.getfixturevalue("empty_postgres"))
    path = tmp_path / "class.sqlite3"
    shutil.copy(empty_sqlite, path)
    return str(path)


@pytest.fixture
def clock() -> SimClock:
    return SimClock()


@pytest.fixture
def world(address: str, clock: SimClock) -> Iterator[World]:
    """A classroom over an empty store."""
    room = open_room(address, clock)
    with contextlib.closing(room):
        yield World(room, clock)
