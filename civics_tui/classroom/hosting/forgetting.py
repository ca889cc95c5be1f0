"""Erasing a class that is over: the question before, the work, and what may still hold the names afterwards."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civics_tui.classroom.rules.record import Student
from civics_tui.classroom.rules.session import ALIVE, Session
from civics_tui.classroom.store import erasing
from civics_tui.classroom.store.store import Store
from civics_tui.errors import WrongUse
from civics_tui.words import _, ngettext


def refuse_alive(session: Session) -> None:
    """Refuse to erase a session that goes on.

    Raises:
        WrongUse: it is not over.
    """
    if session.state in ALIVE:
        raise WrongUse(_("Session {number} is not over; end it first.").format(number=session.id))


def question(session: Session, student: Student | None = None) -> str:
    """What is asked before."""
    if student is not None:
        return _("Erase {name} from session {number}?").format(name=student.name, number=session.id)
    return _("Erase all names and typed answers of session {number}, {title}?").format(
        number=session.id, title=session.title or _("erased before")
    )


def erase(store: Store, session: int, students: Collection[int] | None, *, at: int) -> str:
    """Erase these students of a session, or all of it; the sentence that says so.

    Raises:
        StoreUnavailable: it could not be done, or a trace is left while somebody reads the file.
    """
    with store.begin(at) as tx:
        count = erasing.erase_session(tx, session) if students is None else erasing.erase_students(tx, students)
    store.scrub()
    return ngettext("Erased: {n} student.", "Erased: {n} students.", count).format(n=count)


def left(store: Store, session: int, files: Path) -> tuple[str, ...]:
    """What may still hold what was erased, a sentence each; `files` is the folder of what a teacher had written."""
    copies = [*store.backups(), *_written(files, session)]
    lines = [_("May still hold it, delete it if you can: {path}").format(path=path) for path in copies]
    if store.postgres:
        lines.append(
            _(
                "This database is PostgreSQL: its log of changes, its standby servers and its backups may still hold "
                "what was erased, until they are overwritten. Whoever runs it can tell for how long; "
                "civics-tui cannot reach them."
            )
        )
    return tuple(lines)


def _written(files: Path, session: int) -> list[Path]:
    try:
        return sorted(files.glob(f"*-{session}-*"))
    except OSError:
        return []
