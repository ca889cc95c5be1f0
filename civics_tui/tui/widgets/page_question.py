"""A question that stands in a page: asked, answered and explained in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Region
from textual.message import Message

from civics_tui.errors import CivicsError
from civics_tui.study.page_check import PageCheck
from civics_tui.tui.content import T, line_content, wrap
from civics_tui.tui.inputs import AnswerInput, input_for
from civics_tui.tui.quiz.text import reason_below
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.views import attribution
from civics_tui.views.feedback import Feedback, feedback
from civics_tui.views.forms import PickForm, form
from civics_tui.views.pieces import Line
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civics_tui.model.ledger import Ledger
    from civics_tui.model.pack import Misconception

ENOUGH = 1000
"""Lines that an input may take: the page scrolls, so there is always room."""


class PageQuestion(Vertical):
    """Stem, input, and the reason once it is answered."""

    DEFAULT_CSS = """
    PageQuestion { height: auto; margin: 0 0 1 0; padding: 0; }
    """

    BINDINGS = [Binding("enter", "go", show=False, id="check.answer")]

    @dataclass
    class Answered(Message):
        """The question was answered, and its reason stands below it."""

        question: PageQuestion

    @dataclass
    class Marked(Message):
        """A row was marked; it should be in view."""

        question: PageQuestion
        region: Region
        """Where it stands in the question."""

    class GoOn(Message):
        """`enter` was pressed behind the answer."""

    def __init__(self, check: PageCheck, ledger: Ledger, misconceptions: Mapping[str, Misconception]) -> None:
        """Ask a question.

        Args:
            check: the question, with where its answer goes.
            ledger: of its pack.
            misconceptions: of its pack, by id.
        """
        super().__init__()
        self.check = check
        self._ledger = ledger
        self._misconceptions = misconceptions
        self._form = form(check.question, check.order)
        holders = attribution.view_sources(check.question, ledger) if check.question.kind == "view" else {}
        self.input = input_for(self._form, beside=holders)
        self._said = ""
        self._stem: Line | None = None

    def compose(self) -> ComposeResult:
        """What is asked, the input, and room for the reason."""
        yield Sheet(self._head)
        yield self.input
        yield Sheet(self._below)

    def on_mount(self) -> None:
        """Show the answer again where one comes back to it."""
        if self.check.given is not None:
            self.input.put(self.check.given)
            self._reveal()

    @property
    def is_answered(self) -> bool:
        """Is the answer given and saved?"""
        return self.check.mark is not None

    def on_resize(self, event: events.Resize) -> None:
        """Lay the input out for the width."""
        self.input.fit(event.size.width, ENOUGH)

    def _head(self, width: int) -> Rows:
        width = min(width, WIDTH)
        name = _("Check yourself") if self._is_scored else _("What do you think? Not scored")
        settled = self._form.settled if isinstance(self._form, PickForm) else ()
        lines = [*wrap(line_content(settled), width), *wrap(line_content(self._stem or self._form.stem), width)]
        return [SheetRow(T(name, "title")), *rows_of(lines), BLANK]

    @property
    def _is_scored(self) -> bool:
        return not isinstance(self._form, PickForm) or self._form.scored

    @property
    def told(self) -> Feedback | None:
        """What is said to the answer, once it is given."""
        check = self.check
        if check.given is None or check.mark is None:
            return None
        return feedback(
            check.question,
            check.given,
            check.mark,
            order=check.order,
            misconceptions=self._misconceptions,
            ledger=self._ledger,
            at_once=False,
        )

    def _below(self, width: int) -> Rows:
        told = self.told
        if told is None:
            return rows_of(wrap(T(self._said, "wrong"), min(width, WIDTH)))
        note = _("Saved. It counts as an answer to this question.") if self._is_scored else _("Saved. Not scored.")
        return [*reason_below(told)(width), BLANK, SheetRow(T(note, "quiet"))]

    @on(AnswerInput.Changed)
    def _fit(self, event: AnswerInput.Changed) -> None:
        event.stop()
        if self.input.stem() is not None:
            self._stem = self.input.stem()
            self.query(Sheet).first().redraw()
        self._say("")
        self.input.fit(self.size.width, ENOUGH)
        self.call_after_refresh(self._tell_marked)

    def _tell_marked(self) -> None:
        region = (
            self.input.region_of(self.input.marked) if isinstance(self.input, Sheet) and self.input.marked else None
        )
        if region is not None:
            self.post_message(self.Marked(self, region.translate(self.input.virtual_region.offset)))

    def _say(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self.query(Sheet).last().redraw()

    @on(AnswerInput.Submitted)
    def _submit(self, event: AnswerInput.Submitted) -> None:
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Hand the answer in; behind it, go on."""
        if self.is_answered:
            self.post_message(self.GoOn())
            return
        if self.input.settle():
            return
        try:
            self.check.answer(self.input.answer())
        except CivicsError as problem:
            self._say(problem.sentence)
            return
        self._reveal()
        self.call_after_refresh(self._tell_marked)
        self.post_message(self.Answered(self))

    def _reveal(self) -> None:
        told = self.told
        if told is not None:
            self.input.reveal(told)
            self.input.fit(self.size.width, ENOUGH)
        self.query(Sheet).last().redraw()

    def on_unmount(self) -> None:
        """Give the attempt up where an answer could not be saved."""
        self.check.close()
