"""Runs in a store: opened, closed, locked by whoever comes first, revealed; and the clock that does so by itself."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, insert, select, update

from civics_tui.classroom.rules import policy as policies
from civics_tui.classroom.rules import run as rules
from civics_tui.classroom.rules.refused import NoSuchRun, NotNow
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.session import Session
from civics_tui.classroom.store import sessions, tables
from civics_tui.classroom.store.tx import Tx
from civics_tui.words import _


def of_row(row: Row[Any]) -> Run:
    """A row of `run` as the rules know it."""
    return Run(
        id=row.id,
        session=row.session_id,
        ordinal=row.ordinal,
        question=row.question,
        vote=row.vote,
        state=row.state,
        grace=row.grace_ms,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        credit=row.credit_ms,
        locked_at=row.locked_at,
        revealed_at=row.revealed_at,
    )


_ONE = select(tables.run).where(tables.run.c.id == bindparam("run"))
_ONE_TO_WRITE = _ONE.with_for_update()


def load(connection: Connection, run: int, *, to_write: bool = False) -> Run:
    """A run.

    Raises:
        NoSuchRun: there is none of that number.
    """
    row = connection.execute(_ONE_TO_WRITE if to_write else _ONE, {"run": run}).one_or_none()
    if row is None:
        raise NoSuchRun(_("There is no such question in this session."))
    return of_row(row)


def of_session(connection: Connection, session: int) -> list[Run]:
    """All runs of a session, in the order in which they were made."""
    asked = select(tables.run).where(tables.run.c.session_id == session).order_by(tables.run.c.ordinal)
    return [of_row(row) for row in connection.execute(asked)]


def save(tx: Tx, before: Run, after: Run) -> None:
    """Write a run that the rules have moved.

    Raises:
        NotNow: somebody else moved it meanwhile.
    """
    done = tx.connection.execute(
        update(tables.run)
        .where(tables.run.c.id == before.id, tables.run.c.state == before.state)
        .values(
            state=after.state,
            opened_at=after.opened_at,
            closes_at=after.closes_at,
            closed_at=after.closed_at,
            credit_ms=after.credit,
            locked_at=after.locked_at,
            revealed_at=after.revealed_at,
        )
    )
    if done.rowcount != 1:
        raise NotNow(_("Somebody else moved this question on meanwhile."))


def _both(tx: Tx, run: int) -> tuple[Session, Run]:
    session = sessions.load(tx.connection, load(tx.connection, run).session, to_write=True)
    return session, load(tx.connection, run, to_write=True)


def open_new(tx: Tx, session: int, question: int, *, limit: int | None, vote: int = 1) -> Run:
    """Open a question of the snapshot, for `limit` milliseconds or until it is closed.

    Raises:
        NotNow: the session is not running, another question takes answers, or it was asked before.
    """
    found = sessions.load(tx.connection, session, to_write=True)
    before = of_session(tx.connection, session)
    if found.state != "running":
        raise NotNow(_("Questions can be opened while the session is running."))
    if any(one.state in rules.TAKING for one in before):
        raise NotNow(_("Another question still takes answers; close it first."))
    if any((one.question, one.vote) == (question, vote) for one in before):
        raise NotNow(_("This question was asked already; a second vote can be held once."))
    if vote > 1 and not any((one.question, one.vote) == (question, vote - 1) for one in before):
        raise NotNow(_("There was no first vote on this question."))
    made = tx.connection.execute(
        insert(tables.run)
        .values(
            session_id=session,
            ordinal=len(before),
            question=question,
            vote=vote,
            state="prepared",
            grace_ms=found.policy.grace,
            credit_ms=0,
        )
        .returning(tables.run.c.id)
    ).scalar_one()
    return _open(tx, found, load(tx.connection, made), limit)


def _open(tx: Tx, session: Session, run: Run, limit: int | None) -> Run:
    after = rules.opened(run, session.time(tx.now), limit)
    save(tx, run, after)
    tx.event(
        session.id,
        "opened",
        run=run.id,
        question=run.question,
        vote=run.vote,
        closes_at=after.closes_at,
        last=_last(tx, run.id),
    )
    return after


def _last(tx: Tx, run: int) -> int:
    """Number of the newest submission to a run; kept with the event, it proves that nothing was accepted in between."""
    asked = select(func.max(tables.submission.c.id)).where(tables.submission.c.run_id == run)
    return tx.connection.execute(asked).scalar() or 0


def reopen(tx: Tx, run: int, *, limit: int | None) -> Run:
    """Open a closed question again; noted in the audit.

    Raises:
        NotNow: its key was shown, or another question takes answers.
    """
    session, before = _both(tx, run)
    if any(one.state in rules.TAKING and one.id != run for one in of_session(tx.connection, session.id)):
        raise NotNow(_("Another question still takes answers; close it first."))
    after = _open(tx, session, before, limit)
    tx.audit(session.id, "reopened", run=run)
    return after


def extend(tx: Tx, run: int, by: int) -> Run:
    """Give an open question more time."""
    session, before = _both(tx, run)
    after = rules.extended(before, by)
    save(tx, before, after)
    tx.event(session.id, "extended", run=run, closes_at=after.closes_at)
    return after


def close(tx: Tx, run: int, at: int | None = None) -> Run:
    """Close an open question: now, or at the moment when its time was up."""
    session, before = _both(tx, run)
    after = rules.closing(before, session.time(tx.now) if at is None else at)
    save(tx, before, after)
    tx.event(session.id, "closing", run=run)
    return after


def lock(tx: Tx, run: int) -> bool:
    """Lock a closing question whose grace is over; whoever comes first does it, all others change nothing."""
    before = load(tx.connection, run)
    session = sessions.load(tx.connection, before.session, to_write=True)
    over: ColumnElement[bool] = tables.run.c.closed_at + tables.run.c.grace_ms <= session.time(tx.now)
    done = tx.connection.execute(
        update(tables.run)
        .where(tables.run.c.id == run, tables.run.c.state == "closing", over)
        .values(state="locked", locked_at=tx.now)
    )
    if done.rowcount:
        tx.event(session.id, "locked", run=run, last=_last(tx, run))
    return bool(done.rowcount)


def reveal(tx: Tx, run: int) -> Run:
    """Let the key of a locked question be shown."""
    session, before = _both(tx, run)
    after = rules.revealed(before, tx.now)
    save(tx, before, after)
    tx.event(session.id, "revealed", run=run)
    return after


def score(tx: Tx, run: int) -> Run:
    """Be done with a question."""
    session, before = _both(tx, run)
    after = rules.scored(before)
    save(tx, before, after)
    tx.event(session.id, "scored", run=run)
    return after


def tick(tx: Tx) -> None:
    """Close what is due and lock what was closed; nothing in a pause."""
    taking = (
        select(tables.run)
        .join(tables.session, tables.session.c.id == tables.run.c.session_id)
        .where(tables.run.c.state.in_(rules.TAKING), tables.session.c.state == "running")
    )
    for row in tx.connection.execute(taking).all():
        run = of_row(row)
        if run.state == "open":
            due = rules.due(run, factors(tx.connection, run.session))
            if due is None or due > tx.now:
                continue
            close(tx, run.id, due)
        lock(tx, run.id)


def factors(connection: Connection, session: int) -> list[int | None]:
    """The time factors of the students who are in."""
    asked = (
        select(tables.student.c.time_factor)
        .where(tables.student.c.session_id == session, tables.student.c.status == "in")
        .distinct()
    )
    return list(connection.execute(asked).scalars())


def any_taking(connection: Connection) -> bool:
    """Does any question take answers just now?"""
    asked = select(func.count()).select_from(tables.run).where(tables.run.c.state.in_(rules.TAKING))
    return connection.execute(asked).scalar_one() > 0


def open_to_all(connection: Connection) -> list[Run]:
    """The open runs of sessions that close a question once all who are present have answered."""
    asked = (
        select(tables.run, tables.session.c.policy)
        .join(tables.session, tables.session.c.id == tables.run.c.session_id)
        .where(tables.run.c.state == "open", tables.session.c.state == "running")
    )
    found = connection.execute(asked).all()
    return [of_row(row) for row in found if policies.from_data(json.loads(row.policy)).close_when_all]
