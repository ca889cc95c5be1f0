"""Students in a store: joining, tokens, names, what the teacher does with them. Identity stands in one table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from civics_tui.classroom.people import names
from civics_tui.classroom.rules.record import ClientKind, Status, Student
from civics_tui.classroom.rules.refused import NameRefused, NotNow
from civics_tui.classroom.rules.session import Session, may_join
from civics_tui.classroom.store import sessions, tables
from civics_tui.classroom.store.tx import Tx
from civics_tui.errors import NotFound
from civics_tui.model.text import clean_text, one_line
from civics_tui.words import _


def _asked() -> Select[Any]:
    student, identity = tables.student, tables.student_identity
    return select(student, identity.c.display_name, identity.c.roster_key).outerjoin(
        identity, identity.c.student_id == student.c.id
    )


def _of_row(row: Any) -> Student:
    return Student(
        id=row.id,
        session=row.session_id,
        name=row.display_name or "",
        status=row.status,
        time_factor=row.time_factor,
        joined_at=row.joined_at,
        client=row.client,
        roster_key=row.roster_key,
    )


def of_session(connection: Connection, session: int) -> list[Student]:
    """All students of a session, in the order in which they came; removed ones too."""
    asked = _asked().where(tables.student.c.session_id == session).order_by(tables.student.c.id)
    return [_of_row(row) for row in connection.execute(asked)]


_BY_TOKEN = _asked().where(tables.student.c.token_hash == bindparam("token_hash"))


def by_token(connection: Connection, token_hash: str) -> Student | None:
    """The student with this token; nobody once it was replaced or the student removed."""
    row = connection.execute(_BY_TOKEN, {"token_hash": token_hash}).one_or_none()
    found = None if row is None else _of_row(row)
    return found if found is not None and found.status in ("in", "waiting") else None


def load(connection: Connection, student: int) -> Student:
    """A student.

    Raises:
        NotFound: there is none of that number.
    """
    row = connection.execute(_asked().where(tables.student.c.id == student)).one_or_none()
    if row is None:
        raise NotFound(_("There is no student {number}.").format(number=student))
    return _of_row(row)


def name_keys(connection: Connection, session: int) -> set[str]:
    """The keys of all names in a session."""
    asked = select(tables.student_identity.c.name_key).where(tables.student_identity.c.session_id == session)
    return set(connection.execute(asked).scalars())


def shown_names(connection: Connection, session: int) -> set[str]:
    """All names in a session, as they are shown."""
    asked = select(tables.student_identity.c.display_name).where(tables.student_identity.c.session_id == session)
    return set(connection.execute(asked).scalars())


def _add(tx: Tx, session: int, *, name: str, status: Status, client: str, token: str | None, roster: str | None) -> int:
    made = tx.connection.execute(
        insert(tables.student)
        .values(session_id=session, token_hash=token, time_factor=100, status=status, client=client, joined_at=tx.now)
        .returning(tables.student.c.id)
    ).scalar_one()
    _name(tx, session, int(made), name, roster)
    return int(made)


def _name(tx: Tx, session: int, student: int, name: str, roster: str | None = None) -> None:
    try:
        with tx.connection.begin_nested():
            tx.connection.execute(
                insert(tables.student_identity).values(
                    student_id=student,
                    session_id=session,
                    display_name=name,
                    name_key=names.key(name),
                    roster_key=roster,
                )
            )
    except IntegrityError as problem:
        raise NameRefused(_("Somebody here has this name or one that looks like it; choose another.")) from problem


def join(tx: Tx, session: Session, *, name: str, token_hash: str, client: ClientKind) -> Student:
    """Let a student in, or let them wait for the teacher.

    Raises:
        NotNow: the session takes nobody now.
        NameRefused: the name, or one like it, is taken.
    """
    found = sessions.load(tx.connection, session.id, to_write=True)
    opened = select(func.count()).where(tables.run.c.session_id == session.id, tables.run.c.opened_at.is_not(None))
    if not may_join(found, any_opened=tx.connection.execute(opened).scalar_one() > 0):
        raise NotNow(_("This session takes nobody in any more; ask your teacher."))
    status: Status = "waiting" if found.policy.approve else "in"
    made = _add(tx, session.id, name=name, status=status, client=client, token=token_hash, roster=None)
    tx.event(session.id, "joined", student=made, status=status)
    return load(tx.connection, made)


def expect(tx: Tx, session: int, listed: Iterable[tuple[str, str]]) -> int:
    """Put the students of a teacher's list into a session, as pairs of key and name; give how many."""
    sessions.load(tx.connection, session, to_write=True)
    count = 0
    for key, name in listed:
        _add(tx, session, name=names.clean_name(name), status="listed", client="", token=None, roster=roster(key))
        count += 1
    return count


