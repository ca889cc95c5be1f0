"""The first tables: sessions, runs, students, submissions, and the log of events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _id() -> sa.Column[int]:
    return sa.Column("id", _ID, primary_key=True, autoincrement=True)


def _of(name: str, target: str, *, key: bool = False, index: bool = False) -> sa.Column[int]:
    return sa.Column(
        name, _ID, sa.ForeignKey(target), primary_key=key, nullable=False, index=index, autoincrement=False
    )


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "pack_snapshot",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "session",
        _id(),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("code", sa.Text, unique=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("policy", sa.Text, nullable=False),
        sa.Column("pack_hash", sa.Text, sa.ForeignKey("pack_snapshot.hash"), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("host_token_hash", sa.Text, nullable=False),
        sa.Column("paused_at", sa.BigInteger),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("erased_at", sa.BigInteger),
    )
    op.create_table(
        "run",
        _id(),
        _of("session_id", "session.id"),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("question", sa.Integer, nullable=False),
        sa.Column("vote", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("opened_at", sa.BigInteger),
        sa.Column("closes_at", sa.BigInteger),
        sa.Column("closed_at", sa.BigInteger),
        sa.Column("grace_ms", sa.Integer, nullable=False),
        sa.Column("credit_ms", sa.BigInteger, nullable=False),
        sa.Column("locked_at", sa.BigInteger),
        sa.Column("revealed_at", sa.BigInteger),
        sa.UniqueConstraint("session_id", "ordinal"),
        sa.UniqueConstraint("session_id", "question", "vote"),
    )
    op.create_table(
        "student",
        _id(),
        _of("session_id", "session.id", index=True),
        sa.Column("token_hash", sa.Text, unique=True),
        sa.Column("time_factor", sa.Integer),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("client", sa.Text, nullable=False),
        sa.Column("joined_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "student_identity",
        _of("student_id", "student.id", key=True),
        _of("session_id", "session.id"),
        sa.Column("display_name", sa.Text, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False),
        sa.Column("roster_key", sa.Text),
        sa.UniqueConstraint("session_id", "name_key"),
        sa.UniqueConstraint("session_id", "roster_key"),
    )
    op.create_table(
        "submission",
        _id(),
        _of("run_id", "run.id", index=True),
        _of("student_id", "student.id"),
        sa.Column("idem_key", sa.Text, nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.UniqueConstraint("student_id", "idem_key"),
    )
    op.create_table(
        "late_accepted",
        _of("submission_id", "submission.id", key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "response",
        _of("run_id", "run.id", key=True),
        _of("student_id", "student.id", key=True),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("idem_key", sa.Text, nullable=False),
    )
    op.create_table(
        "grading",
        _of("session_id", "session.id", key=True),
        sa.Column("question", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("void", sa.Boolean, nullable=False),
        sa.Column("corrected", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "session_event",
        _of("session_id", "session.id", key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "heartbeat",
        sa.Column("node", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "outage",
        _id(),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("from", sa.BigInteger, nullable=False),
        sa.Column("to", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "audit",
        _id(),
        sa.Column("session_id", _ID, sa.ForeignKey("session.id"), index=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    _append_only()


def _append_only() -> None:
    """Let the database itself refuse to change or delete a submission; its payload can be taken away."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER submission_update BEFORE UPDATE ON submission WHEN NEW.payload IS NOT NULL "
            "OR (NEW.id, NEW.run_id, NEW.student_id, NEW.idem_key, NEW.rev, NEW.received_at, NEW.node, NEW.verdict) "
            "IS NOT "
            "(OLD.id, OLD.run_id, OLD.student_id, OLD.idem_key, OLD.rev, OLD.received_at, OLD.node, OLD.verdict) "
            "BEGIN SELECT RAISE(ABORT, 'submissions are only added to'); END"
        )
        op.execute(
            "CREATE TRIGGER submission_delete BEFORE DELETE ON submission "
            "BEGIN SELECT RAISE(ABORT, 'submissions are only added to'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION submission_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'submissions are only added to'; END $$"
    )
    op.execute(
        "CREATE TRIGGER submission_update BEFORE UPDATE ON submission FOR EACH ROW WHEN (NEW.payload IS NOT NULL "
        "OR (NEW.id, NEW.run_id, NEW.student_id, NEW.idem_key, NEW.rev, NEW.received_at, NEW.node, NEW.verdict) "
        "IS DISTINCT FROM "
        "(OLD.id, OLD.run_id, OLD.student_id, OLD.idem_key, OLD.rev, OLD.received_at, OLD.node, OLD.verdict)) "
        "EXECUTE FUNCTION submission_kept()"
    )
    op.execute(
        "CREATE TRIGGER submission_delete BEFORE DELETE ON submission FOR EACH ROW EXECUTE FUNCTION submission_kept()"
    )
