"""The input for matching and sorting: a digit puts the marked item into a place, `space` takes it there by arrows."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.binding import Binding
from textual.content import Content

from civics_tui.errors import AnswerError
from civics_tui.model.answer import Answer, Assigned
from civics_tui.tui.content import T, line_content
from civics_tui.tui.inputs.base import MARKS, MOVES, part_notes
from civics_tui.tui.inputs.rows import RowsInput
from civics_tui.tui.widgets.entries import Entry
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import Sheet
from civics_tui.views.forms import AssignForm
from civics_tui.views.notes import Feedback, PartNote
from civics_tui.words import _, ngettext


class AssignInput(RowsInput):
    """Items with the number of their place before them, and the places below."""

    BINDINGS = [*MOVES, *MARKS, Binding("space", "carry", show=False, id="input.space")]

    tail = 1

    def __init__(self, form: AssignForm, *, id: str | None = None) -> None:
        """Show the items and places of `form`, no item in a place yet."""
        super().__init__(len(form.items), id=id)
        self.form = form
        self.places: Mapping[str, int] = {}
        self.place: int | None = None
        """The marked place while an item is picked up."""
        self.notes: dict[str, PartNote] = {}
        self._before: list[Mapping[str, int]] = []

    def entries(self) -> list[Entry]:
        """The items, then the places."""
        items = [self._item(number) for number in range(self.count)]
        places = [self._place(number) for number in range(len(self.form.places))]
        return [*items, Entry(text=T(_("Places"), "title"), apart=True), *places]

    def _item(self, number: int) -> Entry:
        item = self.form.items[number]
        note, place = self.notes.get(item.id), self.places.get(item.id)
        at_cursor = number == self.cursor
        text = line_content(item.text)
        width = len(str(len(self.form.places)))
        return Entry(
            target=f"item:{number}",
            sign=note.state if note else "focus" if at_cursor else "",
            carried=at_cursor and self.place is not None,
            box=f"[{'' if place is None else place + 1:>{width}}]",
            text=text,
            marked=at_cursor,
            notes=self._item_notes(note) if note and note.state != "right" else (),
        )

    def _item_notes(self, note: PartNote) -> tuple[Content, ...]:
        return (T("-> ", "right") + line_content(note.right), *part_notes(note))

    def _place(self, number: int) -> Entry:
        text = line_content(self.form.places[number].text)
        at_cursor = number == self.place
        return Entry(
            target=f"place:{number}",
            sign="focus" if at_cursor else "",
            number=str(number + 1),
            text=text,
            marked=at_cursor,
        )

    def answer(self) -> Answer:
        """The places given so far."""
        if not self.places:
            raise AnswerError(_("Put an item into a place first: mark it and type the number of the place."))
        return Assigned({item: self.form.places[place].id for item, place in self.places.items()})

    def doubt(self) -> str:
        """An item without a place is allowed, but may be a slip."""
        missing = self.count - len(self.places)
        told = ngettext("{n} item has no place yet.", "{n} items have no place yet.", missing)
        return _("{missing} enter again answers all the same.").format(missing=told) if missing and self.places else ""

    def put(self, answer: Answer) -> None:
        """Show the places that were given before."""
        numbers = {place.id: number for number, place in enumerate(self.form.places)}
        given = answer.places if isinstance(answer, Assigned) else {}
        self.places = {item: numbers[place] for item, place in given.items() if place in numbers}
        self.refit()

    def reveal(self, feedback: Feedback) -> None:
        """Sign every item; what was given stays."""
        self.locked, self.place, self.cursor = True, None, None
        self.notes = {note.id: note for note in feedback.parts}
        self.redraw()

    def keys(self) -> tuple[Key, ...]:
        """Put an item into a place, undo."""
        if self.locked:
            return ()
        if self.place is not None:
            return (Key("space", _("put down"), "input('carry')"), Key(_("up down"), _("place"), "input('move', 1)"))
        put = Key(f"1-{min(len(self.form.places), 9)}", _("place"), "input('carry')")
        carry = Key("space", _("pick up"), "input('carry')")
        return (put, carry, Key("z", _("undo"), "undo")) if self._before else (put, carry)

    def action_move(self, step: int) -> None:
        """Mark another item; with an item picked up, another place."""
        if self.place is None:
            super().action_move(step)
        else:
            self.place = min(max(self.place + step, 0), len(self.form.places) - 1)
            self.refit()

    def action_mark(self, number: int) -> None:
        """Put the marked item into a place, counted from 1, and mark the next item."""
        if self.locked or number > len(self.form.places):
            return
        self.cursor = self.cursor or 0
        self._assign(number - 1)

    def action_carry(self) -> None:
        """Pick the marked item up, or put it into the marked place."""
        if self.locked or self.settle():
            return
        self.cursor = self.cursor or 0
        self.place = self.places.get(self.form.items[self.cursor].id, 0)
        self.refit()

    def _assign(self, place: int) -> None:
        if self.cursor is None:
            return
        self._before.append(self.places)
        self.places = {**self.places, self.form.items[self.cursor].id: place}
        self.place = None
        self.cursor = min(self.cursor + 1, self.count - 1)
        self.refit()

    def settle(self) -> bool:
        """Put the item that is picked up into the marked place."""
        if self.place is None:
            return False
        self._assign(self.place)
        return True

    def cancel(self) -> bool:
        """Leave the item that is picked up where it was."""
        if self.place is None:
            return False
        self.place = None
        self.refit()
        return True

    @property
    def can_undo(self) -> bool:
        """Was anything moved?"""
        return not self.locked and bool(self._before)

    def undo(self) -> bool:
        """Take the last placing back."""
        if not self.can_undo:
            return False
        self.places = self._before.pop()
        self.refit()
        return True

    @property
    def marked(self) -> str:
        """The marked place while an item is picked up, else the marked item."""
        return super().marked if self.place is None else f"place:{self.place}"

    @on(Sheet.Clicked)
    def _clicked(self, event: Sheet.Clicked) -> None:
        event.stop()
        self.focus(scroll_visible=False)
        what, _colon, number = event.target.partition(":")
        if what == "place" and not self.locked:
            self.cursor = self.cursor or 0
            self._assign(int(number))
        elif what == "item":
            self.cancel()
            self.put_cursor(int(number))
