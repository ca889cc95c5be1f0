"""Late answers: kept with their verdict, and counted after all in one action of the teacher."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from civics_tui.classroom.rules.refused import NotNow
from civics_tui.classroom.rules.run import TAKING
from civics_tui.classroom.store import runs, sessions, tables
from civics_tui.classroom.store.answers import write_current
from civics_tui.classroom.store.tx import Tx
from civics_tui.words import _


def accept_late(tx: Tx, run: int) -> int:
    """Let the late answers of a question count; give how many. Their submissions stay as they are.

    Answers that came after the key was shown never count. Of one student the highest revision counts; where the first
    answer is final, the first one, and only if none counts yet.

    Raises:
        NotNow: the question still takes answers.
    """
    found = runs.load(tx.connection, run)
    session = sessions.load(tx.connection, found.session, to_write=True)
    found = runs.load(tx.connection, run, to_write=True)
    if found.state in TAKING:
        raise NotNow(_("The question still takes answers; close it first."))
    kept, done = tables.submission, tables.late_accepted
    late = (
        select(kept)
        .where(kept.c.run_id == run, kept.c.verdict == "late", kept.c.id.not_in(select(done.c.submission_id)))
        .order_by(kept.c.rev.desc() if session.policy.answers == "change" else kept.c.id)
    )
    if found.revealed_at is not None:
        late = late.where(kept.c.received_at < found.revealed_at)
    answered = tx.connection.execute(
        select(tables.response.c.student_id, tables.response.c.rev).where(tables.response.c.run_id == run)
    )
    counted = {row.student_id: row.rev for row in answered}
    chosen: dict[int, Any] = {}
    for row in tx.connection.execute(late):
        rev = counted.get(row.student_id)
        if rev is None or (session.policy.answers == "change" and row.rev > rev):
            chosen.setdefault(row.student_id, row)
    if not chosen:
        return 0
    rows = list(chosen.values())
    tx.connection.execute(insert(done), [{"submission_id": row.id, "at": tx.now} for row in rows])
    write_current(
        tx,
        [{"run_id": run, "student_id": row.student_id, "rev": row.rev, "idem_key": row.idem_key} for row in rows],
    )
    tx.audit(session.id, "late_accepted", run=run, submissions=[row.id for row in rows])
    tx.event(session.id, "late_accepted", run=run, count=len(rows))
    return len(rows)
