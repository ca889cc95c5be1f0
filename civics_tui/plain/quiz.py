"""An attempt in lines: questions, feedback, sources; the same for a person, a pipe and a screen reader.

Without a person at the other end one line is read per question and nothing is asked in between; a second invalid line
in a row skips the question. At the end of input the attempt stays open.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

from civics_tui.errors import AnswerError, NotSaved
from civics_tui.plain.exam import run_exam
from civics_tui.plain.question import command_of, prompt, say_question
from civics_tui.plain.results import say_results, say_stopped
from civics_tui.plain.saving import keep_trying, saved
from civics_tui.plain.sources import say_dispute, show_cards
from civics_tui.plain.talk import WIDTH, Talk
from civics_tui.study.desk import Desk
from civics_tui.study.sitting import Sitting
from civics_tui.study.wanted import reasons
from civics_tui.views import source, typing
from civics_tui.views.asked import Asked, asked
from civics_tui.views.complaints import complaints, heading, thanks
from civics_tui.words import _


def run_quiz(desk: Desk, sitting: Sitting, talk: Talk) -> int:
    """Work on an attempt until it is finished or the input ends; the exit status."""
    for line in reasons(sitting.left_out):
        talk.say(line)
    if sitting.attempt.feedback_at_once:
        _practice(desk, sitting, talk)
    else:
        run_exam(desk, sitting, talk)
    return 0


def _practice(desk: Desk, sitting: Sitting, talk: Talk) -> None:
    attempt = sitting.attempt
    if attempt.response.answered and attempt.next_open is not None and not _moved(sitting, talk, attempt.next_open):
        say_stopped(desk, sitting, talk)
        return
    while sitting.attempt.next_open is not None:
        before = sitting.attempt.current
        outcome = _Turn(sitting, talk, asked(desk, sitting, before)).run()
        following = sitting.attempt.next_open
        if following is None:
            break
        at_end = outcome == "skip" and following <= before and not talk.interactive
        if outcome == "stop" or at_end or not _moved(sitting, talk, following):
            say_stopped(desk, sitting, talk)
            return
    if saved(sitting, talk, partial(sitting.finish, "done")):
        say_results(desk, sitting, talk)


def _moved(sitting: Sitting, talk: Talk, index: int) -> bool:
    return saved(sitting, talk, partial(sitting.move, index))


@dataclass
class _Turn:
    """One question of a practice, from its first line to the way on."""

    sitting: Sitting
    talk: Talk
    asked: Asked

    def run(self) -> str:
        """Ask until there is an answer; `next`, `skip` or `stop`."""
        if not saved(self.sitting, self.talk, self.sitting.show):
            return "stop"
        say_question(self.talk, self.sitting.attempt, self.asked.form, self.asked.stale)
        for hint in self.sitting.hints:
            self._say_hint(hint.text)
        wrong_lines = 0
        while True:
            line = self.talk.ask(prompt(self.asked.form, self._commands()))
            if line is None:
                return "stop"
            command = command_of(self.asked.form, line)
            outcome = self._obey(command) if command in self._commands() else self._answer(line)
            if outcome == "wrong":
                wrong_lines += 1
                if not self.talk.interactive and wrong_lines == 2:
                    return self._leave()
            elif outcome:
                return outcome

    def _answer(self, line: str) -> str:
        """Hand a line in as the answer; `wrong` where it is none."""
        try:
            self.sitting.answer(typing.parse(self.asked.form, line))
        except AnswerError as problem:
            self.talk.say(problem.sentence)
            return "wrong"
        except NotSaved as problem:
            return self._told() if keep_trying(self.sitting, self.talk, problem) else "stop"
        return self._told()

    def _commands(self) -> dict[str, str]:
        left = len(self.asked.question.hints) > len(self.sitting.hints)
        hints = {"h": _("hint")} if left else {}
        return {**hints, "s": _("sources"), "n": _("skip"), "q": _("stop")}

    def _leave(self) -> str:
        if not saved(self.sitting, self.talk, self.sitting.skip):
            return "stop"
        if not self.talk.interactive:
            self.talk.say(_("Skipped."))
        return "skip"

    def _obey(self, command: str) -> str:
        """Do what a command says; empty where the question is still to be answered."""
        if command == "q":
            return "stop"
        if command == "n":
            return self._leave()
        if command == "h":
            if not saved(self.sitting, self.talk, self.sitting.hint):
                return "stop"
            self._say_hint(self.sitting.hints[-1].text)
        elif self.asked.is_scored:
            self.talk.say(self.asked.before or source.no_source())
        else:
            show_cards(self.talk, self.asked.cards)
        return ""

    def _say_hint(self, text: str) -> None:
        self.talk.say(_("Hint: {text}").format(text=text))

    def _told(self) -> str:
        """Say the feedback, and wait for the way on; the answer is committed already."""
        told = self.asked.feedback(self.sitting.attempt, self.sitting.attempt.response)
        if told is not None:
            for paragraph in told.paragraphs():
                self.talk.say(paragraph)
            for line in told.why_text(WIDTH):
                self.talk.write(line)
        if self.talk.interactive:
            return self._after()
        self.talk.gap()
        return "next"

    def _after(self) -> str:
        while True:
            line = self.talk.ask(self._after_prompt())
            if line is None or line.casefold() in ("q", ":q"):
                return "stop"
            match line.casefold():
                case "s":
                    show_cards(self.talk, self.asked.cards)
                case "v" if self.asked.disputes:
                    for dispute in self.asked.disputes:
                        say_dispute(self.talk, dispute)
                case "=" if self.sitting.can_override:
                    self._override()
                case "u":
                    self._report()
                case "":
                    return "next"
                case _:
                    self.talk.say(_('"{line}" is nothing that can be done here.').format(line=line))

    def _override(self) -> None:
        if saved(self.sitting, self.talk, self.sitting.override):
            self.talk.say(_("Counted as right. Your answer and your view of it are both kept."))

    def _report(self) -> None:
        """Ask what is wrong with the question, and keep it for its author."""
        offered = complaints()
        self.talk.say(heading())
        for number, (_what, text) in enumerate(offered, start=1):
            self.talk.say(text, first=f"{number}. ")
        picked = self.talk.choose(_("Type 1-{count}, or q to tell nothing:").format(count=len(offered)), len(offered))
        if isinstance(picked, int) and saved(
            self.sitting, self.talk, partial(self.sitting.report, offered[picked][0], self.asked.index)
        ):
            self.talk.say(thanks())

    def _after_prompt(self) -> str:
        following = self.sitting.attempt.next_open
        onward = _("your results") if following is None else _("question {n}").format(n=following + 1)
        offers = [_("s shows the sources"), *self._offers]
        if self.sitting.can_override:
            offers.append(_("= counts yours as right"))
        offers.append(_("u tells the author what is wrong"))
        return _("Saved. {offers}, enter goes on to {onward}:").format(offers=", ".join(offers), onward=onward)

    @cached_property
    def _offers(self) -> list[str]:
        return [_("v what differs")] if self.asked.disputes else []
