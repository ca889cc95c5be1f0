"""What the inputs that are lists have in common: a marked row, and how closely the rows stand.

Where room is short the blank lines go first, those below the answer before those above it; on a narrow screen choices
are then cut, never the marked one.
"""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.tui.inputs.base import AnswerInput
from civics_tui.tui.widgets.entries import NARROW, TAIL, Entry, entry_rows
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet


class RowsInput(Sheet, AnswerInput, can_focus=True):
    """A list of entries, one of which may be marked."""

    tail = TAIL
    """Columns kept free for the words at the end of the entries."""

    def __init__(self, count: int, *, id: str | None = None) -> None:
        """Hold `count` rows that can be marked, none of them marked."""
        super().__init__(id=id)
        self.count = count
        self.cursor: int | None = None
        self.locked = False
        self._blanks = count
        self._most: int | None = None

    def entries(self) -> Sequence[Entry]:
        """The entries as they are to be drawn now; the first `count` can be marked."""
        raise NotImplementedError

    def chosen(self) -> int | None:
        """Number of the entry that should keep its place when blank lines go."""
        return self.cursor

    def build(self, width: int) -> Rows:
        """The entries with as many blank lines between them, and as much of their texts, as fit."""
        entries = self.entries()
        rows: Rows = []
        for number, entry in enumerate(entries):
            most = None if number == self.cursor or entry.sign else self._most
            rows += entry_rows(entry, width, most=most, tail=self.tail)
            if number < min(self._blanks, len(entries) - 1) and not entries[number + 1].apart:
                rows.append(BLANK)
        return rows

    def fit(self, width: int, room: int) -> int:
        """Draw as loosely as fits into `room` lines of `width` columns; the number of lines it takes."""
        entries = self.entries()
        heights = [len(entry_rows(entry, width, tail=self.tail)) for entry in entries]
        total = sum(heights)
        between = len(entries) - 1
        steps = (between, min(self.chosen() or 0, between), 0) if self.locked else (between, 0)
        blanks = next((step for step in steps if total + step <= room), 0)
        most = self._cut(entries, heights, room) if width < NARROW else None
        if (blanks, most) != (self._blanks, self._most):
            self._blanks, self._most = blanks, most
            self.redraw()
        return len(self.rows(width))

    def _cut(self, entries: Sequence[Entry], heights: list[int], room: int) -> int | None:
        """Lines that an entry may take which is neither marked nor signed; `None` where all have room."""
        if sum(heights) <= room:
            return None
        whole = [number == self.cursor or bool(entry.sign) for number, entry in enumerate(entries)]
        for most in (3, 2):
            if sum(h if keep else min(h, most) for h, keep in zip(heights, whole, strict=True)) <= room:
                return most
        return 1

    @property
    def is_tight(self) -> bool:
        """Had entries to be cut to single lines?"""
        return self._most == 1

    def refit(self) -> None:
        """Draw again after a change, and tell of it; whoever holds the input fits it anew."""
        self.redraw()
        self.tell()

    def put_cursor(self, number: int) -> None:
        """Mark a row, counted from 0, and bring it into view; one that does not exist is none."""
        if 0 <= number < self.count:
            self.cursor = number
            self.refit()

    def action_move(self, step: int) -> None:
        """Mark the next or the last row; the first move marks the first."""
        if self.cursor is None:
            self.put_cursor(0 if step > 0 else self.count - 1)
        else:
            self.put_cursor(self.cursor + step)

    @property
    def marked(self) -> str:
        """Target of the marked row."""
        return "" if self.cursor is None else self.entries()[self.cursor].target
