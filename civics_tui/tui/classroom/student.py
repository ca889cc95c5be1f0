"""A student of a class on the full screen: the question with the inputs of a quiz, and always whether it is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from civics_tui.classroom.client import told
from civics_tui.classroom.client.forms import form_of
from civics_tui.classroom.client.student import Student
from civics_tui.classroom.seen import StudentView
from civics_tui.errors import AnswerError, CivicsError
from civics_tui.tui.classroom import student_rows
from civics_tui.tui.content import T
from civics_tui.tui.inputs import AnswerInput, input_for
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.question import QuestionBody
from civics_tui.tui.widgets.sheet import Rows, Sheet
from civics_tui.tui.widgets.status import StatusLine
from civics_tui.views.forms import TextForm
from civics_tui.views.pieces import said
from civics_tui.words import _

COUNT_DOWN = 1.0
"""Seconds between two looks at the clock."""
OVER = frozenset({"finished", "given_up", "removed"})


class StudentScreen(CivicsScreen[None]):
    """One student, from the lobby to the own record."""

    DEFAULT_CSS = """
    StudentScreen {
        #banner { display: none; background: $panel; }
        #banner.-shown { display: block; }
        #told { height: 1fr; }
        #question { display: none; }
        &.-asking #told { display: none; }
        &.-asking #question { display: block; }
    }
    """

    AUTO_FOCUS = ""
    """Nothing is typed into before a question is asked."""

    BINDINGS = [
        Binding("enter", "go", show=False, id="student.answer"),
        Binding("s,f2", "sources", show=False, id="student.sources"),
        Binding("r", "retry", show=False, id="student.retry"),
        Binding("z", "undo", show=False, id="student.undo"),
        Binding("pagedown", "page(1)", show=False, id="student.down"),
        Binding("pageup", "page(-1)", show=False, id="student.up"),
    ]

    @dataclass
    class News(Message):
        """Something may have changed."""

    def __init__(self, student: Student) -> None:
        """Be this student."""
        super().__init__()
        self.student = student
        self.shown: StudentView | None = None
        self._asked: tuple[int | None, bool] | None = None
        self._sources = False
        self._sentence = ""
        self._doubted = ""
        self._input_changed = False

    def body(self) -> Iterable[Widget]:
        """The connection, what goes on or what is asked, and whether the answer is saved."""
        yield Sheet(self._banner_rows, id="banner")
        yield VerticalScroll(Sheet(self._told_rows, id="lines"), id="told", can_focus=False)
        yield QuestionBody(input_for(TextForm(stem=())))
        yield StatusLine()

    def on_mount(self) -> None:
        """Follow the class."""
        self.say_where(_("A class"), _("connecting..."))
        self.student.start(self._tell)
        self.set_interval(COUNT_DOWN, self._draw_lines)
        self.show_keys()

    def on_unmount(self) -> None:
        """Follow no longer; what is not sent stays in the outbox."""
        self.student.stop()

    def _tell(self) -> None:
        """Called from the threads of the student."""
        self.post_message(self.News())

    @on(News)
    async def _heard(self, event: News) -> None:
        event.stop()
        await self._follow()

    # Drawing

    @property
    def question(self) -> QuestionBody:
        """The question with its input."""
        return self.query_one(QuestionBody)

    @property
    def is_asking(self) -> bool:
        """Are answers taken?"""
        view = self.shown
        return view is not None and view.state == told.TAKING and view.question is not None and view.may_change

    async def _follow(self) -> None:
        view = self.student.view
        if view is not None and self.is_mounted:
            before, self.shown = self.shown, view
            if before is None or (before.state, before.run) != (view.state, view.run):
                self._sentence = self._doubted = ""
                self._sources = False
                self.query_one("#told").scroll_home(animate=False)
            await self._ask(view)
            if view.state in OVER and view.state != "removed" and not self.student.outbox.waiting:
                self.student.outbox.forget()
        self._draw_lines()

    async def _ask(self, view: StudentView) -> None:
        """Show the input of the open question once; it keeps its state and focus while other things change."""
        self.set_class(self.is_asking, "-asking")
        if not self.is_asking or view.question is None:
            if self._asked is not None:
                self._asked = None
                self.set_focus(None)
            return
        if self._asked == (view.run, True):
            return
        self._asked = (view.run, True)
        form = form_of(view.question)
        input_ = input_for(form, lettered=True)
        given = self.student.in_hand
        if given is not None:
            input_.put(given)
        await self.question.replace(input_)
        heading = told.answer_heading(view)
        settled = getattr(form, "settled", ())
        self.question.stem.ask(*(line for line in (said(heading) if heading else (), settled, form.stem) if line))
        self.question.fit_all()
        input_.take_focus()

    def _draw_lines(self) -> None:
        view = self.shown
        if not self.is_mounted:
            return
        banner = self.query_one("#banner", Sheet)
        banner.set_class(bool(told.banner(self.student)), "-shown")
        banner.redraw()
        self.query_one("#lines", Sheet).redraw()
        if view is not None:
            left = told.time_left(self.student) if view.state == told.TAKING else ""
            where = view.heading if self.is_narrow else f"{view.title}   {view.heading}"
            self.say_where(where, left or view.name)
        self._say_status()
        self.show_keys()

    def _say_status(self) -> None:
        status, view = self.query_one(StatusLine), self.shown
        if view is None:
            status.say(T(self.student.lost or _("Connecting to the class..."), "wrong" if self.student.lost else ""))
            return
        saved = self.student.saved
        if self._sentence:
            status.say(T(self._sentence, "wrong"))
        elif view.reveal is not None:
            status.say(T(told.verdict(view.reveal), view.reveal.token))
        elif view.run is None or view.state not in (told.TAKING, "closed"):
            status.say(T(""))
        else:
            token, sentence = told.saving(saved, vote=view.question is not None and not view.question.scored)
            own = view.own.words if saved.state == "saved" and view.own else ""
            status.say(
                T("   ").join([T(sentence, token), T(own, "quiet")]) if own else T(sentence, token), whole=not own
            )

    def _banner_rows(self, width: int) -> Rows:
        banner = told.banner(self.student)
        return student_rows.banner([banner] if banner else [], width)

    def _told_rows(self, width: int) -> Rows:
        view = self.shown
        if view is None:
            return []
        if view.reveal is not None:
            return student_rows.answer(view, view.reveal, width, sources=self._sources)
        if view.state in ("closed", told.TAKING):
            return student_rows.closed(view, width)
        return student_rows.waiting(view, width)

    # Keys

    def footer(self) -> Iterable[Key]:
        """What can be done now."""
        view = self.shown
        if self.is_asking and view is not None:
            scored = view.question is None or view.question.scored
            sent = self.student.in_hand is not None
            word = _("send") if not sent else _("change") if scored else _("change vote")
            yield Key("enter", word, "go", keep=True)
            if not self.writing:
                keys = self.question.input.keys()
                yield from keys
                if self.question.input.can_undo and not any(key.key == "z" for key in keys):
                    yield Key("z", _("undo"), "undo")
        elif view is not None and view.reveal is not None and view.reveal.sources:
            word = _("close sources") if self._sources else _("where this is known from")
            yield Key("s", word, "sources", keep=True)
        if self.student.lost or self.student.saved.state == "not_saved":
            yield Key("r", _("try now"), "retry")
        if not self.writing:
            yield Key("q", _("leave"), "leave")

    @on(AnswerInput.Changed)
    def _fit_input(self, event: AnswerInput.Changed) -> None:
        event.stop()
        self._sentence = self._doubted = ""
        if event.input is self.question.input:
            stem = event.input.stem()
            if stem is not None:
                self.question.stem.ask(stem)
            self.question.fit_all()
            self.question.show_marked()
            self._draw_lines()

    @on(AnswerInput.Submitted)
    def _submitted(self, event: AnswerInput.Submitted) -> None:
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Send the answer in hand."""
        if not self.is_asking:
            return
        if self.question.on_stem_page:
            self.action_page(1)
            return
        input_ = self.question.input
        if input_.settle():
            return
        try:
            answer = input_.answer()
            doubt = input_.doubt()
            if doubt and doubt != self._doubted:
                self._doubted = self._sentence = doubt
            else:
                self._sentence = self._doubted = ""
                self.student.answer(answer)
        except AnswerError as problem:
            self._sentence = problem.sentence
        except CivicsError as problem:
            self._sentence = problem.sentence
        self._draw_lines()

    def action_input(self, action: str, *arguments: int) -> None:
        """Do in the input what an entry of the last line says."""
        getattr(self.question.input, f"action_{action}")(*arguments)

    def action_undo(self) -> None:
        """Take back the last move in the input."""
        if self.is_asking:
            self.question.input.undo()

    def action_sources(self) -> None:
        """Show where the answer is known from, or close it."""
        self._sources = not self._sources
        self._draw_lines()

    def action_retry(self) -> None:
        """Try at once to connect and to send."""
        self.student.try_now()

    def action_page(self, pages: int) -> None:
        """Turn pages."""
        if self.is_asking:
            self.question.turn(pages)
        else:
            page = self.query_one("#told", VerticalScroll)
            page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)

    async def action_back(self) -> None:
        """Go back from a move or a field; a class is left with `q`."""
        if self._sources:
            self.action_sources()
        elif self.is_asking and not self.question.input.cancel() and self.writing:
            self.set_focus(None)

    async def action_leave(self) -> None:
        """Leave; the same command comes back, with every answer."""
        waiting = self.student.outbox.waiting
        warning = _("NOT SAVED yet: keep this window open. q again leaves; it is sent when you come back.")
        if waiting and self._sentence != warning:
            self._sentence = warning
            self._draw_lines()
            return
        self.app.exit()
