"""The form of a question, made from the fields of its kind: it shows a record, and tells what every field becomes.

It knows no file and saves nothing. What it does not show of a record stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from civics_tui.packs.building.fields import LISTS, Field
from civics_tui.packs.editing.changes import Path
from civics_tui.packs.editing.values import Data, Value
from civics_tui.tui.content import T, wrap
from civics_tui.tui.widgets.form_box import Box
from civics_tui.tui.widgets.form_rows import Cells, Records, Row
from civics_tui.tui.widgets.form_stop import Line, Stop, Word, Words
from civics_tui.tui.widgets.form_values import Shown, columns_of, shown_of, value_of
from civics_tui.tui.widgets.sheet import Rows, Sheet, rows_of
from civics_tui.words import _

LABEL = 13
"""Columns of what stands beside a field."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is in the form."""

    key: str
    """Of the field."""
    row: int | None = None
    """Of its rows, counted from 0."""


class FieldRow(Horizontal):
    """A field with what stands beside it."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        margin: 0 0 1 0;
        .label { width: 13; color: $text-secondary; }
        .part { height: auto; }
        .parts { height: auto; width: 1fr; layout: vertical; }
    }
    .-narrow FieldRow {
        layout: vertical;
        margin: 0;
        .label { width: 1fr; }
    }
    """

    def __init__(self, field: Field, data: Data | None, *, named: Sequence[tuple[str, str]] = ()) -> None:
        """Show a field of a record.

        Args:
            field: what is asked for.
            data: what the record says; `None` where it says nothing.
            named: the ids and texts of what a field of the pack can name.
        """
        super().__init__()
        self.field = field
        self.data = data
        self.named = tuple(named)
        self.editor = self._editor()

    def compose(self) -> Iterable[Widget]:
        """The label, and the editor."""
        yield Sheet(partial(_label_rows, self.field.label), classes="label")
        yield self.editor

    def _editor(self) -> Widget:
        field, shown = self.field, shown_of(self.field, self.data)
        if field.sort in LISTS or field.sort == "feedback":
            fixed = field.sort == "feedback"
            return Records(
                columns_of(field, shown),
                shown.rows,
                add="" if fixed else _add_words(field),
                least=1 if fixed else max(field.least, 0),
                most=1 if fixed else field.rows or 1,
                many=not field.one,
            )
        if field.sort in ("select", "truth", "objective"):
            words = [Word(value, text) for value, text in (self.named if field.sort == "objective" else field.options)]
            if field.sort == "truth":
                words = [Word("true", _("yes")), Word("false", _("no"))]
            return Words([*words, *([] if field.required else [Word("", _("not said"))])], shown.text)
        if field.sort == "ticks":
            return Words([Word(value, text) for value, text in field.options], frozenset(shown.ticked), many=True)
        return Box(shown.text, prompt=field.help, lines=field.sort == "text", longest=field.most)

    def shown(self) -> Shown:
        """What stands in the editor."""
        editor = self.editor
        if isinstance(editor, Records):
            return Shown(rows=tuple(editor.cells))
        if isinstance(editor, Words):
            if isinstance(editor.value, frozenset):
                return Shown(ticked=tuple(str(one) for one in editor.value))
            return Shown(text=str(editor.value or ""))
        return Shown(text=editor.text) if isinstance(editor, Box) else Shown()

    def value(self) -> Value:
        """What the field becomes in the record."""
        return value_of(self.field, self.data, self.shown())

    async def put(self, data: Data | None, *, keep: Widget | None) -> None:
        """Show another value; the box `keep`, in which one types, is left alone."""
        self.data = data
        shown = shown_of(self.field, data)
        editor = self.editor
        if isinstance(editor, Records):
            await editor.put(shown.rows or ([Cells()] if self.field.sort == "feedback" else []), keep=keep)
        elif isinstance(editor, Words):
            editor.put(frozenset(shown.ticked) if self.field.sort == "ticks" else shown.text)
        elif isinstance(editor, Box) and editor is not keep:
            editor.put(shown.text)

    def took(self, data: Data | None) -> None:
        """Remember what the record says now, without showing it."""
        self.data = data
        if isinstance(self.editor, Records):
            for number, row in enumerate(self.editor.rows):
                row.cells.came_from = number if number < len(self.editor.cells) else None


