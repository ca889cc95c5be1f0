"""What is read from a store: the log of events, who has answered, and the whole record of a session."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from civics_tui.classroom.rules.record import Current, Event, Grading, Kept, Record
from civics_tui.classroom.store import runs, sessions, students, tables


def events(connection: Connection, session: int, after: int = 0, most: int = 500) -> list[Event]:
    """The events of a session after the one with that number, oldest first."""
    log = tables.session_event
    asked = select(log).where(log.c.session_id == session, log.c.seq > after).order_by(log.c.seq).limit(most)
    return [Event(row.session_id, row.seq, row.kind, json.loads(row.body), row.at) for row in connection.execute(asked)]


def snapshot(connection: Connection, digest: str) -> str:
    """The questions of a session as they are asked, as text."""
    asked = select(tables.pack_snapshot.c.json).where(tables.pack_snapshot.c.hash == digest)
    return str(connection.execute(asked).scalar_one())


def answered(connection: Connection, run: int) -> frozenset[int]:
    """The students whose answer to a question counts."""
    asked = select(tables.response.c.student_id).where(tables.response.c.run_id == run)
    return frozenset(connection.execute(asked).scalars())


def own(connection: Connection, run: int, student: int) -> Kept | None:
    """A student's own answer that counts."""
    kept, current = tables.submission, tables.response
    asked = (
        _kept()
        .join(current, (current.c.student_id == kept.c.student_id) & (current.c.idem_key == kept.c.idem_key))
        .where(current.c.run_id == run, current.c.student_id == student)
    )
    row = connection.execute(asked).one_or_none()
    return None if row is None else _of_row(row)


def _kept() -> Any:
    kept, late = tables.submission, tables.late_accepted
    return select(kept, late.c.at.label("late_at")).outerjoin(late, late.c.submission_id == kept.c.id)


def _of_row(row: Any) -> Kept:
    return Kept(
        id=row.id,
        run=row.run_id,
        student=row.student_id,
        key=row.idem_key,
        rev=row.rev,
        payload=row.payload,
        received_at=row.received_at,
        verdict=row.verdict,
        late_accepted_at=row.late_at,
    )


def submissions(connection: Connection, session: int) -> list[Kept]:
    """All submissions of a session."""
    asked = (
        _kept()
        .join(tables.run, tables.run.c.id == tables.submission.c.run_id)
        .where(tables.run.c.session_id == session)
        .order_by(tables.submission.c.id)
    )
    return [_of_row(row) for row in connection.execute(asked)]


def record(connection: Connection, session: int) -> Record:
    """All that is stored of a session.

    Raises:
        NotFound: there is none of that number.
    """
    found = sessions.load(connection, session)
    current, grading = tables.response, tables.grading
    counted = connection.execute(
        select(current).join(tables.run, tables.run.c.id == current.c.run_id).where(tables.run.c.session_id == session)
    )
    graded = connection.execute(select(grading).where(grading.c.session_id == session).order_by(grading.c.version))
    log: list[Event] = []
    while more := events(connection, session, log[-1].seq if log else 0):
        log += more
    return Record(
        session=found,
        snapshot=snapshot(connection, found.snapshot),
        runs=tuple(runs.of_session(connection, session)),
        students=tuple(students.of_session(connection, session)),
        submissions=tuple(submissions(connection, session)),
        current=tuple(Current(row.run_id, row.student_id, row.rev, row.idem_key) for row in counted),
        gradings=tuple(
            Grading(question=row.question, version=row.version, void=row.void, corrected=row.corrected)
            for row in graded
        ),
        events=tuple(log),
    )
