"""An attempt in lines: questions, feedback, sources; the same for a person, a pipe and a screen reader.

Without a person at the other end one line is read per question and nothing is asked in between; a second invalid line
in a row skips the question. At the end of input the attempt stays open.
"""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.errors import AnswerError, NotSaved
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import claims_of
from civics_tui.plain.exam import run_exam
from civics_tui.plain.question import command_of, prompt, say_question
from civics_tui.plain.results import say_results, say_stopped
from civics_tui.plain.sources import show_disputes, show_sources
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.study.sitting import Sitting
from civics_tui.views import source, typing
from civics_tui.views.feedback import feedback
from civics_tui.views.forms import Form, form
from civics_tui.views.selection import left_out_lines
from civics_tui.words import _


def run_quiz(desk: Desk, sitting: Sitting, talk: Talk) -> int:
    """Work on an attempt until it is finished or the input ends; the exit status."""
    for line in left_out_lines(sitting.left_out):
        talk.say(line)
    if not sitting.attempt.feedback_at_once:
        run_exam(desk, sitting, talk)
    else:
        _practice(desk, sitting, talk)
    return 0


def _practice(desk: Desk, sitting: Sitting, talk: Talk) -> None:
    while sitting.attempt.open:
        asked = _Asked(desk, sitting, talk)
        if sitting.attempt.response.answered:
            outcome = "next"
        else:
            outcome = asked.run()
        if outcome == "stop":
            say_stopped(talk, sitting)
            return
        following = sitting.attempt.next_open
        if following is None or (outcome == "skip" and following <= sitting.attempt.current):
            break
        sitting.move(following)
    if sitting.attempt.next_open is not None:
        talk.say(_("Skipped questions stay open under Continue."))
        say_stopped(talk, sitting)
        return
    _finish(sitting, talk)
    say_results(desk, sitting, talk)


def _finish(sitting: Sitting, talk: Talk) -> None:
    while sitting.attempt.open:
        try:
            sitting.finish("done")
        except NotSaved as problem:
            if not keep_trying(sitting, talk, problem):
                return


def keep_trying(sitting: Sitting, talk: Talk, problem: NotSaved) -> bool:
    """Say that something is not saved, and try again as often as the learner wants to; was it saved in the end?"""
    while sitting.unsaved is not None:
        talk.say(problem.sentence)
        line = talk.ask(_("r tries again, q leaves:")) if talk.interactive else None
        if line is None or line.casefold() == "q":
            return False
        try:
            sitting.retry()
        except NotSaved as again:
            problem = again
    return True


@dataclass
class _Asked:
    """One question of a practice, from its first line to the way on."""

    desk: Desk
    sitting: Sitting
    talk: Talk

    @property
    def question(self) -> Question:
        return self.sitting.question()

    @property
    def ledger(self) -> Ledger:
        return self.desk.ledger(self.sitting.planned().pack)

    @property
    def form(self) -> Form:
        return form(self.question, self.sitting.planned().order)

    def run(self) -> str:
        """Ask until there is an answer; `next`, `skip` or `stop`."""
        self.sitting.show()
        say_question(self.talk, self.sitting.attempt, self.form)
        for hint in self.sitting.hints:
            self.talk.say(_("Hint: {text}").format(text=hint.text))
        wrong_lines = 0
        while True:
            line = self.talk.ask(prompt(self.form, self._commands()))
            if line is None:
                return "stop"
            command = command_of(self.form, line)
            if command in ("q", "n"):
                return self._leave(command)
            if command in self._commands():
                self._obey(command)
                continue
            try:
                self.sitting.answer(typing.parse(self.form, line))
            except AnswerError as problem:
                self.talk.say(problem.sentence)
                wrong_lines += 1
                if not self.talk.interactive and wrong_lines == 2:
                    return self._leave("n")
            except NotSaved as problem:
                return self._told() if keep_trying(self.sitting, self.talk, problem) else "stop"
            else:
                return self._told()

    def _commands(self) -> dict[str, str]:
        left = len(self.question.hints) - len(self.sitting.hints)
        hints = {"h": _("hint")} if left > 0 else {}
        return {**hints, "s": _("sources"), "n": _("skip"), "q": _("stop")}

    def _leave(self, command: str) -> str:
        if command == "q":
            return "stop"
        self.sitting.skip()
        if not self.talk.interactive:
            self.talk.say(_("Skipped."))
        return "skip"

    def _obey(self, command: str) -> None:
        if command == "h":
            hint = self.sitting.hint()
            if hint is not None:
                self.talk.say(_("Hint: {text}").format(text=hint.text))
        else:
            self.talk.say(source.before_answer(self.question, self.ledger) or source.no_source())

    def _told(self) -> str:
        """Say the feedback, and wait for the way on; the answer is committed already."""
        self._say_feedback()
        if not self.talk.interactive:
            self.talk.gap()
            return "next"
        return self._after()

    def _say_feedback(self) -> None:
        attempt = self.sitting.attempt
        response = attempt.response
        if response.answer is None or response.mark is None:
            return
        told = feedback(
            self.question,
            response.answer,
            response.mark,
            order=self.sitting.planned().order,
            misconceptions=self.desk.misconceptions(self.sitting.planned().pack),
            ledger=self.ledger,
            overridden=response.overridden,
        )
        for paragraph in told.paragraphs():
            self.talk.say(paragraph)
        for line in told.why_text(79):
            self.talk.write(line)

    def _after(self) -> str:
        while True:
            line = self.talk.ask(self._after_prompt())
            if line is None or line.casefold() == "q":
                return "stop" if self.sitting.attempt.next_open is not None else "next"
            match line.casefold():
                case "s":
                    show_sources(self.talk, self.question, self.ledger, self.desk.today())
                case "v" if self._differs():
                    show_disputes(self.talk, claims_of(self.question), self.ledger)
                case "=" if self.sitting.can_override:
                    self._override()
                case "":
                    return "next"
                case _:
                    self.talk.say(_('"{line}" is nothing that can be done here.').format(line=line))

    def _override(self) -> None:
        try:
            self.sitting.override()
        except NotSaved as problem:
            if not keep_trying(self.sitting, self.talk, problem):
                return
        self.talk.say(_("Counted as right. Your answer and your view of it are kept for the author."))

    def _differs(self) -> bool:
        return bool(self.ledger.disputes_of(claims_of(self.question)))

    def _after_prompt(self) -> str:
        following = self.sitting.attempt.next_open
        onward = _("your results") if following is None else _("question {n}").format(n=following + 1)
        offers = [_("s shows the sources")]
        if self._differs():
            offers.append(_("v what differs"))
        if self.sitting.can_override:
            offers.append(_("= counts yours as right"))
        return _("Saved. {offers}, enter goes on to {onward}:").format(offers=", ".join(offers), onward=onward)
