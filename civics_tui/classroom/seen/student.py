"""What one student sees."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from civics_tui.classroom import revealed
from civics_tui.classroom.asked import Asked
from civics_tui.classroom.revealed import Reveal
from civics_tui.classroom.rules.accepting import Verdict
from civics_tui.classroom.rules.run import deadline
from civics_tui.classroom.seen.scene import Scene, StudentState, headings, leads, stage_of
from civics_tui.model.answer import Answer
from civics_tui.views.pieces import Line
from civics_tui.views.public import PublicQuestion, outside
from civics_tui.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A student's own answer that counts, as the store has it."""

    rev: int
    verdict: Verdict
    received_at: int
    answer: Answer | None
    """`None` where it was erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSeen:
    """The own answer as its student sees it."""

    rev: int
    verdict: Verdict
    received_at: int
    saved: str
    """`Saved 10:42:07`."""
    words: str
    """`B  Theo Slater`."""
    payload: dict[str, Any]
    """The answer under public names, to fill a form with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One question of the own record."""

    number: int
    stem: Line
    answer: str
    reveal: Reveal | None
    """`None` where it was never revealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentView:
    """All that one student sees: the answer to `GET /api/view`."""

    state: StudentState
    title: str
    """Of the session."""
    name: str
    """Of the student."""
    heading: str
    """What the screen is headed with, and what is said when it changes."""
    lead: str
    """One sentence: what goes on, and what to do."""
    seq: int
    """Of the last event that is contained."""
    now: int
    language: str
    number: int = 0
    of: int = 0
    run: int | None = None
    vote: int = 1
    question: PublicQuestion | None = None
    closes_at: int | None = None
    """In the server's time; `None` where there is no clock."""
    stopped: bool = False
    """Does the clock stand still?"""
    own: OwnSeen | None = None
    may_change: bool = True
    """Can an answer that was sent be changed?"""
    reveal: Reveal | None = None
    """After the reveal only."""
    record: tuple[Past, ...] = ()
    """Once the session is finished."""


def removed(title: str = "") -> StudentView:
    """What is shown to somebody whose token is worth nothing any more."""
    return StudentView(
        state="removed",
        title=title,
        name="",
        heading=_("You are not in this class"),
        lead=leads()["removed"],
        seq=0,
        now=0,
        language="en",
    )


def student(
    scene: Scene,
    *,
    name: str,
    waiting: bool,
    factor: int | None,
    asked: Asked | None = None,
    own: Own | None = None,
    record: Sequence[Past] = (),
) -> StudentView:
    """What a student sees.

    Args:
        scene: what goes on.
        name: of the student.
        waiting: must the teacher let the student in first?
        factor: the time factor, per cent; `None` untimed.
        asked: the question on stage in this student's order.
        own: the answer to it that counts.
        record: what the student answered so far; shown once the session is finished.
    """
    stage: StudentState = "waiting" if waiting and scene.session.code else stage_of(scene)
    last = deadline(scene.run, factor) if scene.run else None
    if (
        stage == "question"
        and scene.run
        and last is not None
        and scene.session.time(scene.now) > last + scene.run.grace
    ):
        stage = "closed"
    view = StudentView(
        state=stage,
        title=scene.session.title,
        name=name,
        heading=headings(scene)[stage],
        lead=leads()[stage],
        seq=scene.session.seq,
        now=scene.now,
        language=scene.language,
        of=scene.of,
        record=tuple(record) if stage in ("finished", "given_up") else (),
        stopped=scene.session.paused_at is not None,
    )
    if stage not in ("question", "closed", "revealed", "paused") or scene.run is None or asked is None:
        return view
    view = dataclasses.replace(
        view, number=scene.number, run=scene.run.id, vote=scene.run.vote, own=_own(scene, asked, own)
    )
    if stage == "paused":
        return view
    first_is_final = scene.session.policy.answers == "first"
    return dataclasses.replace(
        view,
        question=asked.public,
        closes_at=last if stage == "question" else None,
        lead=_question_lead(asked, own, final=first_is_final) if stage == "question" else view.lead,
        may_change=not (first_is_final and own is not None),
        reveal=revealed.reveal(asked, own.answer if own else None) if scene.is_revealed else None,
    )


def _question_lead(asked: Asked, own: Own | None, *, final: bool) -> str:
    if own is None:
        return "" if asked.public.scored else _("There is no right answer here; nothing is scored.")
    return _("This was your answer.") if final else _("You can change it until the teacher closes the question.")


def _own(scene: Scene, asked: Asked, own: Own | None) -> OwnSeen | None:
    if own is None:
        return None
    answer = own.answer
    return OwnSeen(
        rev=own.rev,
        verdict=own.verdict,
        received_at=own.received_at,
        saved=saved(scene.zone, own.verdict, own.received_at),
        words=revealed.own(asked, answer) if answer is not None else "",
        payload=outside(asked.form, asked.disguise, answer) if answer is not None else {},
    )


def saved(zone: datetime.tzinfo, verdict: Verdict, received_at: int) -> str:
    """What is said of an answer that is on the disk: `Saved 10:42:07`."""
    time = datetime.datetime.fromtimestamp(received_at / 1000, zone).strftime("%H:%M:%S")
    if verdict == "late":
        return _("Came late, {time}: kept, not counted").format(time=time)
    return _("Saved {time}").format(time=time)


def past(number: int, asked: Asked, answer: Answer | None, *, is_revealed: bool) -> Past:
    """One question of a student's record."""
    return Past(
        number=number,
        stem=asked.public.stem,
        answer=revealed.own(asked, answer) if answer is not None else "",
        reveal=revealed.reveal(asked, answer) if is_revealed else None,
    )
