"""A process as it is played: the row of steps, a line for each gate with its bar, the end, and what stands behind the
marked line. On a narrow screen one gate at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from civics_tui.model.ledger import Ledger
from civics_tui.tui.content import T, cut, fill, line_content, wrap
from civics_tui.tui.widgets.drawer import labelled
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.views.pieces import Row
from civics_tui.views.play import Play
from civics_tui.views.process import GateRow, ProcessView, StepMark, process_view
from civics_tui.views.process_detail import detail
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

MARK = 3
"""Columns before a row, where the mark stands."""
LONGEST, SHORTEST = 28, 8
"""Cells of a bar."""
NAME = 23
"""Columns of a name at most."""
LEAST = 15
"""Columns that a name keeps beside a bar."""
GAP = 2
"""Columns between those of a row."""
LABEL = 11
"""Columns of the names of what stands behind a row."""
WIDEST = 90
"""Columns of a row; on a wider screen its words stay beside its name."""


class PlaySheet(Sheet, can_focus=True):
    """A play; one of its rows is marked."""

    @dataclass
    class Typed(Message):
        """A digit was typed, or the last one taken back with an empty text."""

        digit: str

    @dataclass
    class Set(Message):
        """The bar of a row was clicked at a share of its length."""

        row: GateRow
        share: float

    def __init__(self, play: Play, ledger: Ledger, *, id: str | None = None) -> None:
        """Show a play; `ledger` is the one that its pack cites."""
        super().__init__(id=id)
        self.play = play
        self.ledger = ledger
        self.is_narrow = False
        self.is_fresh = True
        """Was nothing changed yet? Then it says what it is about."""
        self.view = process_view(play, ledger)
        self.marked = self.view.first
        self._bar = (0, 0)

    def show_play(self, play: Play) -> None:
        """Show the same process with other numbers; a mark on a row that is gone goes to the gate that holds."""
        self.play, self.is_fresh = play, False
        self.view = process_view(play, self.ledger)
        if self.row.key != self.marked:
            self.marked = self.view.first
        self.redraw()

    @property
    def row(self) -> GateRow:
        """The marked row."""
        return next((one for one in self.view.rows if one.key == self.marked), self.view.rows[0])

    @property
    def number(self) -> int:
        """The place of the marked row, counted from 0."""
        return self.view.rows.index(self.row)

    def mark(self, key: str) -> None:
        """Mark a row."""
        self.marked = key
        self.redraw()

    def step(self, step: int) -> bool:
        """Mark the next row or the one before; is there one?"""
        number = self.number + step
        if not 0 <= number < len(self.view.rows):
            return False
        self.mark(self.view.rows[number].key)
        return True

    def region_to_see(self) -> Region | None:
        """The marked row, as a region of the sheet."""
        return self.region_of(f"row:{self.row.key}")

    # Drawing

    def build(self, width: int) -> Rows:
        """All rows for `width` columns."""
        return self._one_gate(width) if self.is_narrow else self._all_gates(width)

    def _all_gates(self, width: int) -> Rows:
        room = min(width - 1, WIDEST)
        rows = [BLANK, *_steps(self.view.steps, room), BLANK, *self._gates(room), BLANK]
        return [row if row.target else SheetRow(row.content.pad_left(1)) for row in [*rows, *self._told(room - 1)]]

    def _one_gate(self, width: int) -> Rows:
        room, row = width - 2, self.row
        place = _("{n}/{count}").format(n=self.number + 1, count=len(self.view.rows))
        step = self.play.process.step(row.step)
        name = next((one for one in self.view.steps if one.name == (step.title or "")), None)
        head = Content.assemble(T(place, "quiet"), " ", T(row.label, "title"))
        target = f"row:{row.key}"
        lines = [cut(head, room)]
        if row.value:
            lines += wrap(Content.assemble(T(row.value, "title"), "  ", _need(row), "  ", T(row.word, row.token)), room)
        else:
            lines.append(T(name.word if name else row.word, row.token))
        view = process_view(self.play, self.ledger, max(SHORTEST, min(LONGEST, room - 1)))
        drawn = next(one for one in view.rows if one.key == row.key)
        if drawn.bar:
            self._bar = (0, len(drawn.bar)) if drawn.threshold else (0, 0)
            lines += wrap(T(drawn.bar, row.token), room)
        return [SheetRow(one.content.pad_left(1), one.target) for one in [*rows_of(lines, target), *self._told(room)]]

    def _told(self, room: int) -> Rows:
        """What is imagined, the end, what stands behind the marked row, and the way."""
        running, view = min(room, WIDTH), self.view
        found: Rows = []
        for line in view.imagined:
            found += rows_of(wrap(T(line, "differs"), running))
        found += rows_of(wrap(line_content(view.verdict), running))
        if not view.success:
            found += rows_of(wrap(T(self._again(), "quiet"), running))
        found.append(BLANK)
        if self.is_fresh and view.text:
            found += [*rows_of(wrap(line_content(view.text), running)), BLANK]
        told = [*detail(self.play, self.row, self.ledger), *([Row(_("Note"), view.note)] if view.note else [])]
        for row in told:
            found += rows_of(labelled(row, min(room, WIDTH + LABEL), LABEL))
        return [*found, BLANK, *rows_of(wrap(T(view.path, "quiet"), running))]

    def _again(self) -> str:
        """A way to try again."""
        if self.is_fresh:
            return _("Change the marked number: left and right, or type it.")
        return _("Try again: change a number, or z takes the last change back.")

    def _gates(self, room: int) -> Rows:
        columns = _fitted(self.view, room)
        view = process_view(self.play, self.ledger, max(columns.bar, 1))
        self._bar = (MARK + columns.name + columns.value + 2 * GAP, columns.bar)
        return [
            SheetRow(line, f"row:{row.key}")
            for row in view.rows
            for line in _gate_lines(row, row.key == self.row.key, columns, room)
        ]

    # Keys and clicks

    def on_key(self, event: events.Key) -> None:
        """Take the digits of a number."""
        if event.character is not None and event.character in "0123456789":
            event.stop()
            self.post_message(self.Typed(event.character))
        elif event.key == "backspace":
            event.stop()
            self.post_message(self.Typed(""))

    def on_click(self, event: events.Click) -> None:
        """Mark the clicked row; a click on its bar sets the number."""
        offset = event.get_content_offset(self)
        rows = self.rows(self.size.width)
        if offset is None or offset.y >= len(rows):
            return
        super().on_click(event)
        start, length = self._bar
        clicked = next((one for one in self.view.rows if rows[offset.y].target == f"row:{one.key}"), None)
        at = offset.x - start - (1 if self.is_narrow else 0)
        on_bar = 0 <= at < length and (not self.is_narrow or "|" in rows[offset.y].content.plain)
        if clicked is not None and clicked.threshold and clicked.input and on_bar:
            self.post_message(self.Set(clicked, at / max(1, length - 1)))


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of a row; `bar` is 0 where there is no room for one."""

    name: int
    value: int
    bar: int
    need: int
    cramped: bool = False
    """Does a row take two lines?"""

    @property
    def middle(self) -> int:
        """Columns between the name and the last word."""
        return self.value + self.need + GAP + (self.bar + GAP if self.bar else 0)


