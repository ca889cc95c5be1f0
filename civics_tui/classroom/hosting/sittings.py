"""Sessions as the host finds them: one to go on with after a restart, a new one, and all of them for a list."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, select

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A session with what a list of them tells."""

    session: Session
    made_at: int
    pack: str
    """Title of what was asked."""
    students: int
    """Who was let in, or has answered."""
    is_erased: bool


def overview(store: Store) -> list[Sitting]:
    """The sessions of a store with what a list tells of them, newest first."""
    student, counted = tables.student, tables.response
    answered = select(counted.c.student_id)
    inside = (student.c.status == "in") | student.c.id.in_(answered)
    many = select(student.c.session_id, func.count().label("n")).where(inside).group_by(student.c.session_id).subquery()
    asked = (
        select(tables.session, tables.pack_snapshot.c.json, many.c.n)
        .join(tables.pack_snapshot, tables.pack_snapshot.c.hash == tables.session.c.pack_hash)
        .outerjoin(many, many.c.session_id == tables.session.c.id)
        .order_by(tables.session.c.id.desc())
    )
    with store.view() as connection:
        rows = connection.execute(asked).all()
    titles: dict[str, str] = {}
    for row in rows:
        if row.pack_hash not in titles:
            titles[row.pack_hash] = snapshots.title_of(row.json)
    return [
        Sitting(
            session=sessions.of_row(row),
            made_at=row.made_at,
            pack=titles[row.pack_hash],
            students=row.n or 0,
            is_erased=row.erased_at is not None,
        )
        for row in rows
    ]


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
