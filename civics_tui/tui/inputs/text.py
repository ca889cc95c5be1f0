"""The input for a text or a number that is typed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from civics_tui.errors import AnswerError
from civics_tui.model.answer import Answer, Typed
from civics_tui.tui.content import T, line_content
from civics_tui.tui.inputs.base import AnswerInput
from civics_tui.tui.inputs.field import Field
from civics_tui.tui.widgets.entries import Entry, entry_rows
from civics_tui.tui.widgets.sheet import Rows, Sheet
from civics_tui.views.forms import TextForm
from civics_tui.views.notes import Feedback
from civics_tui.words import _


class TextInput(AnswerInput):
    """A field with its unit behind it; after the answer what was typed, and what is right."""

    DEFAULT_CSS = """
    TextInput {
        height: auto;
        layout: horizontal;
        &.-locked Field, &.-locked #unit { display: none; }
        #given { display: none; }
        &.-locked #given { display: block; }
        #unit { width: auto; color: $text-muted; }
    }
    """

    def __init__(self, form: TextForm, *, id: str | None = None) -> None:
        """Show an empty field."""
        super().__init__(id=id)
        self.form = form
        self._text = ""
        self._given: list[Entry] = []

    def compose(self) -> ComposeResult:
        """The field, its unit, and what stands in its place later."""
        yield Field(self._text, prompt=_("a number") if self.form.numeric else _("a word or a few"))
        yield Static(T(self.form.unit), id="unit")
        yield Sheet(self._given_rows, id="given")

    def _given_rows(self, width: int) -> Rows:
        return [row for entry in self._given for row in entry_rows(entry, width)]

    def answer(self) -> Answer:
        """What was typed."""
        if not self._text.strip():
            raise AnswerError(_("Type an answer first."))
        return Typed(self._text.strip())

    def put(self, answer: Answer) -> None:
        """Show what was typed before."""
        self._text = answer.text if isinstance(answer, Typed) else ""
        if self.is_mounted:
            self.query_one(Field).value = self._text

    def reveal(self, feedback: Feedback) -> None:
        """Put what was given in the place of the field, with what is right below."""
        text = T(f"{self._text} {self.form.unit}".strip())
        notes = (line_content(feedback.mine), T(feedback.mixed_up_line, "quiet"), T(feedback.note))
        mine = Entry(
            sign=feedback.token,
            text=text,
            tail=T(_("yours"), "quiet"),
            notes=tuple(note for note in notes if note),
        )
        right = [line_content(feedback.right), T(feedback.accepted)]
        told = Content(" ").join(part for part in right if part)
        self._given = [mine, Entry(sign="right", text=told)] if told else [mine]
        self.add_class("-locked")
        if self.is_mounted:
            self.query_one("#given", Sheet).redraw()

    def fit(self, width: int, room: int) -> int:
        """One line, or what was given and what is right."""
        return len(self._given_rows(width)) if self._given else 1

    @property
    def writing(self) -> bool:
        """Has the field the focus?"""
        return self.query_one(Field).has_focus

    def take_focus(self) -> None:
        """Go on typing."""
        if not self._given:
            self.query_one(Field).focus(scroll_visible=False)

    @on(Input.Changed)
    def _keep_text(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._text:
            self._text = event.value
            self.tell()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(self))
