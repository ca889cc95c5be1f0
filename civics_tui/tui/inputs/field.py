"""A line to type into, as all inputs use it: one row high, no blinking, letters are text."""

from __future__ import annotations

from textual.widgets import Input

LONGEST = 500
"""Characters; longer answers would be cut before they are compared."""


class Field(Input):
    """A field for an answer."""

    DEFAULT_CSS = """
    Field {
        height: 1;
        width: 1fr;
        max-width: 56;
        margin: 0 1 0 4;
        padding: 0 1;
        border: none;
        background: $panel;
        &:focus {
            border: none;
            background-tint: $foreground 6%;
        }
    }
    """

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        """Hold a text."""
        super().__init__(value, max_length=LONGEST, select_on_focus=False, id=id)
        self.cursor_blink = False
