"""The rows of a field of a form: a box for each column, a mark where one may be right, and a line that adds one.

It holds what is shown and tells what is typed; a row that was added and holds nothing is on the screen only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from civics_tui.packs.building.cells import Cell
from civics_tui.packs.building.cells import Row as Texts
from civics_tui.packs.building.fields import Column, Field
from civics_tui.tui.content import T
from civics_tui.tui.widgets.form_box import Box
from civics_tui.tui.widgets.form_stop import Line, Mark, Stop
from civics_tui.words import _

NARROW = 50
"""Below this many columns the boxes of a row stand one below the other."""


class Cross(Stop, can_focus=False):
    """Takes a row away where it is clicked; keys have an entry of the screen for that."""

    DEFAULT_CSS = "Cross { width: 3; height: 1; color: $text-muted; }"

    def render(self) -> Content:
        """One sign."""
        return T(" x")


class Row(Horizontal):
    """A row: mark, boxes, and a cross."""

    def __init__(self, columns: Sequence[Column], texts: Texts, *, many: bool) -> None:
        """Show the texts of a row."""
        super().__init__(classes="row")
        mark = next((one for one in columns if one.sort == "truth"), None)
        self.mark_key = mark.key if mark else ""
        self.boxes: dict[str, Box] = {}
        for column in columns:
            if column.sort != "truth":
                box = self.boxes[column.key] = Box(text_of(texts.get(column.key)), longest=column.most)
                box.styles.width = f"{_share(columns, column)}fr"
        self.mark = Mark(texts.get(self.mark_key) is True, many=many, beside=self.first) if mark else None

    def compose(self) -> ComposeResult:
        """The parts, from left to right."""
        if self.mark:
            yield self.mark
        with Horizontal(classes="cells"):
            yield from self.boxes.values()
        yield Cross()

    def say_labels(self, columns: Sequence[Column], *, alone: bool) -> None:
        """Say in empty boxes what they are for, where nothing else does."""
        for column in columns:
            if column.key in self.boxes:
                self.boxes[column.key].placeholder = T(column.label if alone else "", "quiet")

    def put(self, texts: Texts, *, gently: bool) -> None:
        """Show other texts; `gently` not over what was typed since."""
        for key, box in self.boxes.items():
            box.put(text_of(texts.get(key)), gently=gently)
        if self.mark:
            self.mark.put(texts.get(self.mark_key) is True)

    @property
    def is_blank(self) -> bool:
        """Does it hold no text?"""
        return not any(box.text.strip() for box in self.boxes.values())

    @property
    def is_typed(self) -> bool:
        """Was something typed into it that is not told back yet?"""
        return any(box.text != box.held for box in self.boxes.values())

    @property
    def first(self) -> Box:
        """Its first box."""
        return next(iter(self.boxes.values()))


def text_of(cell: Cell | None) -> str:
    """The text of a cell."""
    return cell if isinstance(cell, str) else ""


def _share(columns: Sequence[Column], column: Column) -> int:
    """How much of the width a column takes: what may be marked is looked at more than what is said to it."""
    first = next(one for one in columns if one.sort != "truth")
    return 4 if column is first and any(one.sort == "truth" for one in columns) else 3


class Records(Vertical):
    """The rows, and below them a line that adds one."""

    DEFAULT_CSS = """
    Records {
        height: auto;
        width: 1fr;
        .row, .head { height: auto; }
        .cells { height: auto; width: 1fr; }
        .cells Box, .cells .name { margin: 0 1 0 0; }
        .head .name { height: auto; padding: 0 0 0 1; color: $text-muted; }
        .head .before { width: 4; height: 1; color: $text-muted; }
        .head .behind { width: 3; height: 1; }
    }
    Records.-stacked {
        .cells { layout: vertical; }
        .head { display: none; }
        .cells Box { width: 1fr !important; }
    }
    """

    @dataclass
    class Typed(Message):
        """The mark of a row changes; texts are told of by the form."""

        records: Records
        row: int
        column: str
        cell: Cell

    @dataclass
    class RemoveAsked(Message):
        """A row is to be taken away."""

        records: Records
        row: int

    def __init__(self, field: Field, rows: Sequence[Texts], *, more: bool = False) -> None:
        """Show the rows of a field; with `more`, also the columns that are rarely used."""
        super().__init__()
        self.field = field
        self.columns = _columns(field, rows, more=more)
        self.rows = [self._row(texts) for texts in rows]

    def _row(self, texts: Texts) -> Row:
        return Row(self.columns, texts, many=not self.field.one)

    def compose(self) -> ComposeResult:
        """The heads of the columns, the rows, and the line that adds one."""
        shown = [column for column in self.columns if column.sort != "truth"]
        marks = [column for column in self.columns if column.sort == "truth"]
        if len(shown) > 1:
            with Horizontal(classes="head"):
                if marks:
                    yield Static(classes="before")
                with Horizontal(classes="cells"):
                    for column in shown:
                        name = Static(T(column.label), classes="name")
                        name.styles.width = f"{_share(self.columns, column)}fr"
                        yield name
                yield Static(classes="behind")
        yield from self.rows
        yield Line(add_words(self.field), classes="add")

    def on_resize(self, event: events.Resize) -> None:
        """Where the heads of the columns are not shown, empty boxes say what they are for."""
        self.set_class(event.size.width < NARROW, "-stacked")
        alone = event.size.width < NARROW or len(self.columns) == 1
        for row in self.rows:
            row.say_labels(self.columns, alone=alone)

    def fits(self, rows: Sequence[Texts]) -> bool:
        """Can these be shown in the columns that there are?"""
        return _columns(self.field, rows, more=False) == self.columns

    async def put(self, rows: Sequence[Texts], *, gently: bool) -> None:
        """Show other rows in place of those that are there.

        `gently`, what was typed since stays, and so do rows that were added and hold nothing.
        """
        kept = len(self.rows)
        while kept > len(rows) and not (gently and (self.rows[kept - 1].is_blank or self.rows[kept - 1].is_typed)):
            kept -= 1
        for row in self.rows[kept:]:
            await row.remove()
        del self.rows[kept:]
        for row, texts in zip(self.rows, rows, strict=False):
            row.put(texts, gently=gently)
        for texts in rows[len(self.rows) :]:
            await self._mount(texts)

    async def _mount(self, texts: Texts) -> None:
        row = self._row(texts)
        row.say_labels(self.columns, alone=self.size.width < NARROW or len(self.columns) == 1)
        await self.mount(row, before=self.query_one(".add"))
        self.rows.append(row)

    def place_of(self, widget: Widget | None) -> int | None:
        """The row in which a widget stands, counted from 0."""
        within = set() if widget is None else set(widget.ancestors_with_self)
        return next((at for at, row in enumerate(self.rows) if row in within), None)

    def column_of(self, widget: Widget | None) -> Column | None:
        """The column of a box; `None` for what is none."""
        boxes = ((key, box) for row in self.rows for key, box in row.boxes.items())
        found = next((key for key, box in boxes if box is widget), None)
        return self.field.column(found) if found is not None else None

    @property
    def is_full(self) -> bool:
        """Are there as many rows as there can be?"""
        return len(self.rows) >= self.field.rows

    async def drop_blank(self) -> None:
        """Take blank rows at the end off the screen, as far as they are more than are shown of an empty field."""
        while len(self.rows) > max(1, self.field.least) and self.rows[-1].is_blank:
            await self.rows.pop().remove()

    async def add(self) -> Box:
        """Add a row where the last one is not blank; the first box of the last row then."""
        if not self.rows or (not self.rows[-1].is_blank and not self.is_full):
            await self._mount({})
        return self.rows[-1].first

    def mark_row(self, at: int) -> None:
        """Mark a row as right: that one alone, or where several can be, the other way round than it is."""
        mark = self.rows[at].mark
        if mark is None:
            return
        on_ = True if self.field.one else not mark.on
        for row in self.rows if self.field.one else ():
            if row.mark:
                row.mark.put(False)
        mark.put(on_)
        self.post_message(self.Typed(self, at, self.rows[at].mark_key, on_))

    @on(Stop.Pressed)
    async def _pressed(self, event: Stop.Pressed) -> None:
        pressed = event.stop_
        event.stop()
        at = self.place_of(pressed)
        if isinstance(pressed, Cross) and at is not None:
            self.post_message(self.RemoveAsked(self, at))
        elif isinstance(pressed, Mark) and at is not None:
            self.mark_row(at)
        elif isinstance(pressed, Line):
            self.screen.set_focus(await self.add())


def _columns(field: Field, rows: Sequence[Texts], *, more: bool) -> tuple[Column, ...]:
    """The columns that are shown: a rare one where it holds something, or all are to be."""
    return tuple(
        column
        for column in field.columns
        if column.sort != "select" and (more or not column.more or any(text_of(row.get(column.key)) for row in rows))
    )


def add_words(field: Field) -> str:
    """What the line says that adds a row."""
    words: Mapping[str, str] = {
        "choices": _("+ add a choice"),
        "views": _("+ add a view"),
        "pairs": _("+ add a pair"),
        "groups": _("+ add a group"),
        "gaps": _("+ add a gap"),
        "hints": _("+ add a hint"),
        "source": _("+ add a source"),
    }
    return words.get(field.sort, _("+ add one"))
