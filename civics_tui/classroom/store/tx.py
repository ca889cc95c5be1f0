"""One transaction of a store: its connection and moment, the log of events, and the hints that follow its commit."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, update

from civics_tui.classroom.store import tables


@dataclass
class Tx:
    """A transaction that writes."""

    connection: Connection
    now: int
    """The moment of all that is done in it."""
    postgres: bool = False
    hints: dict[int, int] = field(default_factory=dict)
    """Session to the number of its last event; sent on the bus after the commit."""
    progress: set[int] = field(default_factory=set)
    """Sessions with new answers."""

    def event(self, session: int, kind: str, **body: Any) -> int:
        """Add an event to the log of a session, and give its number. Bodies hold ids and times, never a name or key."""
        seq = self.connection.execute(
            update(tables.session)
            .where(tables.session.c.id == session)
            .values(seq=tables.session.c.seq + 1)
            .returning(tables.session.c.seq)
        ).scalar_one()
        self.connection.execute(
            insert(tables.session_event).values(session_id=session, seq=seq, kind=kind, body=as_text(body), at=self.now)
        )
        self.hints[session] = seq
        return int(seq)

    def audit(self, session: int | None, what: str, **body: Any) -> None:
        """Note what a teacher did that changes what counts."""
        self.connection.execute(
            insert(tables.audit).values(session_id=session, at=self.now, what=what, body=as_text(body))
        )


def as_text(data: Any) -> str:
    """Plain data as the one JSON text that stands for it."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
