"""The accept algorithm: a batch of answers in one transaction, each of them with exactly one effect.

The runs are read for sharing, so that a lock waits for the batch and every later batch sees it: no accepted answer is
committed after its lock, on any number of nodes. The students are locked in order of their numbers, so that two nodes
never decide about one student at a time. SQLite has one writer, whose transaction begins at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import sqlite

from civics_tui.classroom.rules.accepting import Ack, Submission, Verdict, is_in_time, verdict
from civics_tui.classroom.rules.refused import KeyReused, NoSuchRun, NoSuchToken, Refused
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.session import Session
from civics_tui.classroom.store import runs, sessions, tables
from civics_tui.classroom.store.tx import Tx
from civics_tui.errors import StoreUnavailable
from civics_tui.words import _

Outcome = Ack | Refused
_Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A submission that is stored, or will be with this batch."""

    run: int
    rev: int
    payload: str | None
    verdict: Verdict
    received_at: int


@dataclass
class _Batch:
    """What the store knows about all students and runs of a batch."""

    runs: dict[int, tuple[Session, Run]]
    students: dict[int, Any]
    kept: dict[_Key, _Kept]
    counted: dict[tuple[int, int], int]


def accept(tx: Tx, batch: Sequence[Submission], node: str) -> list[Outcome]:
    """Store the answers and decide about each; give one outcome for each, in their order.

    Raises:
        StoreUnavailable: another node stored one of them meanwhile; nothing of the batch is kept.
    """
    known = _known(tx, batch)
    fresh: list[dict[str, Any]] = []
    current: dict[tuple[int, int], dict[str, Any]] = {}
    outcomes = [_decided(one, known, node, fresh, current) for one in batch]
    _write(tx, fresh, list(current.values()))
    tx.progress.update(known.runs[run][0].id for run, _student in current)
    return outcomes


def _decided(
    one: Submission,
    known: _Batch,
    node: str,
    fresh: list[dict[str, Any]],
    current: dict[tuple[int, int], dict[str, Any]],
) -> Outcome:
    student = known.students.get(one.student)
    session, run = known.runs.get(one.run, (None, None))
    if student is None or student.status != "in":
        return NoSuchToken(_("You are not in this session; ask your teacher."))
    if session is None or run is None or run.session != student.session_id or run.opened_at is None:
        return NoSuchRun(_("There is no such question in this session."))
    key = (one.student, one.key)
    stored = known.kept.get(key)
    if stored is not None:
        if not one.same_body(stored.run, stored.rev, stored.payload):
            return KeyReused(_("This key was used for another answer; nothing was changed."))
        return Ack(run=one.run, rev=one.rev, verdict=stored.verdict, received_at=stored.received_at, replayed=True)
    place = (one.run, one.student)
    decided = verdict(
        session.policy.answers,
        in_time=is_in_time(session, run, one.received_at, student.time_factor),
        rev=one.rev,
        counted=known.counted.get(place),
    )
    known.kept[key] = _Kept(one.run, one.rev, one.payload, decided, one.received_at)
    fresh.append(
        {
            "run_id": one.run,
            "student_id": one.student,
            "idem_key": one.key,
            "rev": one.rev,
            "payload": one.payload,
            "received_at": one.received_at,
            "node": node,
            "verdict": decided,
        }
    )
    if decided == "accepted":
        known.counted[place] = one.rev
        current[place] = {"run_id": one.run, "student_id": one.student, "rev": one.rev, "idem_key": one.key}
    return Ack(run=one.run, rev=one.rev, verdict=decided, received_at=one.received_at)


# Made once: to put a statement together takes longer than to run it for a few answers.
_RUN, _STUDENT, _KEPT, _COUNTED = tables.run, tables.student, tables.submission, tables.response
_RUNS_NOW = (
    select(_RUN).where(_RUN.c.id.in_(bindparam("runs", expanding=True))).order_by(_RUN.c.id).with_for_update(read=True)
)
_STUDENTS_NOW = (
    select(_STUDENT.c.id, _STUDENT.c.session_id, _STUDENT.c.status, _STUDENT.c.time_factor)
    .where(_STUDENT.c.id.in_(bindparam("students", expanding=True)))
    .order_by(_STUDENT.c.id)
    .with_for_update(key_share=True)
)
_STORED = select(_KEPT).where(
    _KEPT.c.student_id.in_(bindparam("students", expanding=True)),
    _KEPT.c.idem_key.in_(bindparam("keys", expanding=True)),
)
_COUNTED_NOW = select(_COUNTED).where(
    _COUNTED.c.run_id.in_(bindparam("runs", expanding=True)),
    _COUNTED.c.student_id.in_(bindparam("students", expanding=True)),
)


def _known(tx: Tx, batch: Sequence[Submission]) -> _Batch:
    given = {
        "runs": sorted({one.run for one in batch}),
        "students": sorted({one.student for one in batch}),
    }
    keys = sorted({one.key for one in batch})
    read = tx.connection.execute
    held = [runs.of_row(row) for row in read(_RUNS_NOW, {"runs": given["runs"]})]
    of_session = {one: sessions.load(tx.connection, one) for one in {run.session for run in held}}
    who = read(_STUDENTS_NOW, {"students": given["students"]}).all()
    stored = read(_STORED, {"students": given["students"], "keys": keys})
    now_counted = read(_COUNTED_NOW, given)
    return _Batch(
        runs={run.id: (of_session[run.session], run) for run in held},
        students={row.id: row for row in who},
        kept={
            (row.student_id, row.idem_key): _Kept(row.run_id, row.rev, row.payload, row.verdict, row.received_at)
            for row in stored
        },
        counted={(row.run_id, row.student_id): row.rev for row in now_counted},
    )


def _write(tx: Tx, fresh: list[dict[str, Any]], current: list[dict[str, Any]]) -> None:
    if not fresh:
        return
    added = tx.connection.execute(_statements(tx.postgres).keep, fresh).all()
    if len(added) != len(fresh):
        raise StoreUnavailable(_("NOT saved: another server stored the same answer meanwhile."))
    if current:
        write_current(tx, current)


@dataclass(frozen=True, slots=True)
class _Statements:
    """What writes answers."""

    keep: Any
    """Gives the number of each row that was not there."""
    count: Any


@cache
def _statements(postgres: bool) -> _Statements:
    """Both databases write conflicts alike."""
    make: Any = sqlite.insert
    if postgres:
        from sqlalchemy.dialects import postgresql  # costs a host on SQLite a tenth of a second

        make = postgresql.insert
    keep = make(_KEPT).on_conflict_do_nothing(index_elements=["student_id", "idem_key"]).returning(_KEPT.c.id)
    count = make(_COUNTED)
    count = count.on_conflict_do_update(
        index_elements=["run_id", "student_id"],
        set_={"rev": count.excluded.rev, "idem_key": count.excluded.idem_key},
        where=_COUNTED.c.rev < count.excluded.rev,
    )
    return _Statements(keep, count)


def write_current(tx: Tx, rows: list[dict[str, Any]]) -> None:
    """Let these submissions count, each where its revision is higher than the one that counts so far."""
    tx.connection.execute(_statements(tx.postgres).count, rows)
