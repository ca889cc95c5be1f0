"""Lines to read: the results of a class, the test of the Wi-Fi."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from civics_tui.tui.content import T, wrap
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.words import _


class LinesScreen(CivicsScreen[None]):
    """A text, line by line; a line keeps its indent where it wraps."""

    DEFAULT_CSS = """
    LinesScreen #page { height: 1fr; }
    """

    BINDINGS = [
        Binding("pagedown,down,j", "page(1)", show=False, id="lines.down"),
        Binding("pageup,up,k", "page(-1)", show=False, id="lines.up"),
        Binding("y", "copy", show=False, id="lines.copy"),
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        """Show lines under a title."""
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def body(self) -> Iterable[Widget]:
        """The lines."""
        yield VerticalScroll(Sheet(self._rows), id="page", can_focus=False)

    def on_mount(self) -> None:
        """Say what it is."""
        self.say_where(self._title)
        self.show_keys()

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("esc", _("back"), "back", keep=True)
        yield Key("PgDn", _("on"), "page(1)")
        yield Key("y", _("copy"), "copy")

    def _rows(self, width: int) -> Rows:
        rows: Rows = [BLANK]
        for line in self._lines:
            if "▄" in line or "█" in line:  # a QR code keeps its cells
                rows.append(SheetRow(T(line).pad_left(1)))
                continue
            indent = len(line) - len(line.lstrip()) + 1
            room = max(10, width - indent - 1)
            rows += rows_of([one.pad_left(indent) for one in wrap(T(line.strip()), room)]) if line.strip() else [BLANK]
        return rows

    def action_page(self, pages: int) -> None:
        """Turn pages."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)

    def action_copy(self) -> None:
        """Copy the text."""
        self.civics.copy("\n".join(self._lines))
