"""A sheet of lines: the one widget that draws text, however many rows, choices or marks it holds.

A subclass or a builder makes the rows for a width; a click on a row is told upwards by the row's target. The sheet
scrolls nothing and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line on the screen."""

    content: Content
    target: str = ""
    """What a click on it means to the owner of the sheet; empty where a click means nothing."""


Rows = list[SheetRow]
Builder = Callable[[int], Rows]


def rows_of(lines: list[Content], target: str = "") -> Rows:
    """Rows of wrapped lines, all with one target."""
    return [SheetRow(line, target) for line in lines]


BLANK = SheetRow(Content(""))


class Sheet(Widget):
    """Lines of content, made for the width that there is."""

    DEFAULT_CSS = """
    Sheet {
        width: 1fr;
        height: auto;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        sheet: Sheet
        target: str

        @property
        def control(self) -> Sheet:
            """The sheet."""
            return self.sheet

    def __init__(self, builder: Builder | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        """Draw what `builder` makes; without one, nothing until `show` is called."""
        super().__init__(id=id, classes=classes)
        self.least = 0
        """Rows that it has at least; blank ones stand at the end."""
        self._builder = builder
        self._made: tuple[int, Rows] | None = None

    def build(self, width: int) -> Rows:
        """Make the rows for `width` columns."""
        return self._builder(width) if self._builder else []

    def natural(self, width: int) -> Rows:
        """The rows that it needs for `width` columns, made once until something changes."""
        if self._made is None or self._made[0] != width:
            self._made = (width, self.build(width))
        return self._made[1]

    def rows(self, width: int) -> Rows:
        """The rows for `width` columns, with the blank ones at the end."""
        rows = self.natural(width)
        return rows + [BLANK] * (self.least - len(rows))

    def set_least(self, least: int) -> None:
        """Have at least so many rows."""
        if least != self.least:
            self.least = least
            self.refresh(layout=True)

    def show(self, builder: Builder) -> None:
        """Draw something else."""
        self._builder = builder
        self.redraw()

    def redraw(self) -> None:
        """Make the rows again; the layout is only done again where their number changes."""
        before = self._made
        self._made = None
        if before is None or not self.is_mounted:
            self.refresh(layout=True)
            return
        self.refresh(layout=max(self.least, len(self.natural(before[0]))) != max(self.least, len(before[1])))

    def region_of(self, target: str) -> Region | None:
        """The rows with that target, as a region of the sheet."""
        numbers = [number for number, row in enumerate(self.rows(self.size.width)) if row.target == target]
        return Region(0, numbers[0], self.size.width, numbers[-1] - numbers[0] + 1) if numbers else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as were made for the width."""
        return len(self.rows(width)) if width else 0

    def render(self) -> Content:
        """All rows, one a line."""
        return Content("\n").join(row.content for row in self.rows(self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Tell the target of the clicked row."""
        offset = event.get_content_offset(self)
        rows = self.rows(self.size.width)
        if offset is not None and offset.y < len(rows) and rows[offset.y].target:
            event.stop()
            self.post_message(self.Clicked(self, rows[offset.y].target))
