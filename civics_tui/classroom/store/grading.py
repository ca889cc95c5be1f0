"""Keys corrected afterwards: a new version each time, over submissions that stay as they are."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from civics_tui.classroom.rules.refused import NotNow
from civics_tui.classroom.store import runs, sessions, tables
from civics_tui.classroom.store.tx import Tx
from civics_tui.words import _


def regrade(tx: Tx, session: int, question: int, corrected: str | None) -> int:
    """Mark a question by another key from now on, or take it out with `None`; give the number of the version.

    Args:
        tx: the transaction.
        session: its number.
        question: its place in the snapshot.
        corrected: the question with its new key, as `packs.library.stored.question_to_text` writes it.

    Raises:
        NotNow: its key was never shown.
    """
    sessions.load(tx.connection, session, to_write=True)
    asked = [run for run in runs.of_session(tx.connection, session) if run.question == question]
    if not any(run.revealed_at is not None for run in asked):
        raise NotNow(_("A key can be corrected once it was shown."))
    table = tables.grading
    highest = select(func.max(table.c.version)).where(table.c.session_id == session, table.c.question == question)
    version = (tx.connection.execute(highest).scalar() or 0) + 1
    tx.connection.execute(
        insert(table).values(
            session_id=session,
            question=question,
            version=version,
            void=corrected is None,
            corrected=corrected,
            at=tx.now,
        )
    )
    tx.audit(session, "regraded", question=question, version=version)
    tx.event(session, "regraded", question=question, version=version)
    return version
