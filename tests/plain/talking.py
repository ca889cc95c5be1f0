"""A person, or a pipe, that types lines to the plain face; what it writes is kept and looked at line by line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.plain.quiz import run_quiz
from civics_tui.plain.talk import Talk
from civics_tui.views.wrap import cells
from tests.tui import quizzes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civics_tui.model import kinds
    from civics_tui.study.attempt import Attempt
    from civics_tui.study.desk import Desk
    from civics_tui.study.sitting import Sitting

Typed = str | Callable[[], None]
"""A line, or something that happens before the next line is typed."""


class Conversation:
    """The other end of a talk; at the end of its lines the input ends."""

    def __init__(self, *typed: Typed, person: bool = True) -> None:
        """Type these lines, as a person or as a pipe."""
        self.waiting = list(typed)
        self.lines: list[str] = []
        self.prompts: list[str] = []
        self.talk = Talk(self._write, self.prompts.append, self._read, person)

    @property
    def text(self) -> str:
        """All that was written, without prompts."""
        return "\n".join(self.lines)

    def _write(self, line: str) -> None:
        assert cells(line) < 80, line
        assert "\n" not in line
        self.lines.append(line)

    def _read(self) -> str | None:
        while self.waiting:
            one = self.waiting.pop(0)
            if isinstance(one, str):
                return one
            one()
        return None


class Quiz:
    """An attempt over questions that are kept in memory."""

    def __init__(self, home: Path, desk: Desk, sitting: Sitting) -> None:
        """Hold what was started."""
        self.home, self.desk, self.sitting = home, desk, sitting
        self.disk = quizzes.FullDisk(desk)

    def fill_disk(self) -> None:
        """From now on nothing can be saved."""
        self.disk.is_full = True

    def free_disk(self) -> None:
        """From now on there is room again."""
        self.disk.is_full = False

    def talk(self, *typed: Typed, person: bool = True) -> Conversation:
        """Type lines to the attempt, until they end or it does."""
        conversation = Conversation(*typed, person=person)
        assert run_quiz(self.desk, self.sitting, conversation.talk) == 0
        return conversation

    @property
    def stored(self) -> Attempt:
        """The attempt as it is on the disk."""
        return self.desk.history.load(self.sitting.attempt.id)[0]


@contextmanager
def quiz(home: Path, *questions: kinds.Question, **start: object) -> Iterator[Quiz]:
    """Start an attempt over these questions."""
    desk = quizzes.desk_of(home, *questions)
    names = [question.id for question in questions]
    try:
        with desk.start(pack=quizzes.PACK, questions=names, seed=1, **start) as sitting:  # type: ignore[arg-type]
            yield Quiz(home, desk, sitting)
    finally:
        desk.close()
