"""What the teacher's screen shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from civics_tui.classroom import revealed
from civics_tui.classroom.rules.run import TAKING
from civics_tui.classroom.seen.board import BoardView, Told, board
from civics_tui.classroom.seen.scene import Scene

Step = Literal["start", "open", "close", "wait", "reveal", "next", "finish", "go_on", "done"]
"""What `enter` does at the host."""


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
