"""The views of a dispute side by side: what is said, who says it where and when, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from civics_tui.tui.content import T, fill, hang, line_content, wrap
from civics_tui.tui.widgets.drawer import labelled
from civics_tui.tui.widgets.entries import NARROW
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.views.dispute import DisputeRow, DisputeView
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

LABEL = 4
"""Columns of the mark and the number of a view."""
KIND = 11
"""Columns of the kind of a claim."""
READING = 10
"""Columns of the names Same, Differs, Fair."""


class ViewsSheet(Sheet, can_focus=True):
    """A dispute; one of its views is marked."""

    BINDINGS = [
        Binding("up,k", "move(-1)", show=False, id="views.up"),
        Binding("down,j", "move(1)", show=False, id="views.down"),
        *[Binding(f"{number}", f"mark({number})", show=False, id=f"views.{number}") for number in range(1, 10)],
    ]

    @dataclass
    class Marked(Message):
        """Another view is marked; these are its rows."""

        region: Region | None

    def __init__(self, view: DisputeView, *, id: str | None = None) -> None:
        """Show a dispute, its first view marked."""
        super().__init__(id=id)
        self.view = view
        self.cursor = 0

    def compare(self, view: DisputeView) -> None:
        """Show another dispute."""
        self.view, self.cursor = view, 0
        self.redraw()

    def build(self, width: int) -> Rows:
        """The question, the views with their columns, and how they are to be read."""
        question = wrap(line_content(self.view.question).stylize("bold"), min(WIDTH, width - 2))
        rows = [*rows_of([line.pad_left(1) for line in question]), BLANK]
        if width >= NARROW:
            rows.append(_names(width))
        for number, row in enumerate(self.view.rows):
            lines = _lines(row, width, marked=number == self.cursor)
            rows += [*rows_of(lines, f"row:{number}"), BLANK]
        for reading in self.view.readings:
            rows += rows_of([line.pad_left(1) for line in labelled(reading, min(width - 2, WIDTH + READING), READING)])
        return rows

    def action_move(self, step: int) -> None:
        """Mark the view after or before."""
        self._mark(self.cursor + step)

    def action_mark(self, number: int) -> None:
        """Mark a view by its number."""
        self._mark(number - 1)

    def mark_target(self, target: str) -> None:
        """Mark the view that was clicked."""
        self._mark(int(target.partition(":")[2]))

    def _mark(self, number: int) -> None:
        if 0 <= number < len(self.view.rows):
            self.cursor = number
            self.redraw()
            self.post_message(self.Marked(self.region_of(f"row:{number}")))


def _columns(width: int) -> tuple[int, int]:
    """Columns for what is said and for who says it, within `width`."""
    room = width - LABEL - KIND - 4
    says = min(room // 2, 56)
    return says, min(room - says, 56)


def _names(width: int) -> SheetRow:
    says, who = _columns(width)
    label = fill(T(_("what is said"), "quiet"), says + 2).pad_left(LABEL)
    return SheetRow(label + fill(T(_("who, where, when"), "quiet"), who + 2) + T(_("kind"), "quiet"))


def _lines(row: DisputeRow, width: int, *, marked: bool) -> list[Content]:
    label = T(f" >{row.number}" if marked else f"  {row.number}", "focus" if marked else "")
    by = list(dict.fromkeys((one.who, one.kind) for one in row.by))
    if width < NARROW:
        said = [line for who, kind in by for line in wrap(T(f"{who}; {kind}", "quiet"), width - LABEL - 1)]
        return [*hang(label, line_content(row.says), width - 1, LABEL), *(line.pad_left(LABEL) for line in said)]
    says, who_width = _columns(width)
    left = hang(label, line_content(row.says), LABEL + says, LABEL)
    right = [(line, "" if number else kind) for who, kind in by for number, line in enumerate(wrap(T(who), who_width))]
    height = max(len(left), len(right))
    left += [Content("")] * (height - len(left))
    right += [(Content(""), "")] * (height - len(right))
    return [
        fill(one, LABEL + says + 2) + fill(other, who_width + 2) + T(kind, "quiet")
        for one, (other, kind) in zip(left, right, strict=True)
    ]