def roster(key: str) -> str:
    """The key of a line of a list, as it is kept."""
    return one_line(clean_text(key))


def claim(tx: Tx, session: Session, *, roster_key: str, token_hash: str, client: ClientKind) -> Student:
    """Let the student of a list take the own name, once.

    Raises:
        NameRefused: the list has no such name, or it was taken.
    """
    sessions.load(tx.connection, session.id, to_write=True)
    row = tx.connection.execute(
        _asked().where(
            tables.student_identity.c.session_id == session.id,
            tables.student_identity.c.roster_key == roster(roster_key),
        )
    ).one_or_none()
    if row is None or row.status != "listed":
        raise NameRefused(_("This name was taken already or is not on the list; ask your teacher."))
    status: Status = "waiting" if session.policy.approve else "in"
    _set(tx, row.id, status=status, token_hash=token_hash, client=client, joined_at=tx.now)
    tx.event(session.id, "joined", student=row.id, status=status)
    return load(tx.connection, row.id)


def _set(tx: Tx, student: int, **values: Any) -> None:
    tx.connection.execute(update(tables.student).where(tables.student.c.id == student).values(**values))


def _held(tx: Tx, student: int) -> Student:
    sessions.load(tx.connection, load(tx.connection, student).session, to_write=True)
    return load(tx.connection, student)


def approve(tx: Tx, student: int) -> None:
    """Let a waiting student in."""
    found = _held(tx, student)
    if found.status != "waiting":
        raise NotNow(_("This student is not waiting."))
    _set(tx, student, status="in")
    tx.event(found.session, "approved", student=student)


def remove(tx: Tx, student: int) -> None:
    """Take a student out; the token is worth nothing from now on, the answers stay."""
    found = _held(tx, student)
    _set(tx, student, status="removed", token_hash=None)
    tx.audit(found.session, "removed", student=student)
    tx.event(found.session, "removed", student=student)


def rename(tx: Tx, student: int, name: str) -> None:
    """Give a student another name; the teacher may give any that is clean and not taken."""
    found = _held(tx, student)
    identity = tables.student_identity
    tx.connection.execute(identity.delete().where(identity.c.student_id == student))
    _name(tx, found.session, student, names.clean_name(name), found.roster_key)
    tx.event(found.session, "renamed", student=student)


def set_time_factor(tx: Tx, student: int, factor: int | None) -> None:
    """Give a student more time: per cent of the usual, or `None` for no limit."""
    found = _held(tx, student)
    if factor is not None and not 100 <= factor <= 1_000:
        raise NotNow(_("A time factor is between 1 and 10, or none."))
    _set(tx, student, time_factor=factor)
    tx.event(found.session, "time_factor", student=student)


def replace_token(tx: Tx, student: int, token_hash: str) -> None:
    """Give a student a new token, as for a lost phone; the old one is worth nothing from now on."""
    found = _held(tx, student)
    if found.status not in ("in", "waiting"):
        raise NotNow(_("This student is not in the session."))
    _set(tx, student, token_hash=token_hash)
    tx.audit(found.session, "token_replaced", student=student)
    tx.event(found.session, "token_replaced", student=student)
