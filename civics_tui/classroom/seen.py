"""What a student, the board and the host see in each state of a session. Pure; every face draws from these.

A question leaves as a `PublicQuestion`; the key and how the class answered are told for a run that was revealed, and
for no other. `data` is the one way from here to JSON.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from civics_tui.classroom import revealed
from civics_tui.classroom.asked import Asked
from civics_tui.classroom.revealed import Bar, Reveal, SourceSeen
from civics_tui.classroom.rules.accepting import Verdict
from civics_tui.classroom.rules.counting import Count
from civics_tui.classroom.rules.run import TAKING, Run, deadline
from civics_tui.classroom.rules.session import Session
from civics_tui.model.answer import Answer
from civics_tui.views.pieces import Line, Span
from civics_tui.views.public import PublicQuestion, outside
from civics_tui.words import _, ngettext

StudentState = Literal[
    "waiting", "lobby", "question", "closed", "revealed", "between", "paused", "finished", "given_up", "removed"
]
"""`waiting` to be let in; `question`: it takes answers; `closed`: it takes none, and nothing is revealed yet."""
BoardState = Literal["lobby", "question", "closed", "revealed", "between", "paused", "finished", "given_up"]
Step = Literal["start", "open", "close", "wait", "reveal", "next", "finish", "go_on", "done"]
"""What `enter` does at the host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What goes on in a session, the same for everybody."""

    session: Session
    run: Run | None
    """The run on stage: the one that was opened last."""
    number: int
    """Of its question, counted from 1."""
    of: int
    """Questions in the session."""
    now: int
    """The time of the server, in milliseconds."""
    zone: datetime.tzinfo
    """In which times of day are told."""
    language: str = "en"
    """BCP 47 tag of what is asked."""

    @property
    def is_revealed(self) -> bool:
        """May the key of the run on stage be shown?"""
        return self.run is not None and self.run.state in ("revealed", "scored") and self.run.revealed_at is not None


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
    why: tuple[Line, ...] = ()
    sources: tuple[SourceSeen, ...] = ()
    """After the reveal, where the host shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostView:
    """What the teacher's screen shows; safe to mirror: before the reveal no key, and of choices no count."""

    board: BoardView
    step: Step
    """The next sensible thing."""
    waiting: tuple[tuple[int, str], ...] = ()
    """Students who wait to be let in, with their names."""
    students: tuple[tuple[int, str], ...] = ()
    """Students who are in."""
    still_out: tuple[str, ...] = ()
    """Names of present students without an answer."""
    lost: tuple[str, ...] = ()
    """Names of students whose connection is lost."""
    opened_at: int | None = None
    late: int = 0
    """Late answers, kept and not counted; told after the lock."""
    say: str = ""
    """After the reveal: the teacher's note, or what the answers suggest to ask."""
    mixed_up: tuple[tuple[str, str], ...] = ()
    """After the reveal: misconceptions behind choices, by letter or text."""
    trouble: str = ""
    """What keeps answers from being saved."""


def _number(scene: Scene) -> str:
    told = _("Question {n} of {all}").format(n=scene.number, all=scene.of)
    return _("{question}, second vote").format(question=told) if scene.run and scene.run.vote > 1 else told


def _stage(scene: Scene) -> BoardState:
    """The state as far as it is the same for everybody."""
    match scene.session.state:
        case "draft" | "lobby":
            return "lobby"
        case "paused":
            return "paused"
        case "finished" | "archived":
            return "finished"
        case "aborted":
            return "given_up"
    if scene.run is None or scene.run.state in ("prepared", "scored"):
        return "between"
    if scene.run.state == "open":
        return "question"
    return "revealed" if scene.is_revealed else "closed"


