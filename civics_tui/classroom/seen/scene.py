"""What goes on in a session, the same for everybody, and what each state is called."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.rules.session import Session
from civics_tui.words import _

StudentState = Literal[
    "waiting", "lobby", "question", "closed", "revealed", "between", "paused", "finished", "given_up", "removed"
]
"""`waiting` to be let in; `question`: it takes answers; `closed`: it takes none, and nothing is revealed yet."""
BoardState = Literal["lobby", "question", "closed", "revealed", "between", "paused", "finished", "given_up"]


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


def _number(scene: Scene) -> str:
    told = _("Question {n} of {all}").format(n=scene.number, all=scene.of)
    return _("{question}, second vote").format(question=told) if scene.run and scene.run.vote > 1 else told


def stage_of(scene: Scene) -> BoardState:
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


def headings(scene: Scene) -> dict[str, str]:
    """What the screen is headed with, by state."""
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


def leads() -> dict[str, str]:
    """What goes on, and what to do, by state of a student."""
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
