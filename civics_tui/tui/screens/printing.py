"""Handouts: pack, answers and folder are chosen in rows; enter on a page writes it, o opens it in the browser."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from civics_tui.places import typed
from civics_tui.tui import links
from civics_tui.tui.screens.ask_text import PATH, AskText
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.screens.menu import MenuScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.views import printing
from civics_tui.views.home_state import in_reading_order
from civics_tui.views.menu import Act, Menu
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.library.rows import Entry
    from civics_tui.study.desk import Desk

Entries = tuple["Entry", ...]


class PrintScreen(MenuScreen[Entries, None]):
    """One list: how, then the pages."""

    BINDINGS = [Binding("o", "show", show=False, id="print.open")]

    def __init__(self, desk: Desk) -> None:
        """Print pages of the packs of a desk."""
        super().__init__(desk)
        self.chosen = 0
        """Number of the pack, counted from 0."""
        self.key = False
        self.folder = desk.places.shared
        self.written: Path | None = None
        """The last handout."""

    def read(self, desk: Desk) -> Entries:
        """The packs with pages."""
        if desk.library.stale():
            desk.library.refresh()
        return printing.printable(in_reading_order(desk.library.entries()))

    @property
    def entry(self) -> Entry | None:
        """The pack that is chosen."""
        return self.state[min(self.chosen, len(self.state) - 1)] if self.state else None

    def menu(self, state: Entries) -> Menu:
        """The choices and the pages."""
        return printing.page(self.entry, self.folder, key=self.key)

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("choose, make"), "open")
        if self.written is not None:
            yield Key("o", _("open in the browser"), "show", keep=True)
        yield Key("esc", _("back"), "back")

    def commands(self) -> tuple[tuple[str, str], ...]:
        """The same on the command line."""
        return printing.commands(self.entry)

    def do(self, act: Act) -> None:
        """Change a choice, or write a page."""
        match act.kind:
            case "pack":
                self._choose_pack()
            case "key":
                self.key = not self.key
                self.draw()
            case "folder":
                self._ask_folder()
            case "page" if self.entry is not None:
                path = printing.target(self.folder, self.entry.id, act.id, key=self.key)
                make = partial(self._write, entry=self.entry, page=act.id, path=path, key=self.key)
                self.civics.in_background(self, make, self._made, group="handout")

    def _write(self, desk: Desk, entry: Entry, page: str, path: Path, key: bool) -> Path:
        printing.write(desk.library, entry, page, path, desk.now().date(), key=key)
        return path

    def _made(self, path: Path) -> None:
        self.written = path
        self.say(printing.told(path))
        self.show_keys()

    @work(exclusive=True, group="ask")
    async def _choose_pack(self) -> None:
        if self.state:
            titles = [entry.title for entry in self.state]
            chosen = await self.app.push_screen_wait(ChooseDialog(_("Pages of which pack?"), titles, self.chosen))
            if chosen is not None:
                self.chosen = chosen
                self.draw()

    @work(exclusive=True, group="ask")
    async def _ask_folder(self) -> None:
        asked = AskText(_("Folder for the handouts"), str(self.folder), take=_("use it"), longest=PATH)
        answer = await self.app.push_screen_wait(asked)
        if answer is not None:
            self.folder = typed(answer)
            self.draw()

    def action_show(self) -> None:
        """Open the last handout in the browser; it lies on this computer."""
        if self.written is None:
            return
        path = self.written

        def shown(done: bool) -> None:
            if not done:
                told = _("No browser could be opened from here. Open the file yourself: {path}")
                self.civics.tell(told.format(path=path), "warning")

        self.civics.in_background(self, lambda _desk: links.open_file(path), shown, group="browser")
