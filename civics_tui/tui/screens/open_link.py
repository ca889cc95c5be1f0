"""Asks before an address is opened outside, and shows whose it is."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from civics_tui.tui import links
from civics_tui.tui.content import T, hang, wrap
from civics_tui.tui.screens.dialog import Dialog
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.sheet import BLANK, Rows, Sheet, rows_of
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

MOST_LINES = 6
"""Lines of a long address that are shown; the host stands above it in full."""


class OpenLink(Dialog[None]):
    """Shows host and address; `enter` opens it in the browser."""

    BINDINGS = [
        Binding("enter,o", "open", show=False, id="link.open"),
        Binding("y", "copy", show=False, id="link.copy"),
    ]

    def __init__(self, address: str) -> None:
        """Ask about an address."""
        super().__init__()
        self.address = address
        self.host = links.host_of(address)

    def heading(self) -> Content:
        """The question."""
        return T(_("Open this page in your browser?") if self.host else _("This address cannot be opened from here"))

    def body(self) -> Iterable[Widget]:
        """Host and address."""
        yield Sheet(self._rows, classes="body")

    def _rows(self, width: int) -> Rows:
        width = min(width, WIDTH)
        host = hang(T(_("host")), T(self.host or _("none"), "title"), width, 10)
        address = hang(T(_("address")), T(self.address, "source"), width, 10)[:MOST_LINES]
        note = wrap(T(_("It leaves this computer only when you open it."), "quiet"), width)
        return [*rows_of([*host, *address]), BLANK, *rows_of(note), BLANK]

    def footer(self) -> Iterable[Key]:
        """Opening only where it can be opened."""
        if self.host:
            yield Key("enter", _("open"), "open")
        yield Key("y", _("copy the address"), "copy")

    def action_open(self) -> None:
        """Open it, and say so where that did not work."""
        if not self.host:
            return
        app, address = self.civics, self.address
        self.dismiss()

        def opened(done: bool) -> None:
            if not done:
                app.tell(_("No browser could be opened from here; y copies the address."), "warning")

        app.in_background(app, lambda _desk: links.open_outside(address), opened, group="browser")

    def action_copy(self) -> None:
        """Copy the address."""
        self.civics.copy(self.address)