def _fitted(view: ProcessView, room: int) -> Columns:
    """The columns for a width: names give way to bars, down to a point."""
    gates = [row for row in view.rows if row.threshold]
    name = min(NAME, max(T(row.label).cell_length for row in view.rows))
    value = max([0, *(T(row.value).cell_length for row in gates)])
    need = max([0, *(_need(row).cell_length for row in gates)])
    word = max(T(row.word).cell_length for row in view.rows)
    left = room - MARK - value - need - word - 4 * GAP
    least = min(name, LEAST)
    if left - SHORTEST >= least:
        name = min(name, left - SHORTEST)
        return Columns(name, value, min(LONGEST, left - name), need)
    if left + GAP >= least:
        return Columns(min(name, left + GAP), value, 0, need)
    return Columns(min(name, room - MARK - GAP - word), value, 0, need, cramped=True)


def _need(row: GateRow) -> Content:
    return T(row.need_note, "differs" if row.imagined else "")


def _gate_lines(row: GateRow, is_marked: bool, columns: Columns, room: int) -> list[Content]:
    mark = T(" > " if is_marked else "   ", "focus" if is_marked else "")
    label = fill(cut(T(row.label, "focus" if is_marked else ""), columns.name), columns.name)
    gap, word = T(" " * GAP), T(row.word, row.token)
    if columns.cramped:
        below = Content.assemble(T(row.value), gap, _need(row) if row.threshold else T(row.bar, "quiet"))
        return [mark + label + gap + word, *(one.pad_left(MARK + GAP) for one in wrap(below, room - MARK - GAP))]
    if row.threshold:
        value = T(row.value).pad_left(max(0, columns.value - T(row.value).cell_length))
        bar = T(row.bar, row.token) + gap if columns.bar else T("")
        middle = Content.assemble(value, gap, bar, fill(_need(row), columns.need))
    else:
        text = Content.assemble(T(row.value), gap if row.value else "", T(row.bar, "quiet"))
        middle = fill(cut(text, columns.middle), columns.middle)
    return [Content.assemble(mark, label, gap, middle, gap, word)]


def _steps(marks: tuple[StepMark, ...], room: int) -> Rows:
    """The row of steps with how each stands below it; in several pairs of lines where they do not fit into one."""
    found: Rows = []
    above = below = Content("")
    for number, mark in enumerate(marks):
        name, word = cut(T(mark.name), room - 6), T(mark.word, mark.token)
        size = max(name.cell_length, word.cell_length)
        arrow = T(" -> " if number else "")
        if above.cell_length + arrow.cell_length + size > room and above:
            found += [SheetRow(above), SheetRow(below)]
            above, below, arrow = T("  "), T("  "), T("-> ")
        above = above + arrow + fill(name, size)
        below = below + T(" " * arrow.cell_length) + fill(word, size)
    return [*found, SheetRow(above), SheetRow(below)]
