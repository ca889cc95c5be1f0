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
        border-left: solid $border-blurred;
        border-right: solid $border-blurred;
        background: $surface;
        background-tint: transparent;
        &:focus {
            border: none;
            border-left: solid $primary;
            border-right: solid $primary;
            background: $panel;
            background-tint: transparent;
        }
    }
    """

    def __init__(self, value: str = "", *, prompt: str = "", id: str | None = None) -> None:
        """Hold a text; `prompt` says what can be typed, where there is none yet."""
        super().__init__(value, placeholder=prompt, max_length=LONGEST, select_on_focus=False, id=id)
        self.cursor_blink = False
