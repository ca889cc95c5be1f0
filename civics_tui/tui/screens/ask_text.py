"""Asks for one line of text, such as the title of a set."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from civics_tui.tui.content import T
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.words import _

LONGEST = 120
"""Characters of the text, unless more are asked for."""
PATH = 1000
"""Characters of a path."""


class AskText(Dialog[str | None]):
    """A field; gives back what was typed, or nothing."""

    DEFAULT_CSS = """
    AskText Input, AskText Input:focus {
        height: 1;
        border: none;
        padding: 0 1;
        margin: 0 1 1 1;
        background: $panel;
    }
    """

    def __init__(self, question: str, text: str = "", *, take: str = "", longest: int = LONGEST) -> None:
        """Ask `question`, with `text` in the field at first; `take` is what `enter` does, in a word."""
        super().__init__()
        self._question = question
        self._text = text
        self._take = take or _("save")
        self._longest = longest

    def heading(self) -> Content:
        """The question."""
        return T(self._question)

    def body(self) -> Iterable[Widget]:
        """The field."""
        field = Input(self._text, max_length=self._longest, select_on_focus=False)
        field.cursor_blink = False
        yield field

    def footer(self) -> Iterable[Key]:
        """Taking it."""
        yield Key("enter", self._take, "take")

    def on_mount(self) -> None:
        """Start in the field."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give back what was typed."""
        text = self.query_one(Input).value.strip()
        if text:
            self.dismiss(text)
