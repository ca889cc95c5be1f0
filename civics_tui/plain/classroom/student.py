"""A student's side of a class in lines: what changes is said once, a line that is typed is an answer or a command."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from civics_tui.classroom.client import told
from civics_tui.classroom.client.forms import form_of
from civics_tui.classroom.client.student import Student
from civics_tui.classroom.seen import StudentView
from civics_tui.errors import CivicsError
from civics_tui.plain.classroom.asked import range_of, say_asked
from civics_tui.plain.classroom.listening import Listening, Typed
from civics_tui.plain.question import command_of
from civics_tui.plain.talk import Talk
from civics_tui.views import typing
from civics_tui.views.forms import Form
from civics_tui.views.pieces import plain
from civics_tui.words import _

OVER = frozenset({"finished", "given_up", "removed"})


def run_student(student: Student, talk: Talk) -> int:
    """Take part in a class until it is over, the student leaves, or the input ends; the exit status."""
    return _Part(student, talk).run()


@dataclass
class _Part:
    """What was said already, and what is still to be done."""

    student: Student
    talk: Talk
    listening: Listening = field(init=False)
    lines: deque[str] = field(default_factory=deque)
    """Typed by a pipe before there was a question for them."""
    answered: set[int] = field(default_factory=set)
    at_end: bool = False
    told: tuple[object, ...] = ()
    told_saving: str = ""
    told_banner: str = ""

    def run(self) -> int:
        self.listening = Listening(self.talk)
        self.student.start(self.listening.news)
        self.listening.start()
        try:
            while True:
                event = self.listening.next()
                if isinstance(event, Typed) and self._typed(event.line):
                    return 0
                self._say_news()
                self._take_waiting()
                if self._is_over():
                    return 0
        finally:
            self.student.stop()

    def _is_over(self) -> bool:
        view = self.student.view
        if view is not None and view.state in OVER and not self.student.outbox.waiting:
            if view.state != "removed":
                self.student.outbox.forget()
            return True
        return self.at_end and not self.lines and not self.student.outbox.waiting

    # News

    def _say_news(self) -> None:
        self._say_banner()
        view = self.student.view
        if view is None:
            return
        now = (view.state, view.number, view.vote, view.run, view.heading)
        if now != self.told:
            self.told, self.told_saving = now, ""
            self._say_view(view)
        self._say_saving(view)

    def _say_banner(self) -> None:
        banner = told.banner(self.student)
        if banner != self.told_banner:
            was, self.told_banner = self.told_banner, banner
            self.talk.say(banner or (_("Connected again.") if was else ""))

    def _say_view(self, view: StudentView) -> None:
        self.talk.gap()
        self.talk.say(f"{view.title}. {view.name}. {view.heading}.")
        if view.state == told.TAKING and view.question is not None:
            form = form_of(view.question)
            say_asked(self.talk, form)
            if left := told.time_left(self.student):
                self.talk.say(f"{left[0].upper()}{left[1:]}.")
            self.talk.say(self._prompt(form))
        elif view.reveal is not None:
            for _token, text in told.paragraphs(view.reveal):
                self.talk.say(text)
            self.talk.say(_("s shows where this is known from. {lead}").format(lead=view.lead))
        else:
            self.talk.say(view.lead)
            for past in view.record:
                self.talk.gap()
                for _token, text in told.record_lines(past):
                    self.talk.say(text)

    def _prompt(self, form: Form) -> str:
        colon = ":" if self._is_text(form) else ""
        return _("Your answer ({range}); {colon}q leaves, {colon}r tries to send again.").format(
            range=range_of(form), colon=colon
        )

    def _is_text(self, form: Form) -> bool:
        return command_of(form, "q") != "q"

    def _say_saving(self, view: StudentView) -> None:
        saved = self.student.saved
        if view.state not in (told.TAKING, "closed") or saved.state in ("saving", "nothing"):
            return
        rev = view.own.rev if view.own else 0
        key = saved.state if saved.state == "not_saved" else f"{saved.state} {rev} {saved.said}"
        if key == self.told_saving:
            return
        self.told_saving = key
        _token, sentence = told.saving(saved)
        yours = f" {view.own.words}." if saved.state == "saved" and view.own else ""
        change = _(" Another line changes it.") if saved.state == "saved" and self._may_change(view) else ""
        self.talk.say(f"{sentence.rstrip('.')}.{yours}{change}")

    def _may_change(self, view: StudentView) -> bool:
        return view.state == told.TAKING and view.may_change and self.talk.interactive

    # Lines

    def _typed(self, line: str | None) -> bool:
        """Do what a line says; does the student leave?"""
        if line is None:
            self.at_end = True
            return self.talk.interactive
        if not self.talk.interactive:
            self.lines.append(line)
            return False
        form = self._form()
        command = command_of(form, line) if form is not None else line.casefold().lstrip(":")
        if command == "q":
            self.talk.say(_("You can come back with the same command; your answers stay."))
            return True
        self._obey(command, line, form)
        return False

    def _obey(self, command: str, line: str, form: Form | None) -> None:
        view = self.student.view
        if command == "r":
            self.student.try_now()
        elif command == "s" and view is not None and view.reveal is not None:
            self._say_sources(view)
        elif form is None:
            self.talk.say(_("There is nothing to answer just now. {lead}").format(lead=view.lead if view else ""))
        elif line:
            self._answer(form, line)

    def _say_sources(self, view: StudentView) -> None:
        sources = view.reveal.sources if view.reveal else ()
        if not sources:
            self.talk.say(_("Its author gives no source yet."))
        for source in sources:
            for label, text in told.source_lines(source):
                shown = text if isinstance(text, str) else plain(text)
                self.talk.say(f"{label}: {shown}" if label.strip() else shown, first="  " if label else "")

    def _form(self) -> Form | None:
        view = self.student.view
        if view is None or view.state != told.TAKING or view.question is None or not view.may_change:
            return None
        return form_of(view.question)

    def _take_waiting(self) -> None:
        """Give the next line of a pipe to the question that has no answer of it yet."""
        view, form = self.student.view, self._form()
        if view is None or view.run is None or form is None or not self.lines or view.run in self.answered:
            return
        if self._answer(form, self.lines.popleft()):
            self.answered.add(view.run)

    def _answer(self, form: Form, line: str) -> bool:
        try:
            self.student.answer(typing.parse(form, line))
        except CivicsError as problem:
            self.talk.say(problem.sentence)
            return False
        return True
