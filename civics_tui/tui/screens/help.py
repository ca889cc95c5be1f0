"""Help: what can be done on the screen one comes from, then all keys, from the one table of keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from civics_tui.tui.content import T, hang, wrap
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, SheetRow, rows_of
from civics_tui.views.help import keys as all_keys
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

LABEL = 14
"""Columns of the keys."""
COMMAND = 32
"""Columns of what a command does."""


class HelpScreen(CivicsScreen[None]):
    """A page of keys."""

    DEFAULT_CSS = """
    HelpScreen #keys { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    """

    BINDINGS = [
        Binding("j", "line(1)", show=False, id="help.down"),
        Binding("k", "line(-1)", show=False, id="help.up"),
    ]

    def __init__(self, screen: Screen[Any]) -> None:
        """Explain the keys of `screen`."""
        super().__init__()
        self.here = screen.all_keys() if isinstance(screen, CivicsScreen) else ()
        self.as_commands = screen.commands() if isinstance(screen, CivicsScreen) else ()

    def body(self) -> Iterable[Widget]:
        """The page."""
        with VerticalScroll(id="keys"):
            yield Sheet(self._rows)

    def footer(self) -> Iterable[Key]:
        """Read on, and back."""
        yield Key("PgDn", _("more"), "page(1)")
        yield Key("esc", _("back"), "back")

    def all_keys(self) -> tuple[Key, ...]:
        """Help needs no help."""
        return tuple(self.footer())

    def on_mount(self) -> None:
        """Start at the top."""
        self.say_where(_("Help"))
        self.query_one("#keys").focus()
        self.show_keys()

    def _rows(self, width: int) -> Rows:
        width = min(width, WIDTH + LABEL)
        rows: Rows = []
        if self.here:
            rows.append(SheetRow(T(_("On the screen you come from"), "title")))
            for key in self.here:
                rows += rows_of(_key_lines(key.key, key.label, width), key.action)
            rows.append(BLANK)
        if self.as_commands:
            rows.append(SheetRow(T(_("The same as commands"), "title")))
            for what, line in self.as_commands:
                rows += rows_of(_command_lines(what, line, width))
            rows.append(BLANK)
        rows.append(SheetRow(T(_("All keys"), "title")))
        for row in all_keys():
            rows += rows_of(_key_lines(row.shown, row.does, width))
        rows.append(BLANK)
        for text in notes():
            rows += rows_of(wrap(T(text, "quiet"), min(width, WIDTH)))
        return rows

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        keys = self.query_one("#keys", VerticalScroll)
        keys.scroll_relative(y=pages * max(1, keys.size.height - 1), animate=False)

    def action_line(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#keys", VerticalScroll).scroll_relative(y=lines, animate=False)

    async def action_help(self) -> None:
        """Go back: the same key opens and closes help."""
        await self.action_back()


def _command_lines(what: str, line: str, width: int) -> list[Content]:
    """What is done, and the command beside it; below it where there is no room."""
    if width >= 2 * COMMAND:
        return hang(T(f" {what}"), T(line, "source"), width, COMMAND)
    return [*hang(T(""), T(what), width, 1), *hang(T(""), T(line, "source"), width, 3)]


def _key_lines(keys: str, does: str, width: int) -> list[Content]:
    return hang(T(f" {keys} "), T(does), width, LABEL)


def notes() -> tuple[str, ...]:
    """What else helps."""
    return (
        _("While a field has the focus, letters are text; esc gives the letters back."),
        _("Rows and the entries of the last line can be clicked. Shift and the mouse (Option on macOS) mark text."),
        _("For a screen reader, or a terminal without a full screen: civics-tui --plain"),
    )
