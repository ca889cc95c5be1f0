"""Sessions in a store: made, and found by number, code or token of the host."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from civics_tui.classroom.rules import policy as policies
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.session import ALIVE, Session
from civics_tui.classroom.store import tables
from civics_tui.classroom.store.tx import Tx, as_text
from civics_tui.errors import NotFound
from civics_tui.words import _

LIVE = "live"
"""The mode of a session that a teacher leads."""


def of_row(row: Row[Any]) -> Session:
    """A row of `session` as the rules know it."""
    return Session(
        id=row.id,
        title=row.title,
        code=row.code,
        state=row.state,
        policy=policies.from_data(json.loads(row.policy)),
        snapshot=row.pack_hash,
        seq=row.seq,
        paused_at=row.paused_at,
    )


_ONE = select(tables.session).where(tables.session.c.id == bindparam("session"))
_ONE_TO_WRITE = _ONE.with_for_update()


def load(connection: Connection, session: int, *, to_write: bool = False) -> Session:
    """A session.

    Raises:
        NotFound: there is none of that number.
    """
    row = connection.execute(_ONE_TO_WRITE if to_write else _ONE, {"session": session}).one_or_none()
    if row is None:
        raise NotFound(_("There is no session {number}.").format(number=session))
    return of_row(row)


def create(tx: Tx, *, title: str, snapshot: str, policy: Policy, host_token_hash: str) -> int:
    """Make a session over questions as they are, and give its number."""
    digest = hashlib.sha256(snapshot.encode()).hexdigest()
    known = tx.connection.execute(select(tables.pack_snapshot.c.hash).where(tables.pack_snapshot.c.hash == digest))
    if known.one_or_none() is None:
        tx.connection.execute(insert(tables.pack_snapshot).values(hash=digest, json=snapshot))
    made = tx.connection.execute(
        insert(tables.session)
        .values(
            title=title,
            state="draft",
            mode=LIVE,
            policy=as_text(policy.data()),
            pack_hash=digest,
            seq=0,
            host_token_hash=host_token_hash,
            made_at=tx.now,
        )
        .returning(tables.session.c.id)
    ).scalar_one()
    tx.event(made, "made")
    return int(made)


def by_host(connection: Connection, token_hash: str) -> int | None:
    """The session of a host's token."""
    found = connection.execute(
        select(tables.session.c.id).where(tables.session.c.host_token_hash == token_hash)
    ).scalar_one_or_none()
    return found


def by_code(connection: Connection, code: str) -> Session | None:
    """The session that can be joined with this code."""
    row = connection.execute(select(tables.session).where(tables.session.c.code == code)).one_or_none()
    found = None if row is None else of_row(row)
    return found if found is not None and found.state in ALIVE else None


def code_is_taken(connection: Connection, code: str) -> bool:
    """Has a session this code now?"""
    asked = select(tables.session.c.id).where(tables.session.c.code == code)
    return connection.execute(asked).one_or_none() is not None