def _headings(scene: Scene) -> dict[str, str]:
    number = _number(scene) if scene.run else ""
    return {
        "waiting": _("Waiting for your teacher"),
        "lobby": _("You are in"),
        "question": number,
        "closed": _("{question}: closed").format(question=number),
        "revealed": _("{question}: the answer").format(question=number),
        "between": _("Waiting for the next question"),
        "paused": _("Paused"),
        "finished": _("The class is over"),
        "given_up": _("The class was ended"),
        "removed": _("You are not in this class"),
    }


def _leads() -> dict[str, str]:
    return {
        "waiting": _("Your teacher lets you in."),
        "lobby": _("Look at the board."),
        "question": "",
        "closed": _("No more answers are taken. Look at the board."),
        "revealed": _("Waiting for the next question..."),
        "between": _("Look at the board."),
        "paused": _("Your teacher has stopped the clock. Keep this page open."),
        "finished": _("These were your answers, with their sources."),
        "given_up": _("Your teacher has ended this class. Your answers are kept."),
        "removed": _("Your teacher removed this name. Ask to join again."),
    }


def removed(title: str = "") -> StudentView:
    """What is shown to somebody whose token is worth nothing any more."""
    return StudentView(
        state="removed",
        title=title,
        name="",
        heading=_("You are not in this class"),
        lead=_leads()["removed"],
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
    stage: StudentState = "waiting" if waiting and scene.session.code else _stage(scene)
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
        heading=_headings(scene)[stage],
        lead=_leads()[stage],
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
    stage = _stage(scene)
    view = BoardView(
        state=stage,
        title=scene.session.title,
        heading=_("Join the class") if stage == "lobby" else _headings(scene)[stage],
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
        why=revealed.why_of(asked),
        sources=sources,
    )


def _joined(count: int) -> str:
    return ngettext("{n} has joined.", "{n} have joined.", count).format(n=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Students as the host knows them."""

    names: Mapping[int, str]
    """Of those who are in, by number."""
    waiting: Mapping[int, str] = dataclasses.field(default_factory=dict)
    lost: Sequence[int] = ()
    """Who was here and is not present."""
    late: int = 0
    trouble: str = ""


def host(scene: Scene, told: Told, people: People) -> HostView:
    """What the teacher's screen shows."""
    on_board = board(scene, told)
    is_open = on_board.state == "question"
    view = HostView(
        board=on_board,
        step=_step(scene, on_board),
        waiting=tuple(people.waiting.items()),
        students=tuple(people.names.items()),
        still_out=tuple(people.names[one] for one in told.count.out if one in people.names) if is_open else (),
        lost=tuple(people.names[one] for one in people.lost if one in people.names),
        opened_at=scene.run.opened_at if scene.run and is_open else None,
        late=people.late if on_board.state in ("closed", "revealed") else 0,
        trouble=people.trouble,
    )
    if not scene.is_revealed or told.asked is None or on_board.state != "revealed":
        return view
    behind = revealed.behind(told.asked, lettered=on_board.lettered)
    return dataclasses.replace(view, say=revealed.say(told.asked, told.answers), mixed_up=behind)


def _step(scene: Scene, on_board: BoardView) -> Step:
    match on_board.state:
        case "lobby":
            return "start"
        case "question":
            return "close"
        case "closed":
            return "wait" if scene.run and scene.run.state in TAKING else "reveal"
        case "paused":
            return "go_on"
        case "finished" | "given_up":
            return "done"
    asked_all = scene.run is not None and scene.number >= scene.of
    if on_board.state == "revealed":
        return "finish" if asked_all else "next"
    return "finish" if asked_all else "open"


def data(view: Any) -> Any:
    """A view, or a part of one, as plain data for JSON; a run of text is `[text, role, target]`."""
    if isinstance(view, Span):
        return [view.text, view.role, view.target]
    if dataclasses.is_dataclass(view) and not isinstance(view, type):
        return {field.name: data(getattr(view, field.name)) for field in dataclasses.fields(view)}
    if isinstance(view, Mapping):
        return {str(key): data(one) for key, one in view.items()}
    if isinstance(view, tuple | list):
        return [data(one) for one in view]
    return view