def _add_words(field: Field) -> str:
    words = {
        "choices": _("+ add a choice"),
        "views": _("+ add a view"),
        "pairs": _("+ add a pair"),
        "groups": _("+ add a group"),
        "gaps": _("+ add a gap"),
        "hints": _("+ add a hint"),
        "source": _("+ add a source"),
    }
    return words.get(field.sort, _("+ add one"))


def _label_rows(label: str, width: int) -> Rows:
    return rows_of(wrap(T(label), max(2, width - 1)))


class Form(VerticalScroll, can_focus=False):
    """All fields of a question, one below the other; rare ones stand behind a line that shows them."""

    DEFAULT_CSS = """
    Form { height: 1fr; padding: 1 0 0 1; scrollbar-size-vertical: 1; }
    """

    @dataclass
    class Changed(Message):
        """A field becomes another value."""

        key: str
        value: Value

    @dataclass
    class KindChosen(Message):
        """Another kind was chosen; `...` stands for the list of all."""

        value: object

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
        self._more: tuple[Field, ...] = ()
        self._record: dict[str, Data] = {}
        self._named: tuple[tuple[str, str], ...] = ()

    async def show(
        self,
        fields: Sequence[Field],
        record: dict[str, Data],
        kind: str,
        kinds: Sequence[Word],
        named: Sequence[tuple[str, str]],
    ) -> None:
        """Show a record anew, with the fields of its kind.

        Args:
            fields: in the order of the form.
            record: what the file says.
            kind: its kind.
            kinds: the kinds to choose from.
            named: the objectives of the pack, by their ids.
        """
        self._record, self._named = record, tuple(named)
        self._more = tuple(one for one in fields if one.more and one.key not in record)
        shown = [one for one in fields if one not in self._more or self.more_open]
        shown = [one for one in shown if one.sort != "objective" or named]
        self.kind_words = Words(kinds, kind, id="kind")
        self.fields = {one.key: self._row(one) for one in shown}
        rows: list[Widget] = [
            Horizontal(Sheet(partial(_label_rows, _("Kind")), classes="label"), self.kind_words, classes="kind-row"),
            *self.fields.values(),
        ]
        if self._more and not self.more_open:
            rows.append(Line(_more_words(self._more), classes="more-line"))
        async with self.batch():
            await self.remove_children()
            await self.mount_all(rows)
        self.scroll_home(animate=False)

    def _row(self, field: Field) -> FieldRow:
        return FieldRow(field, self._record.get(field.key), named=self._named if field.sort == "objective" else ())

    async def put(self, record: dict[str, Data], *, typing: bool) -> bool:
        """Show other values of the same question; while one is `typing`, the box with the focus is left alone.

        Returns:
            Whether they fit: where a field came that stood behind *more*, all is to be shown anew.
        """
        if any(field.key in record for field in self._more) and not self.more_open:
            return False
        self._record = record
        keep = self.screen.focused if typing else None
        for key, row in self.fields.items():
            data = record.get(key)
            if data != row.data or not typing:
                await row.put(data, keep=keep)
        return True

    async def show_more(self) -> None:
        """Show the rare fields, too."""
        self.more_open = True
        line = self.query_one_optional(".more-line", Line)
        rows = [self._row(one) for one in self._more]
        self.fields |= {row.field.key: row for row in rows}
        await self.mount_all(rows)
        if line is not None:
            await line.remove()
        if rows:
            first = next((one for one in rows[0].query("*").results(Widget) if one.focusable), None)
            if first is not None:
                first.focus()

    # Where one is

    @property
    def spot(self) -> Spot | None:
        """The field that has the focus, and the row of it."""
        focused = self.screen.focused
        if focused is None:
            return None
        within = set(focused.ancestors_with_self)
        for key, row in self.fields.items():
            if row in within:
                return Spot(key, row.editor.place_of(focused) if isinstance(row.editor, Records) else None)
        return None

    @property
    def records(self) -> Records | None:
        """The rows among which the focus is."""
        spot = self.spot
        editor = self.fields[spot.key].editor if spot else None
        return editor if isinstance(editor, Records) else None

    def go_to(self, path: Path) -> None:
        """Put the focus where a path of the record leads: to the field, to its row, to the column."""
        row = self.fields.get(str(path[0])) if path else None
        if row is None:
            self.focus_first()
            return
        target: Widget = row.editor
        if isinstance(target, Records):
            place = next((one for one in path[1:] if isinstance(one, int)), None)
            if place is not None and place < len(target.rows):
                inner: Row = target.rows[place]
                wanted = next((inner.boxes[one] for one in path[2:] if one in inner.boxes), None)  # type: ignore[index]
                target = wanted or (inner.mark if path[-1] == "correct" and inner.mark else None) or _first(inner)
            else:
                target = _first(target)
        target.focus()

    def focus_first(self) -> None:
        """Start in the first box: what is asked."""
        stem = self.fields.get("stem")
        if stem is not None:
            stem.editor.focus()

    def _leave(self, widget: Widget, step: int) -> None:
        """Go to the stop nearest above or below, in the same columns where there is one."""
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
            same = [one for one in row if type(one) is type(widget)] or row
            min(same, key=lambda one: abs(one.region.x - here.x)).focus()
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    # What happens in it

    @on(Box.Left)
    async def _box_left(self, event: Box.Left) -> None:
        event.stop()
        records = self.records
        if event.entered and records is not None and records.add_text:
            place = records.place_of(event.box)
            row = records.rows[place] if place is not None else None
            is_first = row is not None and next(iter(row.boxes.values())) is event.box
            if is_first and place == len(records.rows) - 1 and event.box.text.strip() and records.most > place + 1:
                await records.add()
                return
            if is_first and row is not None and not event.box.text.strip() and place == len(records.cells):
                self._go_behind(records)
                return
        self._leave(event.box, event.step)

    def _go_behind(self, records: Records) -> None:
        """Go to the field behind the rows: an empty last row says that there are no more."""
        rows = list(self.fields.values())
        place = next((at for at, row in enumerate(rows) if row.editor is records), len(rows) - 1)
        if place + 1 < len(rows):
            _first(rows[place + 1].editor).focus()
        else:
            self.screen.focus_next()

    @on(Stop.Left)
    def _stop_left(self, event: Stop.Left) -> None:
        event.stop()
        self._leave(event.stop_, event.step)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        box = event.text_area
        if isinstance(box, Box) and box.text != box.told:
            box.told = box.text
            self._tell(box)

    @on(Records.Changed)
    def _rows_changed(self, event: Records.Changed) -> None:
        event.stop()
        self._tell(event.records)

    @on(Words.Chosen)
    def _word_chosen(self, event: Words.Chosen) -> None:
        event.stop()
        words = event.words
        if words is self.kind_words:
            self.post_message(self.KindChosen(event.value))
            return
        if isinstance(words.value, frozenset):
            words.put(words.value ^ {event.value})
        else:
            words.put(event.value)
        self._tell(words)

    @on(Stop.Pressed)
    async def _pressed(self, event: Stop.Pressed) -> None:
        event.stop()
        if event.stop_.has_class("more-line"):
            await self.show_more()

    @on(Box.Pasted)
    def _pasted(self, event: Box.Pasted) -> None:
        event.stop()
        spot = self.spot
        self.post_message(self.Pasted(spot.key if spot else "", event.box, event.text))

    def _tell(self, editor: Widget) -> None:
        row = next((one for one in self.fields.values() if one.editor is editor), None)
        if row is not None:
            self.post_message(self.Changed(row.field.key, row.value()))


def _first(widget: Widget) -> Widget:
    """The first box of a part of the form, else its first stop, else itself."""
    if isinstance(widget, Box):
        return widget
    boxes = [*widget.query(Box).results(Box)]
    return boxes[0] if boxes else next((one for one in widget.query("*").results(Widget) if one.focusable), widget)


def _more_words(fields: Sequence[Field]) -> str:
    names = ", ".join(one.label.lower() for one in fields[:4])
    return _("+ more to say: {names} ...").format(names=names)
