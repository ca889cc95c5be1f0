"""The input for putting in order: `space` picks an item up, arrows or a digit move it, `space` puts it down."""

from __future__ import annotations

from textual import on
from textual.binding import Binding
from textual.content import Content

from civics_tui.model.answer import Answer, Ordered
from civics_tui.tui.content import T, line_content
from civics_tui.tui.inputs.base import MARKS, MOVES, part_notes
from civics_tui.tui.inputs.rows import RowsInput
from civics_tui.tui.widgets.entries import EMPTY, Entry
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import Sheet
from civics_tui.views.forms import OrderForm
from civics_tui.views.notes import Feedback, PartNote
from civics_tui.words import _


class OrderInput(RowsInput):
    """Items in an order that is changed in place; every move can be taken back."""

    BINDINGS = [*MOVES, *MARKS, Binding("space", "carry", show=False, id="input.space")]

    tail = 13

    def __init__(self, form: OrderForm, *, id: str | None = None) -> None:
        """Show the items of `form` in the order drawn for the attempt."""
        super().__init__(len(form.options), id=id)
        self.form = form
        self.order = tuple(option.id for option in form.options)
        self.carried = False
        self.notes: dict[str, PartNote] = {}
        self._texts = {option.id: line_content(option.text) for option in form.options}
        self._before: list[tuple[str, ...]] = []
        self._picked_up = 0

    def entries(self) -> list[Entry]:
        """One entry an item, numbered by its place."""
        return [self._entry(number) for number in range(self.count)]

    def _entry(self, number: int) -> Entry:
        item = self.order[number]
        note = self.notes.get(item)
        at_cursor = number == self.cursor
        text = self._texts[item]
        return Entry(
            target=f"item:{number}",
            sign=note.state if note else "focus" if at_cursor else "",
            carried=at_cursor and self.carried,
            number=str(number + 1),
            text=text,
            marked=at_cursor,
            tail=self._tail(note, carried=at_cursor and self.carried),
            needed=note is not None,
            notes=part_notes(note) if note and note.state != "right" else (),
        )

    def _tail(self, note: PartNote | None, *, carried: bool) -> Content:
        if carried:
            return T(_("picked up"), "focus")
        if note is None or note.state == "right":
            return EMPTY
        return T("-> ", "right") + line_content(note.right)

    def answer(self) -> Answer:
        """The order as it stands."""
        return Ordered(self.order)

    def doubt(self) -> str:
        """The order as it was drawn is an answer, but may be a slip."""
        return "" if self._before else _("Nothing was moved yet. enter again answers with this order.")

    def put(self, answer: Answer) -> None:
        """Show the order that was given before."""
        if isinstance(answer, Ordered) and set(answer.ids) == set(self.order):
            self._before.append(self.order)
            self.order = answer.ids
        self.refit()

    def reveal(self, feedback: Feedback) -> None:
        """Sign every item; the given order stays."""
        self.locked, self.carried, self.cursor = True, False, None
        self.notes = {note.id: note for note in feedback.parts}
        self.redraw()

    def keys(self) -> tuple[Key, ...]:
        """Pick up, move, put down, undo."""
        if self.locked:
            return ()
        if self.carried:
            return (Key("space", _("put down"), "input('carry')"), Key(_("up down"), _("move"), "input('move', 1)"))
        pick_up = Key("space", _("pick up"), "input('carry')")
        mark = Key(f"1-{min(self.count, 9)}", _("mark"), "input('move', 1)")
        return (pick_up, mark, Key("z", _("undo"), "undo")) if self._before else (pick_up, mark)

    def action_move(self, step: int) -> None:
        """Mark another row; with an item picked up, move it there."""
        if self.carried and self.cursor is not None:
            self._carry_to(self.cursor + step)
        else:
            super().action_move(step)

    def action_mark(self, number: int) -> None:
        """Mark a row, counted from 1; with an item picked up, move it there."""
        if self.carried:
            self._carry_to(number - 1)
        else:
            self.put_cursor(number - 1)

    def action_carry(self) -> None:
        """Pick the marked item up, or put it down."""
        if self.locked or self.settle():
            return
        if self.cursor is None:
            self.cursor = 0
        self._before.append(self.order)
        self._picked_up = self.cursor
        self.carried = True
        self.refit()

    def _carry_to(self, number: int) -> None:
        if self.cursor is None or not 0 <= number < self.count:
            return
        order = list(self.order)
        order.insert(number, order.pop(self.cursor))
        self.order, self.cursor = tuple(order), number
        self.refit()

    def settle(self) -> bool:
        """Put the item down where it is."""
        if not self.carried:
            return False
        self.carried = False
        if self._before[-1] == self.order:
            self._before.pop()
        self.refit()
        return True

    def cancel(self) -> bool:
        """Put the item back where it was."""
        if not self.carried:
            return False
        self.carried = False
        self.order, self.cursor = self._before.pop(), self._picked_up
        self.refit()
        return True

    @property
    def can_undo(self) -> bool:
        """Was anything moved?"""
        return not self.locked and not self.carried and bool(self._before)

    def undo(self) -> bool:
        """Take the last move back."""
        if not self.can_undo:
            return False
        self.order = self._before.pop()
        self.refit()
        return True

    @on(Sheet.Clicked)
    def _carry_clicked(self, event: Sheet.Clicked) -> None:
        event.stop()
        self.focus(scroll_visible=False)
        number = int(event.target.partition(":")[2])
        if self.carried:
            self._carry_to(number)
            self.settle()
        elif number == self.cursor:
            self.action_carry()
        else:
            self.put_cursor(number)
