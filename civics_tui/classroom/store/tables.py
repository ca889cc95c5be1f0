"""The tables of a store, as the newest migration leaves them. Times are milliseconds since 1970, in UTC.

`submission` is only ever added to: triggers refuse anything else but taking away a payload, which is how free text is
erased. `student_identity` is the only table with anything personal besides that free text.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

_Id = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite counts ids up by itself only in a column that is called INTEGER."""


def _id() -> Column[int]:
    return Column("id", _Id, primary_key=True, autoincrement=True)


def _of(name: str, target: str, *, key: bool = False, index: bool = False) -> Column[int]:
    return Column(name, _Id, ForeignKey(target), primary_key=key, nullable=False, index=index, autoincrement=False)


pack_snapshot = Table(
    "pack_snapshot",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("json", Text, nullable=False),
)

session = Table(
    "session",
    metadata,
    _id(),
    Column("title", Text, nullable=False),
    Column("code", Text, unique=True),
    Column("state", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("policy", Text, nullable=False),
    Column("pack_hash", Text, ForeignKey("pack_snapshot.hash"), nullable=False),
    Column("seq", Integer, nullable=False, default=0),
    Column("host_token_hash", Text, nullable=False),
    Column("paused_at", BigInteger),
    Column("made_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("erased_at", BigInteger),
)

run = Table(
    "run",
    metadata,
    _id(),
    _of("session_id", "session.id"),
    Column("ordinal", Integer, nullable=False),
    Column("question", Integer, nullable=False),
    Column("vote", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_at", BigInteger),
    Column("closes_at", BigInteger),
    Column("closed_at", BigInteger),
    Column("grace_ms", Integer, nullable=False),
    Column("credit_ms", BigInteger, nullable=False, default=0),
    Column("locked_at", BigInteger),
    Column("revealed_at", BigInteger),
    UniqueConstraint("session_id", "ordinal"),
    UniqueConstraint("session_id", "question", "vote"),
)

student = Table(
    "student",
    metadata,
    _id(),
    _of("session_id", "session.id", index=True),
    Column("token_hash", Text, unique=True),
    Column("time_factor", Integer),
    Column("status", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("joined_at", BigInteger, nullable=False),
)

student_identity = Table(
    "student_identity",
    metadata,
    _of("student_id", "student.id", key=True),
    _of("session_id", "session.id"),
    Column("display_name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("roster_key", Text),
    UniqueConstraint("session_id", "name_key"),
    UniqueConstraint("session_id", "roster_key"),
)

submission = Table(
    "submission",
    metadata,
    _id(),
    _of("run_id", "run.id", index=True),
    _of("student_id", "student.id"),
    Column("idem_key", Text, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("payload", Text),
    Column("received_at", BigInteger, nullable=False),
    Column("node", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    UniqueConstraint("student_id", "idem_key"),
)

late_accepted = Table(
    "late_accepted",
    metadata,
    _of("submission_id", "submission.id", key=True),
    Column("at", BigInteger, nullable=False),
)

response = Table(
    "response",
    metadata,
    _of("run_id", "run.id", key=True),
    _of("student_id", "student.id", key=True),
    Column("rev", Integer, nullable=False),
    Column("idem_key", Text, nullable=False),
)
"""The current answer of a student: which of the submissions counts."""

grading = Table(
    "grading",
    metadata,
    _of("session_id", "session.id", key=True),
    Column("question", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("void", Boolean, nullable=False),
    Column("corrected", Text),
    Column("at", BigInteger, nullable=False),
)

session_event = Table(
    "session_event",
    metadata,
    _of("session_id", "session.id", key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("node", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
)

outage = Table(
    "outage",
    metadata,
    _id(),
    Column("node", Text, nullable=False),
    Column("from", BigInteger, nullable=False, key="from_"),
    Column("to", BigInteger, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    Column("session_id", _Id, ForeignKey("session.id"), index=True),
    Column("at", BigInteger, nullable=False),
    Column("what", Text, nullable=False),
    Column("body", Text, nullable=False),
)
