"""What is known of a session at one moment, as plain records: students, submissions, what counts, the log of events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from civics_tui.classroom.rules.accepting import Verdict
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.session import Session

Status = Literal["listed", "waiting", "in", "removed"]
ClientKind = Literal["browser", "terminal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A student of a session. The name is for the teacher and the student."""

    id: int
    session: int
    name: str
    """Empty once it was erased."""
    status: Status
    """`listed`: on the teacher's list, nobody came yet; `waiting` to be let in; `in`; `removed`."""
    time_factor: int | None
    """Per cent of the usual time; `None` untimed."""
    joined_at: int
    client: str
    roster_key: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log of a session."""

    session: int
    seq: int
    kind: str
    body: dict[str, Any]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A submission as it is stored."""

    id: int
    run: int
    student: int
    key: str
    rev: int
    payload: str | None
    """`None` once its free text was erased."""
    received_at: int
    verdict: Verdict
    late_accepted_at: int | None
    """When the teacher let it count after all."""


@dataclass(frozen=True, slots=True)
class Current:
    """Which submission counts."""

    run: int
    student: int
    rev: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """A key that was corrected, or a question that was taken out, after the answers were given."""

    question: int
    version: int
    void: bool
    corrected: str | None
    """The question with its new key, as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that is stored of a session, seen at one moment."""

    session: Session
    snapshot: str
    runs: tuple[Run, ...]
    students: tuple[Student, ...]
    submissions: tuple[Kept, ...]
    """In the order in which they were committed."""
    current: tuple[Current, ...]
    gradings: tuple[Grading, ...]
    events: tuple[Event, ...]
