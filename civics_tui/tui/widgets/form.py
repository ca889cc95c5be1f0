"""The form of a question, made from the fields of its kind: it shows a question, and tells what is typed.

It knows no file and saves nothing; what it tells of are the paths and cells of `packs.building`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from civics_tui.packs.building.cells import Cell
from civics_tui.packs.building.fields import Column, Field
from civics_tui.packs.building.own import Sheet as Question
from civics_tui.packs.editing.changes import Path
from civics_tui.tui.content import T, wrap
from civics_tui.tui.widgets.form_box import Box
from civics_tui.tui.widgets.form_field import FieldRow, Said
from civics_tui.tui.widgets.form_rows import Records
from civics_tui.tui.widgets.form_stop import Line, Stop, Word, Words
from civics_tui.tui.widgets.sheet import Rows, Sheet, rows_of
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is in the form."""

    field: Field
    row: int | None = None
    """Of its rows, counted from 0."""
    column: Column | None = None
    """Of the row."""


class Form(VerticalScroll, can_focus=False):
    """All fields of a question, one below the other; rare ones stand behind a line that shows them."""

    DEFAULT_CSS = """
    Form {
        height: 1fr;
        padding: 0 0 0 1;
        scrollbar-size-vertical: 1;
        .kind-row { height: auto; margin: 1 0 1 0; }
        .label { width: 13; color: $text-secondary; }
        .more-line { margin: 0 0 1 0; }
    }
    """

    @dataclass
    class Typed(Message):
        """A cell of the question becomes another one."""

        path: Path
        cell: Cell

    @dataclass
    class RemoveAsked(Message):
        """A row is to be taken away."""

        key: str
        row: int

    @dataclass
    class KindChosen(Message):
        """Another kind was chosen; `...` stands for the list of all."""

        value: object

    class ObjectiveAsked(Message):
        """Something is to be added that questions can belong to."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted into a box that takes one."""

        key: str
        box: Box
        text: str

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="form")
        self.fields: dict[str, FieldRow] = {}
        self.kind_words = Words([Word("", "")], id="kind")
        self.more_open = False
        self._all: tuple[Field, ...] = ()
        self._named: tuple[tuple[str, str], ...] = ()
        self._sheet: Question | None = None

    async def show(
        self, fields: Sequence[Field], sheet: Question, kinds: Sequence[Word], named: Sequence[tuple[str, str]]
    ) -> None:
        """Show a question anew.

        Args:
            fields: of its kind, in the order of the form.
            sheet: the question.
            kinds: the kinds to choose from.
            named: the ids and texts of the objectives of the pack.
        """
        self._all, self._sheet, self._named = tuple(fields), sheet, tuple(named)
        hidden = self._hidden
        shown = [one for one in fields if one not in hidden]
        self.kind_words = Words(kinds, sheet.kind, id="kind")
        self.fields = {one.key: self._row(one) for one in shown}
        label = Sheet(partial(_label_rows, _("Kind")), classes="label")
        rows: list[Widget] = [Horizontal(label, self.kind_words, classes="kind-row"), *self.fields.values()]
        if hidden:
            rows.append(Line(_more_words(hidden), classes="more-line"))
        async with self.batch():
            await self.remove_children()
            await self.mount_all(rows)
        self.scroll_home(animate=False)

    def fits(self, fields: Sequence[Field], sheet: Question, named: Sequence[tuple[str, str]]) -> bool:
        """Can a question be shown in the boxes that are there?"""
        if not fields or tuple(fields) != self._all or tuple(named) != self._named or self.more_open:
            return False
        hidden = {one.key for one in fields if one.more and one.key not in sheet.record}
        if {one.key for one in fields} - hidden != self.fields.keys():
            return False
        editors = (row.editor for row in self.fields.values())
        return all(one.fits(sheet.rows(one.field.key)) for one in editors if isinstance(one, Records))

    @property
    def _hidden(self) -> tuple[Field, ...]:
        """The rare fields that are not shown: the question says nothing in them."""
        if self.more_open or self._sheet is None:
            return ()
        return tuple(one for one in self._all if one.more and one.key not in self._sheet.record)

    def _row(self, field: Field) -> FieldRow:
        assert self._sheet is not None  # rows are made for a question
        return FieldRow(field, self._sheet, self._named, more=self.more_open)

    async def put(self, sheet: Question, *, gently: bool) -> None:
        """Show other values of the same question; `gently` not over what was typed since."""
        self._sheet = sheet
        for row in list(self.fields.values()):
            await row.put(sheet, gently=gently)

    async def show_more(self) -> None:
        """Show the rare fields, too."""
        hidden = self._hidden
        self.more_open = True
        rows = [self._row(one) for one in hidden]
        self.fields |= {row.field.key: row for row in rows}
        await self.mount_all(rows)
        await self.query(".more-line").remove()
        if rows:
            self.screen.set_focus(_first(rows[0]))

    # Where one is

    @property
    def spot(self) -> Spot | None:
        """The field that has the focus, and the row of it."""
        return self._spot_of(self.screen.focused)

    def _spot_of(self, widget: Widget | None) -> Spot | None:
        within = set() if widget is None else set(widget.ancestors_with_self)
        for row in self.fields.values():
            if row in within:
                editor = row.editor
                if not isinstance(editor, Records):
                    return Spot(row.field)
                at = editor.place_of(widget)
                return Spot(row.field, at, editor.column_of(widget) if at is not None else None)
        return None

    @property
    def records(self) -> Records | None:
        """The rows among which the focus is."""
        spot = self.spot
        editor = self.fields[spot.field.key].editor if spot else None
        return editor if isinstance(editor, Records) else None

    def box_at(self, path: Path) -> Widget | None:
        """What stands where a path leads: the editor of a field, the first box of a row, the box of a column."""
        row = self.fields.get(str(path[0])) if path else None
        if row is None:
            return None
        editor, rest = row.editor, path[1:]
        if isinstance(editor, Said):
            return editor.boxes.get(str(rest[0]) if rest else "") or _first(editor)
        if not isinstance(editor, Records):
            return editor
        place = next((one for one in rest if isinstance(one, int)), 0)
        if place >= len(editor.rows):
            return _first(editor)
        inner, column = editor.rows[place], str(path[-1])
        return inner.mark if inner.mark and column == inner.mark_key else inner.boxes.get(column, inner.first)

    async def go_to(self, path: Path) -> None:
        """Put the focus where a path of the question leads; to what is asked where it leads nowhere."""
        if path and path[0] not in self.fields and any(one.key == path[0] for one in self._hidden):
            await self.show_more()
        row = self.fields.get(str(path[0])) if path else None
        if row is not None and isinstance(row.editor, Records) and _is_behind(path, row.editor):
            self.screen.set_focus(await row.editor.add())
            return
        target = self.box_at(path) or self.box_at(("stem",))
        if target is not None:
            self.screen.set_focus(_first(target))

    def step(self, step: int) -> None:
        """Go from the stop with the focus to the one nearest above or below, in the same columns where there is one."""
        widget = self.screen.focused
        if widget is None:
            return
        here = widget.region
        stops = [one for one in self.query("*").results(Widget) if one.focusable and one is not widget and one.region]
        if step > 0:
            ahead = [one for one in stops if one.region.y >= here.bottom]
            near = min((one.region.y for one in ahead), default=None)
            row = [one for one in ahead if one.region.y == near]
        else:
            ahead = [one for one in stops if one.region.bottom <= here.y]
            near = max((one.region.bottom for one in ahead), default=None)
            row = [one for one in ahead if one.region.bottom == near]
        if row:
            alike = [one for one in row if type(one) is type(widget)] or row
            self.screen.set_focus(min(alike, key=lambda one: abs(one.region.x - here.x)))
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    async def enter(self, box: Box) -> None:
        """Go on from a box: to the next row, to a new one behind the last, behind the rows from one that is blank."""
        records = self.records
        place = records.place_of(box) if records is not None else None
        if records is None or place is None or records.rows[place].first is not box:
            self.step(1)
        elif place + 1 < len(records.rows):
            self.screen.set_focus(records.rows[place + 1].first)
        elif box.text.strip() and not records.is_full:
            self.screen.set_focus(await records.add())
        else:
            await self._go_behind(records)

    async def _go_behind(self, records: Records) -> None:
        """Go to the field behind the rows: an empty last row says that there are no more."""
        rows = list(self.fields.values())
        place = next(at for at, row in enumerate(rows) if row.editor is records)
        if place + 1 < len(rows):
            self.screen.set_focus(_first(rows[place + 1].editor))
        else:
            self.step(1)
        await records.drop_blank()

    def untold(self) -> Iterator[tuple[Path, Cell]]:
        """What was typed and is not told of yet: from now on it is."""
        for box in self.query(Box).results(Box):
            path = self._path_of(box)
            if box.text != box.told and path:
                box.told = box.text
                yield path, box.text

    def _path_of(self, box: Box) -> Path:
        """Where a box leads in the question; nowhere where it is in no field."""
        spot = self._spot_of(box)
        if spot is None:
            return ()
        editor, key = self.fields[spot.field.key].editor, spot.field.key
        if isinstance(editor, Records) and spot.row is not None:
            return (key, spot.row, next(name for name, one in editor.rows[spot.row].boxes.items() if one is box))
        if isinstance(editor, Said):
            return (key, next(name for name, one in editor.boxes.items() if one is box))
        return (key,)

    # What happens in it

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        for path, cell in self.untold():
            self.post_message(self.Typed(path, cell))

    @on(Records.Typed)
    def _row_typed(self, event: Records.Typed) -> None:
        event.stop()
        self.post_message(self.Typed((event.records.field.key, event.row, event.column), event.cell))

    @on(Records.RemoveAsked)
    def _remove_asked(self, event: Records.RemoveAsked) -> None:
        event.stop()
        self.post_message(self.RemoveAsked(event.records.field.key, event.row))

    @on(Words.Chosen)
    def _word_chosen(self, event: Words.Chosen) -> None:
        event.stop()
        words = event.words
        spot = self._spot_of(words)
        if words is self.kind_words:
            self.post_message(self.KindChosen(event.value))
        elif event.value is ...:
            self.post_message(self.ObjectiveAsked())
        elif spot is not None:
            words.put(words.value ^ {event.value} if isinstance(words.value, frozenset) else event.value)
            self.post_message(self.Typed((spot.field.key,), words.cell))

    @on(Stop.Pressed)
    async def _pressed(self, event: Stop.Pressed) -> None:
        event.stop()
        if event.stop_.has_class("more-line"):
            await self.show_more()

    @on(Box.Pasted)
    def _pasted(self, event: Box.Pasted) -> None:
        event.stop()
        spot = self._spot_of(event.box)
        self.post_message(self.Pasted(spot.field.key if spot else "", event.box, event.text))


def _is_behind(path: Path, records: Records) -> bool:
    """Does a path lead to a row behind the last one?"""
    return any(isinstance(step, int) and step >= len(records.rows) for step in path[1:2])


def _first(widget: Widget) -> Widget:
    """The first box of a part of the form, else its first stop, else itself."""
    if isinstance(widget, Box):
        return widget
    boxes = list(widget.query(Box).results(Box))
    return boxes[0] if boxes else next((one for one in widget.query("*").results(Widget) if one.focusable), widget)


def _label_rows(label: str, width: int) -> Rows:
    return rows_of(wrap(T(label), max(2, width - 1)))


def _more_words(fields: Sequence[Field]) -> str:
    names = ", ".join(one.label.lower() for one in fields[:4])
    return _("+ more to say: {names} ...").format(names=names)
