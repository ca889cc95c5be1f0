"""Signs of life, and what is made good after the host was down."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from civics_tui.classroom.rules.run import TAKING
from civics_tui.classroom.store import moving, runs, sessions, tables
from civics_tui.classroom.store.tx import Tx

LONGEST = 60_000
"""Milliseconds of an outage after which a session comes back paused, so that the teacher decides."""


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which no node ran."""

    began: int
    ended: int

    @property
    def length(self) -> int:
        """In milliseconds."""
        return self.ended - self.began


def beat(tx: Tx, node: str) -> None:
    """Leave a sign of life."""
    done = tx.connection.execute(update(tables.heartbeat).where(tables.heartbeat.c.node == node).values(at=tx.now))
    if not done.rowcount:
        tx.connection.execute(insert(tables.heartbeat).values(node=node, at=tx.now))


def probe(tx: Tx) -> None:
    """Fail where a batch of answers would: on a full disk there may still be room for a sign of life."""
    node = "probe " + "x" * (100 if tx.postgres else 65_536)  # a key of PostgreSQL has to be short
    tx.connection.execute(insert(tables.heartbeat).values(node=node, at=tx.now))
    tx.connection.execute(delete(tables.heartbeat).where(tables.heartbeat.c.node == node))


def recover(tx: Tx, node: str) -> Outage | None:
    """Note how long no node ran, and give that time back to the questions that were open.

    The last sign of life is a heartbeat, an answer or an event, whichever is youngest. After a longer outage the
    sessions that were running come back paused since then, and the time is given back when they go on.
    """
    last = _last_sign(tx)
    beat(tx, node)
    running = select(tables.session.c.id).where(tables.session.c.state == "running")
    concerned = list(tx.connection.execute(running.order_by(tables.session.c.id)).scalars())
    if last is None or last >= tx.now or not concerned:
        return None
    gap = Outage(last, tx.now)
    tx.connection.execute(insert(tables.outage).values(node=node, from_=gap.began, to=gap.ended))
    for number in concerned:
        _make_good(tx, number, gap)
    return gap


def _make_good(tx: Tx, number: int, gap: Outage) -> None:
    session = sessions.load(tx.connection, number, to_write=True)
    had_open = any(run.state in TAKING for run in runs.of_session(tx.connection, number))
    if gap.length > LONGEST:
        since = gap.began if session.policy.credit_outages else tx.now
        tx.connection.execute(
            update(tables.session).where(tables.session.c.id == number).values(state="paused", paused_at=since)
        )
        tx.event(number, "paused", outage=gap.length)
    elif session.policy.credit_outages and had_open:
        moving.credit(tx, number, gap.length)
        tx.event(number, "credited", outage=gap.length)


def _last_sign(tx: Tx) -> int | None:
    signs = [
        tx.connection.execute(select(func.max(column))).scalar()
        for column in (tables.heartbeat.c.at, tables.session_event.c.at)
    ]
    newest = select(tables.submission.c.received_at).order_by(tables.submission.c.id.desc()).limit(1)
    signs.append(tx.connection.execute(newest).scalar())
    return max((one for one in signs if one is not None), default=None)


def leave(tx: Tx, node: str) -> None:
    """Take back the sign of life of a node that ends while others run."""
    others = select(func.count()).select_from(tables.heartbeat).where(tables.heartbeat.c.node != node)
    if tx.connection.execute(others).scalar_one():
        tx.connection.execute(delete(tables.heartbeat).where(tables.heartbeat.c.node == node))
