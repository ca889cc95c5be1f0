"""A question of an attempt, from its stem to its feedback; the same screen for practice, exams and looking back.

It passes keys on to the turn and has the pane drawn; nothing is shown before it is committed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import cast

from textual import getters, on, work
from textual.binding import Binding
from textual.widget import Widget

from civics_tui.errors import AnswerError
from civics_tui.study.desk import Desk
from civics_tui.study.events import Confidence
from civics_tui.study.sitting import Sitting
from civics_tui.tui import routes
from civics_tui.tui.inputs import AnswerInput
from civics_tui.tui.quiz import keys, lines
from civics_tui.tui.quiz.pane import QuestionPane
from civics_tui.tui.quiz.turn import Turn
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.screens.overview import OverviewScreen
from civics_tui.tui.screens.report import ReportDialog
from civics_tui.tui.widgets.drawer import SourceDrawer
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.status import SureLine
from civics_tui.views import copied
from civics_tui.words import _

ASKED_FOR = frozenset(
    action
    for binding in keys.BINDINGS
    if isinstance(binding, Binding)
    for action in [binding.action.partition("(")[0]]
    if action not in ("go", "page", "previous", "undo")
)
"""Actions that can be done only while the last line offers them; the others mind for themselves."""


class QuizScreen(CivicsScreen[None]):
    """One question at a time."""

    AUTO_FOCUS = ""  # the pane puts the focus without scrolling to it

    BINDINGS = keys.BINDINGS

    pane = getters.query_one("#pane", QuestionPane)

    def __init__(
        self, desk: Desk, sitting: Sitting, index: int | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Show the open question of an attempt.

        Args:
            desk: of the learner.
            sitting: the attempt, which this screen works on.
            index: the question to look at in an attempt that is over, counted from 0.
            clock: seconds that only ever go up, for the clock of an exam.
        """
        super().__init__()
        self.desk = desk
        self.turn = Turn(desk, sitting, index)
        self.clock_shown = True
        self.clock = clock
        """Seconds that only ever go up."""
        self._ticked = clock()

    def body(self) -> Iterable[Widget]:
        """The question."""
        yield QuestionPane(self.turn, at_once=lambda: self.civics.settings.answer_at_once)

    @property
    def open_sitting(self) -> Sitting:
        """The attempt that is worked on here."""
        return self.turn.sitting

    def footer(self) -> Iterable[Key]:
        """What can be done with the question now."""
        return keys.offered(self.pane.situation())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now."""
        if not self.is_mounted or action not in ASKED_FOR:
            return True
        if action in ("card", "show_me") and self.is_wide:
            return True
        if action == "next" and self.turn.phase == "feedback":
            return True  # what the footer says of enter holds for it, too
        return any(key.action.partition("(")[0] == action for key in self.footer())

    def on_mount(self) -> None:
        """Show the question, and run the clock of an exam."""
        if self.turn.attempt.limit is not None:
            self.set_interval(1.0, self.run_clock)
        self.turn.begin()
        self.pane.begin()
        self._draw_lines()

    def on_unmount(self) -> None:
        """Give the attempt up; it stays open."""
        self.turn.sitting.close()

    def resized(self) -> None:
        """Lay out for the new size."""
        if self.is_mounted:
            self.pane.set_size(wide=self.is_wide, narrow=self.is_narrow)

    # Showing

    async def _follow(self) -> None:
        """Show where the turn has come to."""
        turn = self.turn
        if turn.is_done or not (turn.attempt.open or turn.looking_back):
            self._end()
            return
        await self.pane.show()
        self._draw_lines()
        if turn.wants_overview:
            turn.wants_overview = False
            self.action_overview()

    def _end(self) -> None:
        """Go to the results, also from a dialog above the question; once, also where the clock ticks meanwhile."""
        if self not in self.app.screen_stack:
            return
        while self.app.screen is not self:
            self.app.pop_screen()
        if self.turn.looking_back:
            self.dismiss()
        else:
            self.app.switch_screen(routes.results(self.desk, self.turn.sitting))

    @on(QuestionPane.Moved)
    @on(SourceDrawer.Turned)
    def _draw_lines(self) -> None:
        """Top line, the lines around the question, and the keys."""
        self.say_place()
        self.pane.draw_lines()
        self.show_keys()

    def say_place(self) -> None:
        """Fill the top line."""
        if self.is_narrow:
            self.say_where(lines.short(self.turn, self.pane.end_of_stem(), clock_shown=self.clock_shown))
        else:
            self.say_where(lines.left(self.turn), lines.right(self.turn, clock_shown=self.clock_shown))

    @on(AnswerInput.Changed)
    def _fit_input(self, event: AnswerInput.Changed) -> None:
        event.stop()
        if event.input is self.pane.input:
            self.turn.changed()
            self.pane.fit_input()
            self._draw_lines()

    # Answering

    @on(AnswerInput.Submitted)
    async def _go_submitted(self, event: AnswerInput.Submitted) -> None:
        event.stop()
        await self.action_go()

    async def action_go(self) -> None:
        """Read on to the choices; answer; then go on."""
        turn = self.turn
        if self.pane.is_covered or turn.phase in ("unsaved", "sure"):
            return
        if turn.phase == "feedback":
            turn.go_on()
            await self._follow()
        elif self.pane.body.on_stem_page:
            self.action_page(1)  # nothing is answered that was not in view
        elif not self.pane.input.settle():
            await self._hand_in()

    async def _hand_in(self) -> None:
        turn, input_ = self.turn, self.pane.input
        try:
            answer = input_.answer()
        except AnswerError as problem:
            turn.say(problem.sentence)
            self.pane.body.show_answer()
            self._draw_lines()
            return
        if turn.doubts(input_.doubt()):
            self._draw_lines()
            return
        turn.answer(answer, ask_how_sure=self.civics.settings.confidence)
        await self._after_answer()

    async def _after_answer(self) -> None:
        was_asked = self.turn.asked is self.pane.shown
        await self._follow()
        if self.turn.phase == "sure":
            self.pane.sure.focus()
        elif self.turn.phase == "feedback" and was_asked and self.is_current:
            self.pane.show_feedback()

    @on(SureLine.Told)
    async def _take_sure(self, event: SureLine.Told) -> None:
        event.stop()
        if self.turn.phase == "sure":
            self.turn.sure(cast(Confidence, event.level))
            await self._after_answer()

    async def action_retry(self) -> None:
        """Try again to save."""
        self.turn.retry()
        await self._after_answer()

    def action_input(self, action: str, *arguments: int) -> None:
        """Do in the input what an entry of the last line says."""
        getattr(self.pane.input, f"action_{action}")(*arguments)

    def action_undo(self) -> None:
        """Take back the last move in the input."""
        self.pane.input.undo()

    async def action_hint(self) -> None:
        """Show the next hint."""
        self.turn.hint()
        await self._follow()
        self.pane.body.show_below()

    async def action_override(self) -> None:
        """Count the typed answer as right."""
        self.turn.override()
        await self._follow()

    @work
    async def action_report(self) -> None:
        """Ask what is wrong with the question, and keep it for its author."""
        what = await self.app.push_screen_wait(ReportDialog())
        if what is not None:
            self.turn.report(what)
            await self._follow()

    # Going on and back

    async def action_next(self) -> None:
        """The next claim where a drawer or card is open, else the next question."""
        await self._step(1)

    async def action_previous(self) -> None:
        """The claim before where a drawer or card is open, else the question before."""
        await self._step(-1)

    async def _step(self, step: int) -> None:
        drawer = self.pane.drawer
        if drawer.is_open and len(drawer.cards) > 1:
            drawer.turn(step)
        elif not self.pane.is_covered and self.turn.phase in ("asking", "feedback"):
            self.turn.step(step)
            await self._follow()

    async def action_flag(self) -> None:
        """Set the flag, or take it away."""
        self.turn.flag()
        await self._follow()

    @work
    async def action_overview(self) -> None:
        """Show the list of the exam; go where it says, or hand in."""
        chosen = await self.app.push_screen_wait(OverviewScreen(self.turn, clock_shown=self.clock_shown))
        if chosen is None:
            return
        self.clock_shown = chosen.clock_shown
        if chosen.hands_in:
            self.turn.finish()
        elif chosen.index is not None:
            self.turn.move(chosen.index)
        await self._follow()

    def action_page(self, pages: int) -> None:
        """Turn pages."""
        self.pane.turn_page(pages)
        self._draw_lines()

    async def action_back(self) -> None:
        """Go one step back: from the drawer, a move half done, a field, at last from the attempt, which stays open."""
        if self.turn.phase == "sure":
            self.turn.take_back()
            self.pane.begin()
            self._draw_lines()
        elif self.pane.in_drawer:
            self.pane.close_drawer()
        elif self.pane.input.cancel():
            return
        elif self.writing:
            self.set_focus(None)
        elif not self._is_loss():
            self.dismiss()

    async def action_leave(self) -> None:
        """Leave the app; the attempt stays open."""
        if not self._is_loss():
            self.app.exit()

    def _is_loss(self) -> bool:
        """Would something unsaved be lost? That is said once."""
        warning = _("NOT saved yet: r tries again. The same key again leaves without it.")
        is_loss = self.turn.phase == "unsaved" and self.turn.doubts(warning)
        if is_loss:
            self._draw_lines()
        return is_loss

    async def run_clock(self) -> None:
        """Let the clock of an exam run on; when the time is up, go to the results."""
        now = self.clock()
        self.turn.tick(max(0.0, now - self._ticked))
        self._ticked = now
        if self.turn.attempt.open:
            self._draw_lines()
        elif not self.turn.looking_back:
            self._end()

    # Sources

    def action_show_me(self) -> None:
        """Open the drawer with the sources, or the card at the side."""
        self.pane.open_drawer()

    def action_card(self) -> None:
        """Take the card at the side off, or put it on."""
        self.pane.card_on = not self.pane.card_on
        self.pane.place_drawer()

    def action_words(self) -> None:
        """Explain the words of the question."""
        self.app.push_screen(routes.words(self.desk, self.turn.asked.planned.pack, self.turn.terms))

    def action_differs(self) -> None:
        """Show what sources say differently, side by side; that of the card first."""
        drawer, asked = self.pane.drawer, self.turn.asked
        first = drawer.card.disputes[:1] if drawer.is_open and drawer.card else ()
        views = sorted(asked.disputes, key=lambda view: view.id not in first)
        self.app.push_screen(routes.differs(self.desk, asked.planned.pack, tuple(views)))

    def action_across(self) -> None:
        """Go to the section that teaches this; from a claim to what else rests on it."""
        pack, card, section = self.turn.asked.planned.pack, self.pane.drawer.card, self.turn.read_on
        if self.pane.in_drawer and card and card.claim:
            self.app.push_screen(routes.uses(pack, card.claim))
        elif section is not None:
            self.civics.go(routes.Place("explainer", pack, section.page, section.id))

    def action_open_link(self) -> None:
        """Ask before the address of the card is opened."""
        card = self.pane.drawer.card
        if card and card.link:
            self.app.push_screen(routes.open_link(card.link))

    def action_copy(self) -> None:
        """Copy the citation in the drawer or card, else question, answer and sources."""
        card, asked = self.pane.drawer.card, self.turn.asked
        if self.pane.in_drawer and card:
            self.civics.copy(card.citation if card.link else card.search or card.citation)
        else:
            self.civics.copy(copied.question_text(asked.form, self.turn.told, asked.cards if self.turn.reading else ()))
