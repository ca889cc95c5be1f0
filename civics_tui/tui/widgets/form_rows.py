"""A list of records in a form: a row for each, with a box for each column and a mark where one may be right.

It holds texts only; what they become in a file is the form's. A row keeps the number of the record it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from civics_tui.tui.content import T
from civics_tui.tui.widgets.form_box import Box
from civics_tui.tui.widgets.form_stop import Line, Mark, Stop
from civics_tui.words import _

ON = "true"
"""The text of a mark that is on."""
MOST_ROWS = 60
"""Rows that are drawn; more of them are left to the file."""


@dataclass(frozen=True, slots=True)
class Col:
    """A column."""

    key: str
    label: str
    mark: bool = False
    lines: bool = False
    longest: int = 500
    share: int = 1
    """How much of the width it takes, beside the others."""


@dataclass(slots=True)
class Cells:
    """The texts of a row."""

    texts: dict[str, str] = field(default_factory=dict)
    """By key of the column."""
    came_from: int | None = None
    """Number of the record that it was made of; `None` where it is new."""

    @property
    def is_blank(self) -> bool:
        """Is there nothing but perhaps a mark?"""
        return not any(text.strip() for text in self.texts.values() if text != ON)


class Cross(Stop, can_focus=False):
    """Takes a row away where it is clicked; keys have an entry of the screen for that."""

    DEFAULT_CSS = "Cross { width: 3; height: 1; color: $text-muted; }"

    def render(self) -> Content:
        """One sign."""
        return T(" x")


class Row(Horizontal):
    """A row: mark, boxes, and a cross."""

    def __init__(self, columns: Sequence[Col], cells: Cells, *, many: bool) -> None:
        """Show the texts of a row."""
        super().__init__(classes="row")
        self.columns = tuple(columns)
        self.cells = cells
        marks = [column for column in columns if column.mark]
        self.mark = Mark(cells.texts.get(marks[0].key) == ON, many=many) if marks else None
        self.boxes = {
            column.key: Box(
                cells.texts.get(column.key, ""), prompt=column.label, lines=column.lines, longest=column.longest
            )
            for column in columns
            if not column.mark
        }
        for column in columns:
            if not column.mark:
                self.boxes[column.key].styles.width = f"{column.share}fr"

    def compose(self) -> ComposeResult:
        """The parts, from left to right."""
        if self.mark:
            yield self.mark
        with Horizontal(classes="cells"):
            yield from self.boxes.values()
        yield Cross()

    def put(self, cells: Cells, *, keep: Widget | None) -> None:
        """Show other texts; the box `keep`, in which one types, is left alone."""
        self.cells = cells
        for key, box in self.boxes.items():
            if box is not keep:
                box.put(cells.texts.get(key, ""))
        if self.mark:
            self.mark.put(next((cells.texts.get(one.key) == ON for one in self.columns if one.mark), False))


class Records(Vertical):
    """The rows, and below them a line that adds one."""

    DEFAULT_CSS = """
    Records {
        height: auto;
        .row, .head { height: auto; }
        .cells { height: auto; width: 1fr; }
        .cells Box { margin: 0 1 0 0; }
        .head Static { height: 1; margin: 0 1 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        .head .before { width: 4; margin: 0; }
        .head .behind { width: 3; margin: 0; }
    }
    .-narrow Records {
        .cells { layout: vertical; }
        .head { display: none; }
        .cells Box { width: 1fr !important; }
    }
    """

    @dataclass
    class Changed(Message):
        """A text, a mark, or the rows themselves have changed."""

        records: Records

    def __init__(
        self, columns: Sequence[Col], rows: Iterable[Cells], *, add: str, least: int = 1, most: int = 60, many: bool
    ) -> None:
        """Show rows.

        Args:
            columns: what each has.
            rows: their texts.
            add: says what the line below them does.
            least: rows that are shown at least.
            most: rows that there can be.
            many: may more than one be marked?
        """
        super().__init__()
        self.columns = tuple(columns)
        self.add_text = add
        self.least = least
        self.most = min(most, MOST_ROWS)
        self.many = many
        self.rows = self._made(rows)

    def _made(self, rows: Iterable[Cells]) -> list[Row]:
        found = list(rows)
        found += [Cells() for _missing in range(self.least - len(found))]
        return [Row(self.columns, cells, many=self.many) for cells in found]

    def compose(self) -> ComposeResult:
        """The heads of the columns, the rows, and the line that adds one."""
        shown = [column for column in self.columns if not column.mark]
        if len(shown) > 1 or any(column.mark for column in self.columns):
            with Horizontal(classes="head"):
                if any(column.mark for column in self.columns):
                    yield Static(T(_("ok?")), classes="before")
                with Horizontal(classes="cells"):
                    for column in shown:
                        label = Static(T(column.label))
                        label.styles.width = f"{column.share}fr"
                        yield label
                yield Static(classes="behind")
        yield from self.rows
        yield Line(self.add_text, classes="add")

    @property
    def cells(self) -> list[Cells]:
        """The texts of all rows up to the last one that is not blank."""
        found = [self._cells_of(row) for row in self.rows]
        while found and found[-1].is_blank:
            found.pop()
        return found

    def _cells_of(self, row: Row) -> Cells:
        texts = {key: box.text for key, box in row.boxes.items()}
        mark = next((column.key for column in self.columns if column.mark), "")
        if row.mark and row.mark.on:
            texts[mark] = ON
        return Cells(texts, row.cells.came_from)

    async def put(self, rows: Iterable[Cells], *, keep: Widget | None = None) -> None:
        """Show other rows in place of those that are there; the box `keep` is left alone."""
        found = list(rows)
        found += [Cells() for _missing in range(max(self.least, len(self.rows) if keep else 0) - len(found))]
        for row in self.rows[len(found) :]:
            await row.remove()
        del self.rows[len(found) :]
        for row, cells in zip(self.rows, found, strict=False):
            row.put(cells, keep=keep)
        for cells in found[len(self.rows) :]:
            await self._mount(Row(self.columns, cells, many=self.many))

    async def _mount(self, row: Row) -> None:
        await self.mount(row, before=self.query_one(".add"))
        self.rows.append(row)

    def place_of(self, widget: Widget | None) -> int | None:
        """The row in which a widget stands, counted from 0."""
        within = set() if widget is None else set(widget.ancestors_with_self)
        return next((at for at, row in enumerate(self.rows) if row in within), None)

    async def add(self) -> None:
        """Add a row, and go into it; where the last one is blank, go into that."""
        if not self.rows or not self._cells_of(self.rows[-1]).is_blank:
            if len(self.rows) >= self.most:
                return
            await self._mount(Row(self.columns, Cells(), many=self.many))
        first = next(iter(self.rows[-1].boxes.values()))
        first.focus()

    async def remove_row(self, at: int) -> None:
        """Take a row away, and go into the one that has its place now."""
        row = self.rows.pop(at)
        had_focus = row.has_focus_within
        await row.remove()
        while len(self.rows) < self.least:
            await self._mount(Row(self.columns, Cells(), many=self.many))
        if had_focus:
            next(iter(self.rows[min(at, len(self.rows) - 1)].boxes.values())).focus()
        self.post_message(self.Changed(self))

    def move_row(self, at: int, step: int) -> None:
        """Let a row change places with the one above or below it; the focus goes with it."""
        to = at + step
        if not 0 <= to < len(self.rows):
            return
        one, other = self.rows[at], self.rows[to]
        cells = self._cells_of(one), self._cells_of(other)
        focused = next((key for key, box in one.boxes.items() if box.has_focus), None)
        one.put(cells[1], keep=None)
        other.put(cells[0], keep=None)
        if focused:
            other.boxes[focused].focus()
            other.boxes[focused].move_cursor(one.boxes[focused].cursor_location)
        self.post_message(self.Changed(self))

    def mark_row(self, at: int) -> None:
        """Mark a row as right: that one alone, or where several can be, the other way round than it is."""
        for number, row in enumerate(self.rows):
            if row.mark is None:
                return
            if number == at:
                row.mark.put(not row.mark.on if self.many else True)
            elif not self.many:
                row.mark.put(False)
        self.post_message(self.Changed(self))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        box = event.text_area
        if isinstance(box, Box) and box.text != box.told:
            box.told = box.text
            self.post_message(self.Changed(self))

    @on(Stop.Pressed)
    async def _pressed(self, event: Stop.Pressed) -> None:
        pressed = event.stop_
        event.stop()
        at = self.place_of(pressed)
        if isinstance(pressed, Cross) and at is not None:
            await self.remove_row(at)
        elif isinstance(pressed, Mark) and at is not None:
            self.mark_row(at)
        elif isinstance(pressed, Line):
            await self.add()

    @on(events.DescendantFocus)
    def _into_view(self) -> None:
        self.refresh()
