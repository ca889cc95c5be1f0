"""Erasing: names and free text leave the store; numbers, choices and times stay, and say nothing about anybody.

What was written before is scrubbed from the file as well (`Store.scrub`); backups that still hold it are named.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, delete, select, update

from civics_tui.classroom.rules.policy import from_data
from civics_tui.classroom.store import tables
from civics_tui.classroom.store.tx import Tx

DAY = 86_400_000
_TYPED = ('{"typed":', '{"filled":')
"""How the payload of an answer begins that holds what a student typed (`model.answer`)."""


def erase_students(tx: Tx, students: Collection[int]) -> int:
    """Erase who these students are and what they typed; give how many had anything to erase."""
    identity, kept = tables.student_identity, tables.submission
    gone = tx.connection.execute(delete(identity).where(identity.c.student_id.in_(students))).rowcount
    typed = kept.c.payload.startswith(_TYPED[0]) | kept.c.payload.startswith(_TYPED[1])
    cleared = tx.connection.execute(
        update(kept).where(kept.c.student_id.in_(students), typed).values(payload=None)
    ).rowcount
    tx.connection.execute(
        update(tables.student).where(tables.student.c.id.in_(students)).values(token_hash=None, status="removed")
    )
    sessions = select(tables.student.c.session_id).where(tables.student.c.id.in_(students)).distinct()
    for session in tx.connection.execute(sessions).scalars().all():
        tx.audit(session, "erased", students=len(students))
        tx.event(session, "erased", count=len(students))
    return max(gone, 1 if cleared else 0)


def erase_session(tx: Tx, session: int) -> int:
    """Erase all students of a session, and how it was called."""
    asked = select(tables.student.c.id).where(tables.student.c.session_id == session)
    gone = erase_students(tx, list(tx.connection.execute(asked).scalars()))
    tx.connection.execute(
        update(tables.session).where(tables.session.c.id == session).values(title="", erased_at=tx.now)
    )
    return gone


def due(connection: Connection, now: int) -> list[int]:
    """The sessions whose identities have been kept for as long as their policy allows."""
    asked = select(tables.session.c.id, tables.session.c.policy, tables.session.c.ended_at).where(
        tables.session.c.erased_at.is_(None), tables.session.c.ended_at.is_not(None)
    )
    return [
        row.id
        for row in connection.execute(asked)
        if row.ended_at + from_data(json.loads(row.policy)).retention_days * DAY <= now
    ]
