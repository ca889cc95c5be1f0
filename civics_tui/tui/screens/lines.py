"""Lines to read, such as the report of a check: wrapped with the indent that they have, never made shorter.

A line of block characters is a row of a QR code or of a bar, and keeps its cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from civics_tui.tui.content import T, hang
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.words import _


class LinesScreen(CivicsScreen[None]):
    """A page of lines."""

    DEFAULT_CSS = """
    LinesScreen #lines { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    """

    BINDINGS = [
        Binding("j", "line(1)", show=False, id="lines.down"),
        Binding("k", "line(-1)", show=False, id="lines.up"),
        Binding("y", "copy", show=False, id="lines.copy"),
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        """Show lines below a title."""
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def body(self) -> Iterable[Widget]:
        """The page."""
        with VerticalScroll(id="lines"):
            yield Sheet(self._rows)

    def footer(self) -> Iterable[Key]:
        """Read on, copy, and back."""
        yield Key("PgDn", _("more"), "page(1)")
        yield Key("y", _("copy"), "copy")
        yield Key("esc", _("back"), "back")

    def on_mount(self) -> None:
        """Start at the top."""
        self.say_where(self._title)
        self.query_one("#lines").focus()
        self.show_keys()

    def _rows(self, width: int) -> Rows:
        rows: Rows = []
        for whole in self._lines:
            for line in whole.split("\n"):
                if "▄" in line or "█" in line:
                    rows.append(SheetRow(T(line)))
                    continue
                indent = min(len(line) - len(line.lstrip(" ")), width // 2)
                rows += rows_of(hang(T(""), T(line.strip()), width, indent)) if line.strip() else [BLANK]
        return rows

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        sheet = self.query_one("#lines", VerticalScroll)
        sheet.scroll_relative(y=pages * max(1, sheet.size.height - 1), animate=False)

    def action_line(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#lines", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_copy(self) -> None:
        """Copy all of it."""
        self.civics.copy("\n".join(self._lines))
