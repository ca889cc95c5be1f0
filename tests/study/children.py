"""What tests run in a process of its own: to be killed, to have no rights or no room, or to work beside another.

`python -m tests.study.children NAME FOLDER ...`; every line on stdout is a JSON list.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from civics_tui.errors import CivicsError, NotSaved
from civics_tui.model.answer import Answer, Picked
from civics_tui.model.kinds import Question, kind_of
from civics_tui.study.desk import Desk
from civics_tui.study.events import Shown
from civics_tui.study.sitting import Sitting
from tests.study import fakes

COUNT = 20
NOBODY = 65534
LONGEST_TICK = 6.0
"""Seconds by which the clock of an exam moves between two questions."""


def say(*what: Any) -> None:
    """Write one line and make sure that it has left the process."""
    os.write(1, (json.dumps(what) + "\n").encode())


def desk_of(folder: Path) -> Desk:
    """A desk over twenty questions, every kind twice."""
    twice = [fakes.renamed(question, f"{question.id}-{number}") for number in (1, 2) for question in fakes.every_kind()]
    return fakes.desk(folder, fakes.pack("route", twice))


def right_answer(question: Question) -> Answer:
    """The key, or a view."""
    return kind_of(question).right(question) or Picked(("unsure",))


def attempt(folder: Path, mode: str, seed: str) -> None:
    """Go on with the open attempt, or start one; say every effect once it is shown."""
    chance = random.Random(seed)
    with contextlib.closing(desk_of(folder)) as desk:
        say("ready")
        sitting = begun(desk, mode)
        with sitting:
            say("state", *state(sitting))
            while (index := next_open(sitting)) is not None:
                sitting.move(index)
                say("shown", index)
                if mode == "exam":
                    sitting.tick(chance.uniform(0.5, LONGEST_TICK))
                    say("clock", sitting.attempt.clock)
                if chance.random() < 0.4 and sitting.hint() is not None:
                    say("hints", index, sitting.attempt.response.hints)
                sitting.answer(right_answer(sitting.question()))
                say("answered", index)
            sitting.finish()
            say("finished")


def begun(desk: Desk, mode: str) -> Sitting:
    """The open attempt, or a new one."""
    for one in desk.open_attempts():
        return desk.resume(one.id)
    return desk.start(pack="route", n=COUNT, mode=mode, seed=1, limit=3600 if mode == "exam" else None)  # type: ignore[arg-type]


def next_open(sitting: Sitting) -> int | None:
    """The open question as long as it has no answer, then the next one."""
    return sitting.attempt.next_open if sitting.attempt.response.answered else sitting.attempt.current


def state(sitting: Sitting) -> tuple[Any, ...]:
    """Everything that must be the same after a kill."""
    now = sitting.attempt
    plan = [[one.planned.question, list(one.planned.order), one.planned.snapshot] for one in now.responses]
    return now.id, now.current, now.clock, [one.hints for one in now.responses], plan


def full(folder: Path) -> None:
    """Answer until the limit on the size of files is reached; then get room, and try again."""
    import resource

    with contextlib.closing(desk_of(folder)) as desk, desk.start(pack="route", n=COUNT, mode="practice") as sitting:
        log = desk.history.path.with_name(desk.history.path.name + "-wal")
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
        try:
            sitting.answer(right_answer(sitting.question()))
        except NotSaved as problem:
            say("refused", problem.sentence, sitting.attempt.answered, sitting.unsaved is not None)
        with contextlib.suppress(NotSaved):
            sitting.retry()
            say("saved too early")
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        mark = sitting.retry()
        say("saved", mark is not None and mark.verdict, sitting.attempt.answered)
        say("whole", list(desk.history.check()))


def forbidden(folder: Path, what: str) -> None:
    """Without rights to write: look at a history, and try to add to it."""
    from civics_tui.study.history import reading  # whatever is needed later has to be loaded before rights are dropped

    say("loaded", reading.__name__)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    with contextlib.closing(desk_of(folder)) as desk:
        try:
            if what == "resume":
                say("seen", desk.progress("route").seen, len(desk.open_attempts()))
                desk.resume(desk.open_attempts()[0].id)
            elif what == "append":
                history = desk.history
                found, number = history.load(desk.open_attempts()[0].id)
                history.append(found, number, Shown(0), at=history.at())
            else:
                desk.start(pack="route")
        except CivicsError as problem:
            say(type(problem).__name__, problem.sentence)


def beside(folder: Path, attempts: str) -> None:
    """Answer whole attempts, while others do the same in the same history; wait for a line before the first."""
    say("ready")
    sys.stdin.readline()
    with contextlib.closing(desk_of(folder)) as desk:
        for _ in range(int(attempts)):
            with desk.start(pack="route", n=COUNT, mode="practice") as sitting:
                while (index := next_open(sitting)) is not None:
                    sitting.move(index)
                    sitting.answer(right_answer(sitting.question()))
                sitting.finish()
            say("finished", sitting.attempt.id)


def light(folder: Path) -> None:
    """Answer one question, and say which libraries were needed for it."""
    with contextlib.closing(desk_of(folder)) as desk, desk.start(pack="route") as sitting:
        sitting.answer(right_answer(sitting.question()))
    say("loaded", sorted({name.partition(".")[0] for name in sys.modules}))


CHILDREN: dict[str, Callable[..., None]] = {
    "attempt": attempt,
    "full": full,
    "forbidden": forbidden,
    "beside": beside,
    "light": light,
}

if __name__ == "__main__":
    CHILDREN[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
