"""The accept test: what becomes of an answer that arrived, decided by the server's receipt time alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from civics_tui.classroom.rules.policy import Answers
from civics_tui.classroom.rules.refused import Misfit
from civics_tui.classroom.rules.run import TAKING, Run, deadline
from civics_tui.classroom.rules.session import Session
from civics_tui.words import _

Verdict = Literal["accepted", "late", "superseded"]

_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}\Z")
LARGEST_REV = 1_000_000_000
LARGEST_ID = 2**53
LONGEST_PAYLOAD = 8_192
"""Bytes of an answer as it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One answer as it arrived."""

    student: int
    run: int
    key: str
    """Made by the client, once for each submission, so that a repeated one is known again."""
    rev: int
    """Counted up by the client with each change of its answer."""
    payload: str
    """The answer, as JSON text with sorted keys."""
    received_at: int
    """Stamped when it arrived, in milliseconds."""

    def __post_init__(self) -> None:
        """Refuse what no client of ours sends.

        Raises:
            Misfit: naming the part.
        """
        if not _KEY.match(self.key):
            raise Misfit(_("The key of an answer has 8 to 64 letters, digits, hyphens or underscores."))
        if not 0 < self.rev <= LARGEST_REV:
            raise Misfit(_("The revision of an answer is a whole number from 1."))
        if not (0 < self.student <= LARGEST_ID and 0 < self.run <= LARGEST_ID):
            raise Misfit(_("There is no question of that number."))
        if "\0" in self.payload or len(self.payload.encode(errors="replace")) > LONGEST_PAYLOAD:
            raise Misfit(_("The answer is too long, or holds signs that cannot be kept."))
        if not self.payload.isascii() and any("\ud800" <= sign <= "\udfff" for sign in self.payload):
            raise Misfit(_("The answer is too long, or holds signs that cannot be kept."))

    def same_body(self, run: int, rev: int, payload: str | None) -> bool:
        """Is a stored submission under the same key this one? An erased one is told by run and revision."""
        return (self.run, self.rev) == (run, rev) and payload in (None, self.payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """What a client is told once its answer is on the disk."""

    run: int
    rev: int
    verdict: Verdict
    received_at: int
    """When the answer first arrived, which a replay does not change."""
    replayed: bool = False
    """Was it stored before, under the same key?"""


def is_in_time(session: Session, run: Run, received_at: int, factor: int | None) -> bool:
    """Did the answer arrive while the run took answers of this student?

    In a pause the clock stands still. A hand-made close ends the time of everybody, whatever the factor.
    """
    if run.state not in TAKING:
        return False
    last = deadline(run, factor)
    if run.closed_at is not None:
        last = run.closed_at if last is None else min(last, run.closed_at)
    return last is None or session.time(received_at) <= last + run.grace


def verdict(policy: Answers, *, in_time: bool, rev: int, counted: int | None) -> Verdict:
    """The verdict over an answer, where `counted` is the revision that counts so far."""
    if not in_time:
        return "late"
    if counted is not None and (policy == "first" or rev <= counted):
        return "superseded"
    return "accepted"
