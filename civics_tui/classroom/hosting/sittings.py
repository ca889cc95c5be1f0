"""Sessions as the host finds them: one to go on with after a restart, a new one, and all of them for a list."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future
from typing import TypeVar

from sqlalchemy import select

from civics_tui.classroom import snapshot as snapshots
from civics_tui.classroom.room import Classroom
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.session import ALIVE, Session
from civics_tui.classroom.snapshot import Snapshot
from civics_tui.classroom.store import sessions, tables
from civics_tui.classroom.store.store import Store
from civics_tui.errors import NotFound
from civics_tui.words import _

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that the host waits for its own disk."""


def done(told: Future[T]) -> T:
    """What became of a command, once it is on the disk.

    Raises:
        Refused: the state does not allow it.
        StoreUnavailable: it could not be saved.
    """
    return told.result(PATIENCE)


def all_sessions(store: Store) -> list[Session]:
    """The sessions of a store, newest first."""
    with store.view() as connection:
        rows = connection.execute(select(tables.session).order_by(tables.session.c.id.desc())).all()
    return [sessions.of_row(row) for row in rows]


def to_go_on(store: Store, snapshot: Snapshot) -> Session | None:
    """The newest session over these questions that was not ended."""
    digest = hashlib.sha256(snapshots.to_text(snapshot).encode()).hexdigest()
    return next((one for one in all_sessions(store) if one.state in ALIVE and one.snapshot == digest), None)


def begin(
    room: Classroom, title: str, snapshot: Snapshot, policy: Policy, *, listed: Sequence[tuple[str, str]] = ()
) -> int:
    """Make a session, open its lobby, and give its number; `listed` are keys and names of a teacher's list."""
    made = done(room.host.create(title, snapshot, policy))
    if listed:
        done(room.host.expect(made.session, listed))
    done(room.host.open_lobby(made.session))
    return made.session


def wanted(store: Store, number: int | None) -> Session:
    """The session of that number, or the newest one.

    Raises:
        NotFound: there is none.
    """
    found = all_sessions(store)
    if not found:
        raise NotFound(_("No class was held here yet. Start one with: civics-tui class host PACK"))
    if number is None:
        return found[0]
    for one in found:
        if one.id == number:
            return one
    raise NotFound(_("There is no session {number}; the newest is {newest}.").format(number=number, newest=found[0].id))
