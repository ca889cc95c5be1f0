"""A field of a form: what stands beside it, and the editor that its sort asks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from civics_tui.packs.building.cells import Row as Texts
from civics_tui.packs.building.fields import LISTS, Field
from civics_tui.packs.building.own import Sheet as Question
from civics_tui.tui.content import T, wrap
from civics_tui.tui.widgets.form_box import Box
from civics_tui.tui.widgets.form_rows import Records, text_of
from civics_tui.tui.widgets.form_stop import Word, Words
from civics_tui.tui.widgets.sheet import Rows, Sheet, rows_of
from civics_tui.words import _

CHOSEN = ("select", "truth", "objective", "ticks")
"""Sorts that are chosen and not typed."""


class FieldRow(Horizontal):
    """A field with what stands beside it."""

    DEFAULT_CSS = """
    FieldRow { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, field: Field, sheet: Question, named: Sequence[tuple[str, str]], *, more: bool = False) -> None:
        """Show a field of a question.

        Args:
            field: what is asked for.
            sheet: the question.
            named: the ids and texts of the objectives of the pack.
            more: are rare columns shown, too?
        """
        super().__init__()
        self.field = field
        self.editor = self._editor(sheet, named, more=more)

    def compose(self) -> ComposeResult:
        """The label, and the editor."""
        yield Sheet(partial(_label_rows, self.field.label), classes="label")
        yield self.editor

    def _editor(self, sheet: Question, named: Sequence[tuple[str, str]], *, more: bool) -> Widget:
        field = self.field
        if field.sort in LISTS:
            return Records(field, sheet.rows(field.key), more=more)
        if field.sort == "feedback":
            return Said(field, sheet.rows(field.key))
        cell = sheet.cell(field.key)
        if field.sort in CHOSEN:
            offered = named if field.sort == "objective" else field.options
            words = [Word(value, text) for value, text in offered]
            if field.sort == "ticks":
                return Words(words, frozenset(cell if isinstance(cell, tuple) else ()), many=True)
            if field.sort == "truth":
                return Words([Word(True, _("yes")), Word(False, _("no"))], cell)
            words += [] if field.required else [Word("", _("not said"))]
            words += [Word(..., _("+ add one"))] if field.sort == "objective" else []
            return Words(words, cell)
        return Box(
            text_of(cell), prompt=field.help, lines=field.sort == "text" and field.key != "stem", longest=field.most
        )

    async def put(self, sheet: Question, *, gently: bool) -> None:
        """Show another value; `gently` not over what was typed since."""
        editor, key = self.editor, self.field.key
        if isinstance(editor, Records):
            await editor.put(sheet.rows(key), gently=gently)
        elif isinstance(editor, Said):
            editor.put(sheet.rows(key), gently=gently)
        elif isinstance(editor, Words):
            cell = sheet.cell(key)
            editor.put(frozenset(cell) if isinstance(cell, tuple) else cell)
        elif isinstance(editor, Box):
            editor.put(text_of(sheet.cell(key)), gently=gently)


class Said(Vertical):
    """What is said to every answer of a sort: a box for each sort, below its name."""

    DEFAULT_CSS = """
    Said { height: auto; width: 1fr; .name { height: 1; color: $text-muted; padding: 0 0 0 1; } }
    """

    def __init__(self, field: Field, rows: Sequence[Texts]) -> None:
        """Show the texts of the one record."""
        super().__init__()
        texts = rows[0] if rows else {}
        self.boxes = {one.key: Box(text_of(texts.get(one.key)), longest=one.most) for one in field.columns}
        self._names = {one.key: one.label for one in field.columns}

    def compose(self) -> ComposeResult:
        """Name and box, one below the other."""
        for key, box in self.boxes.items():
            yield Static(T(self._names[key]), classes="name")
            yield box

    def put(self, rows: Sequence[Texts], *, gently: bool) -> None:
        """Show other texts; `gently` not over what was typed since."""
        texts = rows[0] if rows else {}
        for key, box in self.boxes.items():
            box.put(text_of(texts.get(key)), gently=gently)


def _label_rows(label: str, width: int) -> Rows:
    return rows_of(wrap(T(label), max(2, width - 1)))
