"""The input for choices: one right, several right, true or false, or views without a key.

Marking never hands in. Each choice wraps with a hanging indent; feedback grows below the choice it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual import on
from textual.binding import Binding
from textual.content import Content

from civics_tui.errors import AnswerError
from civics_tui.model.answer import Answer, Picked
from civics_tui.tui.content import T, line_content
from civics_tui.tui.inputs.base import MARKS, MOVES
from civics_tui.tui.inputs.rows import RowsInput
from civics_tui.tui.widgets.entries import EMPTY, Entry
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import Sheet
from civics_tui.views.forms import Option, PickForm
from civics_tui.views.notes import Feedback, OptionNote
from civics_tui.views.pieces import Line, plain
from civics_tui.views.typing import LETTERED, letter
from civics_tui.words import _


class PickInput(RowsInput):
    """Choices: digits, letters, arrows and clicks mark, `space` ticks where several may be chosen."""

    BINDINGS = [*MOVES, *MARKS, Binding("space", "tick", show=False, id="input.space")]

    def __init__(
        self,
        form: PickForm,
        *,
        beside: Mapping[str, tuple[Line, ...]] | None = None,
        at_once: bool = False,
        ready: bool = False,
        lettered: bool = False,
        id: str | None = None,
    ) -> None:
        """Show the options of a form.

        Args:
            form: what to choose from.
            beside: for a view question who holds each view, by the id of the option.
            at_once: does a digit hand in, because the learner wants it so?
            ready: is the first choice marked from the start, so that `enter` alone answers? Never where several may
                be chosen, nor among views, of which none may be put forward.
            lettered: have the options letters, as on the board of a class? The first five keys are the same.
            id: of the widget.
        """
        super().__init__(len(form.options), id=id)
        self.form = form
        self.at_once = at_once and not form.many
        self.lettered = lettered
        self.ticked: frozenset[str] = frozenset()
        self.notes: dict[str, OptionNote] = {}
        self.tells_all = False
        """Is there room for what is said to the options that were not chosen?"""
        if ready and form.scored and not form.many:
            self.cursor = 0
        self._beside = {option.id: _beside(option, beside or {}) for option in form.options}

    def entries(self) -> list[Entry]:
        """One entry an option."""
        return [self._entry(number) for number in range(self.count)]

    def _entry(self, number: int) -> Entry:
        option = self.form.options[number]
        note = self.notes.get(option.id)
        at_cursor = number == self.cursor
        text = line_content(option.text)
        return Entry(
            target=f"option:{number}",
            sign=_token(note) or ("focus" if at_cursor else ""),
            number=letter(number).upper() if self.lettered else str(number + 1),
            box=self._box(option.id),
            text=text,
            marked=at_cursor,
            tail=T(note.word, "quiet") if note else EMPTY,
            side=self._beside.get(option.id, EMPTY),
            notes=self._notes_of(note, opened=at_cursor) if note and self.form.scored else (),
        )

    def _notes_of(self, note: OptionNote, *, opened: bool) -> tuple[Content, ...]:
        """What is said to an option: in full to one that was chosen or opened, in brackets to the others."""
        if note.yours or opened:
            return _notes(note)
        return (T(f"({plain(note.note)})", "quiet"),) if self.tells_all and note.note else ()

    def _box(self, option: str) -> str:
        if not self.form.many:
            return ""
        return "[x]" if option in self.ticked else "[ ]"

    def answer(self) -> Answer:
        """What is marked or ticked, in the order shown."""
        if self.form.many:
            return Picked(tuple(option.id for option in self.form.options if option.id in self.ticked))
        if self.cursor is None:
            raise AnswerError(_("Choose one first."))
        return Picked((self.form.options[self.cursor].id,))

    def doubt(self) -> str:
        """Nothing ticked is an answer, but may be a slip."""
        return _("Nothing is ticked. enter again answers: none of them.") if self.form.many and not self.ticked else ""

    def put(self, answer: Answer) -> None:
        """Mark what was chosen before."""
        ids = answer.ids if isinstance(answer, Picked) else ()
        numbers = [number for number, option in enumerate(self.form.options) if option.id in ids]
        self.ticked = frozenset(ids) if self.form.many else frozenset()
        self.cursor = numbers[0] if numbers else None
        self.refit()

    def reveal(self, feedback: Feedback) -> None:
        """Sign every option, and open the notes of the chosen ones."""
        self.locked = True
        self.notes = {note.id: note for note in feedback.options}
        for note in feedback.options if not self.form.many else ():
            if note.yours:
                self.notes[note.id] = replace(note, note=feedback.mine or note.note)
        self.redraw()

    def keys(self) -> tuple[Key, ...]:
        """How to mark; behind the answer, how to read the other notes."""
        if self.locked:
            more = self.form.scored and any(note.note and not note.yours for note in self.notes.values())
            return (Key(_("up down"), _("other choices"), "input('move', 1)"),) if more else ()
        if self.form.many:
            return (
                Key(self._range, _("tick"), "input('move', 1)"),
                Key("space", _("tick"), "input('tick')"),
            )
        return (Key(self._range, _("mark"), "input('move', 1)"),)

    @property
    def _range(self) -> str:
        """The keys that mark."""
        if self.lettered and 1 < self.count <= LETTERED:
            return f"A-{letter(self.count - 1).upper()}"
        return f"1-{min(self.count, 9)}"

    def action_mark(self, number: int) -> None:
        """Mark an option, counted from 1; tick or untick it where several may be chosen."""
        if number > self.count:
            return
        self.put_cursor(number - 1)
        if self.form.many:
            self.action_tick()
        elif self.at_once and not self.locked:
            self.post_message(self.Submitted(self))

    def action_tick(self) -> None:
        """Tick or untick the marked option; mark the first where none is."""
        if self.cursor is None:
            self.action_move(1)
        elif self.form.many and not self.locked:
            self.ticked ^= {self.form.options[self.cursor].id}
            self.refit()

    @on(Sheet.Clicked)
    def _mark_clicked(self, event: Sheet.Clicked) -> None:
        event.stop()
        self.focus(scroll_visible=False)
        self.put_cursor(int(event.target.partition(":")[2]))
        if self.form.many:
            self.action_tick()


def _beside(option: Option, holders: Mapping[str, tuple[Line, ...]]) -> Content:
    """Who holds a view first, unless the view says it itself."""
    first = next(iter(holders.get(option.id, ())), ())
    is_named = plain(first).partition(",")[0] in plain(option.text)
    return EMPTY if is_named else line_content(first)


def _token(note: OptionNote | None) -> str:
    return "" if note is None else "right" if note.state == "missed" else note.state


def _notes(note: OptionNote) -> tuple[Content, ...]:
    mixed = T(_("Mixed up: {name}").format(name=note.mixed_up), "quiet") if note.mixed_up else EMPTY
    text = line_content(note.note)
    return tuple(part for part in (text, mixed) if part)
