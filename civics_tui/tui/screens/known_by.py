"""Asks until which day a timeline is told."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from civics_tui.errors import DateError
from civics_tui.tui.content import T, wrap
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, rows_of
from civics_tui.views.known_by import read_day
from civics_tui.words import _

LONGEST = 24
"""Characters of a date."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was typed: a day, or none for all that is known now."""

    day: datetime.date | None


class KnownByDialog(Dialog[Day | None]):
    """A field; gives back the day, or nothing where it was left. A text that is no date is told of and stays."""

    DEFAULT_CSS = """
    KnownByDialog Input, KnownByDialog Input:focus {
        height: 1;
        border: none;
        padding: 0 1;
        margin: 0 1 1 1;
        background: $panel;
    }
    """

    def __init__(self, day: datetime.date | None) -> None:
        """Ask, with the day that holds now in the field."""
        super().__init__()
        self._text = day.isoformat() if day else ""
        self._said = ""

    def heading(self) -> Content:
        """The question."""
        return T(_("Known by which date?"))

    def body(self) -> Iterable[Widget]:
        """The field, and how a date is written or what is wrong with it."""
        field = Input(self._text, max_length=LONGEST, select_on_focus=True)
        field.cursor_blink = False
        yield field
        yield Sheet(self._note, id="note")

    def footer(self) -> Iterable[Key]:
        """Taking it."""
        yield Key("enter", _("show what was known"), "take")

    def on_mount(self) -> None:
        """Start in the field."""
        self.query_one(Input).focus()

    def _note(self, width: int) -> Rows:
        hint = _("2016, 2016-11 or 2016-11-09; a year or month is taken to its end. Empty: all that is known now.")
        lines = [*wrap(T(self._said, "wrong"), width - 2), *wrap(T(hint, "quiet"), width - 2)]
        return [*rows_of([line.pad_left(1) for line in lines]), BLANK]

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give back the day, or say why the text is none."""
        try:
            self.dismiss(Day(read_day(self.query_one(Input).value)))
        except DateError as problem:
            self._said = problem.sentence
            self.query_one("#note", Sheet).redraw()
