"""Sessions moved from state to state, with what that does to their questions and to time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update

from civics_tui.classroom.rules import run as rules
from civics_tui.classroom.rules.refused import NotNow
from civics_tui.classroom.rules.run import TAKING
from civics_tui.classroom.rules.session import Session, SessionState, move
from civics_tui.classroom.store import runs, sessions, tables
from civics_tui.classroom.store.tx import Tx
from civics_tui.words import _


def change(tx: Tx, session: int, to: SessionState, *, code: str | None = None) -> Session:
    """Move a session to another state; a pause that ends gives its time back, the end of a session closes its code.

    Raises:
        NotNow: there is no such move, or a question still takes answers.
    """
    before = sessions.load(tx.connection, session, to_write=True)
    after = move(before, to, tx.now)
    if to == "finished" and _taking(tx, session):
        raise NotNow(_("A question still takes answers; close it first."))
    if to == "aborted":
        _lock_all(tx, session, before.time(tx.now))
    if before.paused_at is not None and after.paused_at is None:
        credit(tx, session, max(0, tx.now - before.paused_at))
    values: dict[str, Any] = {"state": to, "paused_at": after.paused_at, "code": after.code}
    if to == "lobby":
        values["code"] = code
    if to in ("finished", "aborted"):
        values["ended_at"] = tx.now
    tx.connection.execute(
        update(tables.session).where(tables.session.c.id == session, tables.session.c.state == before.state), values
    )
    tx.event(session, to)
    return sessions.load(tx.connection, session)


def _taking(tx: Tx, session: int) -> int:
    asked = select(func.count()).where(tables.run.c.session_id == session, tables.run.c.state.in_(TAKING))
    return tx.connection.execute(asked).scalar_one()


def _lock_all(tx: Tx, session: int, at: int) -> None:
    taking = (tables.run.c.session_id == session, tables.run.c.state.in_(TAKING))
    closed_at = func.coalesce(tables.run.c.closed_at, at)
    tx.connection.execute(
        update(tables.run).where(*taking).values(state="locked", closed_at=closed_at, locked_at=tx.now)
    )


def credit(tx: Tx, session: int, gap: int) -> None:
    """Give milliseconds back to every question that takes answers."""
    for run in runs.of_session(tx.connection, session):
        if run.state in TAKING:
            runs.save(tx, run, rules.credited(run, gap))
