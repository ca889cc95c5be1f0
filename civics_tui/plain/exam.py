"""An exam in lines: answers that can be changed until it is handed in, flags, an overview, a clock."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from civics_tui.errors import AnswerError
from civics_tui.plain.question import command_of, prompt, say_question
from civics_tui.plain.results import say_results, say_stopped
from civics_tui.plain.saving import saved
from civics_tui.plain.talk import Talk
from civics_tui.study.attempt import NotPossible
from civics_tui.study.desk import Desk
from civics_tui.study.sitting import Sitting
from civics_tui.views import times, typing
from civics_tui.views.forms import Form, form
from civics_tui.views.overview import overview
from civics_tui.words import _


def run_exam(desk: Desk, sitting: Sitting, talk: Talk) -> None:
    """Work on an exam until it is handed in, its time is up, or the input ends."""
    exam = _Exam(desk, sitting, talk)
    try:
        while sitting.attempt.open:
            exam.ask()
    except _Left:
        say_stopped(desk, sitting, talk)
        return
    if sitting.attempt.ending == "time_up":
        talk.say(_("The time is up. What is there was handed in."))
    say_results(desk, sitting, talk)


class _Left(Exception):
    """The learner leaves, or the input has ended; the exam stays open."""


class _Exam:
    """The talk about one exam."""

    def __init__(self, desk: Desk, sitting: Sitting, talk: Talk) -> None:
        """Begin to count the time from now."""
        self.desk, self.sitting, self.talk = desk, sitting, talk
        self.since: datetime.datetime = desk.now()

    def ask(self) -> None:
        """Ask one question, or for one command.

        Raises:
            _Left: the learner leaves.
        """
        sitting, talk = self.sitting, self.talk
        self._save(sitting.show)
        current = form(sitting.question(), sitting.planned().order)
        self._say(current)
        wrong_lines = 0
        while wrong_lines < 2 or talk.interactive:
            line = talk.ask(prompt(current, self._commands()))
            self._run_clock()
            if not sitting.attempt.open:
                return
            command = "q" if line is None else command_of(current, line)
            if command in self._commands():
                self._obey(command)
                return
            if self._answer(current, line or ""):
                return
            wrong_lines += 1
        self._onward(skipped=True)

    def _answer(self, current: Form, line: str) -> bool:
        """Hand a line in as the answer and go on; `False` where it is none."""
        try:
            answer = typing.parse(current, line)
            self._save(lambda: self.sitting.answer(answer))
        except (AnswerError, NotPossible) as problem:
            self.talk.say(problem.sentence)
            return False
        if self.talk.interactive:
            self.talk.say(_("Saved. It can be changed until you hand in."))
        self._onward(skipped=False)
        return True

    def _save(self, commit: Callable[[], object]) -> None:
        if not saved(self.sitting, self.talk, commit):
            raise _Left

    def _say(self, current: Form) -> None:
        attempt = self.sitting.attempt
        say_question(self.talk, attempt, current)
        if attempt.response.answer is not None:
            given = typing.show(current, attempt.response.answer)
            self.talk.say(_("Your answer so far: {answer}").format(answer=given))
        left = self.sitting.time_left
        if left is not None and self.talk.interactive:
            self.talk.say(times.left(left))

    def _commands(self) -> dict[str, str]:
        flagged = self.sitting.attempt.response.flagged
        return {
            "f": _("take the flag away") if flagged else _("flag"),
            "n": _("next"),
            "p": _("previous"),
            "l": _("overview and hand in"),
            "q": _("stop"),
        }

    def _obey(self, command: str) -> None:
        sitting = self.sitting
        count = len(sitting.attempt.responses)
        if command == "q":
            raise _Left
        if command == "f":
            self._save(lambda: sitting.flag(not sitting.attempt.response.flagged))
            self.talk.say(_("Flagged.") if sitting.attempt.response.flagged else _("The flag is gone."))
        elif command == "p":
            self._move((sitting.attempt.current - 1) % count)
        elif command == "l":
            self._overview()
        else:
            self._onward(skipped=not sitting.attempt.response.answered)

    def _onward(self, *, skipped: bool) -> None:
        """Go to the next question; after the last one, or when all have an answer, show the overview."""
        sitting = self.sitting
        if skipped:
            self._save(sitting.skip)
        at_end = sitting.attempt.current + 1 == len(sitting.attempt.responses)
        if at_end or sitting.attempt.answered == len(sitting.attempt.responses):
            self._overview()
        else:
            self._move(sitting.attempt.current + 1)

    def _overview(self) -> None:
        """Say what is answered, flagged, skipped; hand in or go on. A pipe hands in."""
        sitting, talk = self.sitting, self.talk
        if not talk.interactive:
            self._hand_in()
            return
        shown = overview(sitting.attempt)
        for line in shown.lines():
            talk.say(line)
        count = len(sitting.attempt.responses)
        picked = talk.choose(_("Type 1-{count} to go to a question, h to hand in:").format(count=count), count, ("h",))
        self._run_clock()
        if not sitting.attempt.open:
            return
        if picked == "h":
            self._hand_in()
        elif isinstance(picked, int):
            self._move(picked)

    def _hand_in(self) -> None:
        self._save(partial(self.sitting.finish, "handed_in"))

    def _move(self, index: int) -> None:
        self._save(partial(self.sitting.move, index))

    def _run_clock(self) -> None:
        now = self.desk.now()
        passed = (now - self.since).total_seconds()
        self.since = now
        self._save(partial(self.sitting.tick, passed))
