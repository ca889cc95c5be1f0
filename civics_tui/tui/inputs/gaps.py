"""The input for a text with gaps: a field or a few choices for each, and the text above fills as one goes."""

from __future__ import annotations

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from civics_tui.errors import AnswerError
from civics_tui.model.answer import Answer, Filled, Picked
from civics_tui.tui.content import T, line_content
from civics_tui.tui.inputs.base import AnswerInput, part_notes
from civics_tui.tui.inputs.field import Field
from civics_tui.tui.inputs.pick import PickInput
from civics_tui.tui.widgets.entries import Entry, entry_rows
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import Rows, Sheet, SheetRow
from civics_tui.views.forms import GapField, GapsForm, PickForm
from civics_tui.views.notes import Feedback, PartNote
from civics_tui.views.pieces import Line, Span, plain
from civics_tui.words import _, ngettext


class GapsInput(AnswerInput):
    """One part below the other for each gap; `tab` goes on to the next."""

    DEFAULT_CSS = """
    GapsInput {
        height: auto;
        layout: vertical;
        &.-locked .gap { display: none; }
        #given { display: none; }
        &.-locked #given { display: block; }
    }
    """

    def __init__(self, form: GapsForm, *, id: str | None = None) -> None:
        """Show every gap empty."""
        super().__init__(id=id)
        self.form = form
        self._texts: dict[str, str] = {}
        self._fields: dict[str, Field] = {}
        self._picks: dict[str, PickInput] = {}
        self._given: list[Entry] = []
        self._names: list[tuple[Sheet, Widget]] = []

    def compose(self) -> ComposeResult:
        """For each gap its number, and a field or its choices."""
        for number, gap in enumerate(self.form.gaps, start=1):
            part = self._part(gap)
            self._names.append((Sheet(partial(_name_row, part, number), classes="gap"), part))
            yield from self._names[-1]
        yield Sheet(self._given_rows, id="given")

    def _part(self, gap: GapField) -> Field | PickInput:
        text = self._texts.get(gap.id, "")
        if not gap.options:
            self._fields[gap.id] = Field(text, prompt=_("a number") if gap.numeric else _("a word or a few"))
            self._fields[gap.id].add_class("gap")
            return self._fields[gap.id]
        pick = self._picks[gap.id] = PickInput(PickForm(stem=(), options=gap.options))
        pick.add_class("gap")
        if text:
            pick.put(Picked((text,)))
        return pick

    def _given_rows(self, width: int) -> Rows:
        return [row for entry in self._given for row in entry_rows(entry, width)]

    def answer(self) -> Answer:
        """What stands in the gaps."""
        texts = {gap: text for gap, text in self._texts.items() if text.strip()}
        if not texts:
            raise AnswerError(_("Fill a gap first."))
        return Filled(texts)

    def doubt(self) -> str:
        """An empty gap is allowed, but may be a slip."""
        empty = sum(not self._texts.get(gap.id, "").strip() for gap in self.form.gaps)
        told = ngettext("{n} gap is empty.", "{n} gaps are empty.", empty)
        return _("{missing} enter again answers all the same.").format(missing=told) if empty else ""

    def put(self, answer: Answer) -> None:
        """Show what was filled in before."""
        self._texts = dict(answer.texts) if isinstance(answer, Filled) else {}
        for gap, field in self._fields.items():
            field.value = self._texts.get(gap, "")
        for gap, pick in self._picks.items():
            pick.put(Picked((self._texts[gap],) if self._texts.get(gap) else ()))

    def reveal(self, feedback: Feedback) -> None:
        """Put what was given in the place of the fields, each with what is right."""
        self._given = [self._given_entry(number, note) for number, note in enumerate(feedback.parts, start=1)]
        self.add_class("-locked")
        if self.is_mounted:
            self.query_one("#given", Sheet).redraw()

    def _given_entry(self, number: int, note: PartNote) -> Entry:
        right = T("-> ", "right") + line_content(note.right)
        notes = () if note.state == "right" else (right, *part_notes(note))
        return Entry(sign=note.state, number=str(number), text=line_content(note.given), notes=notes)

    def fit(self, width: int, room: int) -> int:
        """All gaps, each with its number above it."""
        if self._given:
            return len(self._given_rows(width))
        picks = [pick.fit(width, 0) for pick in self._picks.values()]
        return len(self.form.gaps) + len(self._fields) + sum(picks)

    def stem(self) -> Line:
        """The text with what stands in its gaps by now."""
        numbers = {gap.id: number for number, gap in enumerate(self.form.gaps, start=1)}
        shown = {gap.id: self._shown(gap) for gap in self.form.gaps}
        return tuple(
            Span(f"[{numbers[span.target]}: {shown[span.target] or '....'}]", "gap", span.target)
            if span.role == "gap" and span.target in numbers
            else span
            for span in self.form.stem
        )

    def _shown(self, gap: GapField) -> str:
        text = self._texts.get(gap.id, "")
        return next((plain(option.text) for option in gap.options if option.id == text), text)

    def keys(self) -> tuple[Key, ...]:
        """How to go on to the next gap."""
        return () if self._given or len(self.form.gaps) < 2 else (Key("tab", _("next gap"), "next_field"),)

    @property
    def writing(self) -> bool:
        """Has a field the focus?"""
        return any(field.has_focus for field in self._fields.values())

    def take_focus(self) -> None:
        """Go to the first gap."""
        if not self._given:
            first = self.form.gaps[0].id
            (self._fields.get(first) or self._picks[first]).focus(scroll_visible=False)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _mark_names(self) -> None:
        for name, _part in self._names:
            name.redraw()

    @on(Input.Changed)
    def _keep_text(self, event: Input.Changed) -> None:
        event.stop()
        self._keep(next((gap for gap, field in self._fields.items() if field is event.input), ""), event.value)

    @on(AnswerInput.Changed)
    def _keep_choice(self, event: AnswerInput.Changed) -> None:
        for gap, pick in self._picks.items():
            if pick is event.input:
                event.stop()
                self._keep(gap, "" if pick.cursor is None else pick.form.options[pick.cursor].id)

    def _keep(self, gap: str, text: str) -> None:
        if self._texts.get(gap, "") != text:
            self._texts[gap] = text
            self.tell()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(self))


def _name_row(part: Widget, number: int, width: int) -> Rows:
    """The number of a gap, with the mark where its field or its choices have the focus."""
    text = _("gap {n}").format(n=number)
    return [SheetRow(T(f" > {text}", "focus") if part.has_focus else T(f"   {text}", "quiet"))]
