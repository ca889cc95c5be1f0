"""Asks before something is done that cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import T, wrap
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import BLANK, Sheet, rows_of
from civics_tui.views.wrap import WIDTH


class Confirm(Dialog[bool | None]):
    """A question that `enter` says yes to."""

    BINDINGS = [Binding("enter", "agree", show=False, id="confirm.yes")]

    def __init__(self, question: str, told: str, yes: str) -> None:
        """Ask.

        Args:
            question: in a few words.
            told: what happens then.
            yes: what `enter` does, in a word.
        """
        super().__init__()
        self._question, self._told, self._yes = question, told, yes

    def heading(self) -> Content:
        """The question."""
        return T(self._question)

    def body(self) -> Iterable[Widget]:
        """What happens then."""
        yield Sheet(lambda width: [*rows_of(wrap(T(self._told), min(width, WIDTH))), BLANK], classes="body")

    def footer(self) -> Iterable[Key]:
        """Yes; back comes behind it."""
        yield Key("enter", self._yes, "agree")

    def action_agree(self) -> None:
        """Say yes."""
        self.dismiss(True)
