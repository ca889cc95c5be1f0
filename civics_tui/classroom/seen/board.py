"""What the projector shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from civics_tui.classroom import revealed
from civics_tui.classroom.asked import Asked
from civics_tui.classroom.revealed import Bar, SourceSeen
from civics_tui.classroom.rules.counting import Count
from civics_tui.classroom.rules.run import deadline
from civics_tui.classroom.seen.scene import BoardState, Scene, headings, stage_of
from civics_tui.model.answer import Answer
from civics_tui.views.pieces import Line
from civics_tui.views.public import PublicQuestion
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """What the projector shows; no name of a student, and no more than students may know."""

    state: BoardState
    title: str
    heading: str
    lead: str
    address: str
    code: str
    seq: int
    now: int
    language: str
    joined: int = 0
    answered: int = 0
    number: int = 0
    of: int = 0
    run: int | None = None
    vote: int = 1
    question: PublicQuestion | None = None
    lettered: bool = True
    """Have the choices the same letters for everybody?"""
    closes_at: int | None = None
    stopped: bool = False
    bars: tuple[Bar, ...] = ()
    """After the reveal only."""
    right: Line = ()
    """After the reveal only."""
    right_order: tuple[Line, ...] = ()
    right_pairs: tuple[tuple[Line, Line], ...] = ()
    why: tuple[Line, ...] = ()
    sources: tuple[SourceSeen, ...] = ()
    """After the reveal, where the host shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What board and host know beside the scene."""

    address: str
    count: Count
    asked: Asked | None = None
    """The question on stage in the order of the class."""
    answers: Sequence[Answer] = ()
    """Those that count; used after the reveal only."""
    before: Sequence[Answer] | None = None
    """Those of the first vote, where this is the second."""
    shows_sources: bool = False
    lettered: bool = True
    """Have all students the choices in the order of the class?"""


def board(scene: Scene, told: Told) -> BoardView:
    """What the projector shows."""
    stage = stage_of(scene)
    view = BoardView(
        state=stage,
        title=scene.session.title,
        heading=_("Join the class") if stage == "lobby" else headings(scene)[stage],
        lead=_joined(told.count.joined) if stage == "lobby" else "",
        address=told.address,
        code=scene.session.code or "",
        seq=scene.session.seq,
        now=scene.now,
        language=scene.language,
        joined=told.count.joined,
        of=scene.of,
        stopped=scene.session.paused_at is not None,
    )
    asked, run = told.asked, scene.run
    if stage not in ("question", "closed", "revealed") or run is None or asked is None:
        return view
    lettered = told.lettered
    view = dataclasses.replace(
        view,
        answered=told.count.answered,
        number=scene.number,
        run=run.id,
        vote=run.vote,
        question=asked.public,
        lettered=lettered,
        closes_at=deadline(run, 100) if stage == "question" else None,
    )
    if not scene.is_revealed:
        return view
    sources = revealed.sources_of(asked.cards) if told.shows_sources else ()
    return dataclasses.replace(
        view,
        bars=revealed.bars(asked, told.answers, told.before, lettered=lettered),
        right=revealed.key_line(asked, lettered=lettered),
        right_order=revealed.right_order(asked),
        right_pairs=revealed.right_pairs(asked),
        why=revealed.why_of(asked),
        sources=sources,
    )


def _joined(count: int) -> str:
    return ngettext("{n} has joined.", "{n} have joined.", count).format(n=count)
