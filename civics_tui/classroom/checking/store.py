"""`class check`: is the store whole, is its schema current, and does its history hold? It writes only to upgrade."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, text

from civics_tui.classroom.checking import history, recount
from civics_tui.classroom.clock import Clock
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import gradebook
from civics_tui.classroom.store import reading, schema, tables
from civics_tui.classroom.store.engine import open_engine
from civics_tui.classroom.store.store import Store
from civics_tui.errors import StorageError


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has found."""

    upgraded: bool
    sessions: int
    faults: tuple[str, ...]
    """One sentence each; none where all is well."""


def check(address: str, *, wall: Clock, upgrade: bool = False) -> Checked:
    """Look at a store; with `upgrade`, bring its schema up to date first, under a lock.

    Raises:
        StoreSchema: its schema is newer, or is to be upgraded first.
        StoreUnavailable: it cannot be opened.
    """
    upgraded = False
    if upgrade:
        engine = open_engine(address)
        try:
            upgraded = schema.upgrade(engine, at=wall())
        finally:
            engine.dispose()
    store = Store.open(address, at=wall())
    try:
        with store.view() as connection:
            numbers = list(connection.execute(select(tables.session.c.id)).scalars())
        return Checked(upgraded, len(numbers), (*_whole(store), *_sessions(store, numbers)))
    finally:
        store.close()


def _whole(store: Store) -> list[str]:
    if store.postgres:
        return []
    with store.view() as connection:
        said = list(connection.execute(text("PRAGMA integrity_check")).scalars())
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    return [*(one for one in said if one != "ok"), *(f"{row[0]}: row {row[1]} refers to nothing" for row in broken)]


def _sessions(store: Store, numbers: list[int]) -> list[str]:
    found = []
    for number in numbers:
        try:
            with store.view() as connection:
                record = reading.record(connection, number)
            faults = [*history.faults(record), *recount.faults(record, gradebook(Marked(record)))]
        except StorageError as problem:
            faults = [problem.sentence]
        found += [f"session {number}: {fault}" for fault in faults]
    return found
