"""The line at the top: where I am at the left, how it stands at the right."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from civics_tui.tui.content import spread


class TopBar(Widget):
    """One line; the left part is cut where both do not fit."""

    DEFAULT_CSS = """
    TopBar {
        dock: top;
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, left: Content | None = None, right: Content | None = None, *, id: str | None = None) -> None:
        """Show the two parts."""
        super().__init__(id=id)
        self._left = left or Content("")
        self._right = right or Content("")

    def say(self, left: Content, right: Content | None = None) -> None:
        """Show two other parts."""
        right = right or Content("")
        if not (left.is_same(self._left) and right.is_same(self._right)):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """The left part, and the right part at the end of the line."""
        return spread(self._left, self._right, self.size.width)
