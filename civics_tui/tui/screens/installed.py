"""Installed packs: install one from a file after what it changes was shown, go back to the former version, remove."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from civics_tui.packs.installing import install as installing
from civics_tui.packs.installing import seen as steps
from civics_tui.places import typed
from civics_tui.tui import routes
from civics_tui.tui.screens.ask_text import PATH, AskText
from civics_tui.tui.screens.confirm import Confirm
from civics_tui.tui.screens.menu import MenuScreen
from civics_tui.views import installing as views
from civics_tui.views.menu import Act, Menu
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.installing.install import Arrival
    from civics_tui.packs.library.rows import Entry
    from civics_tui.study.desk import Desk

Entries = tuple["Entry", ...]


def _installed(desk: Desk) -> Entries:
    if desk.library.stale():
        desk.library.refresh()
    return tuple(one for one in desk.library.entries() if one.origin == "installed")


class _Installing(MenuScreen[Entries, None]):
    """Shows what a pack brings and changes, asks, and installs it."""

    def read(self, desk: Desk) -> Entries:
        """The installed packs."""
        return _installed(desk)

    def commands(self) -> tuple[tuple[str, str], ...]:
        """The same on the command line."""
        return views.commands()

    def look(self, source: Path, *, downgrade: bool = False) -> None:
        """Look at a pack, then ask."""

        def looked(arrival: Arrival) -> None:
            if arrival.is_here:
                self.say(views.arrival_lines(arrival)[0])
            else:
                self._ask(source, arrival, downgrade)

        look = partial(self._look, source=source, downgrade=downgrade)
        self.civics.in_background(self, look, looked, group="look")

    def _look(self, desk: Desk, source: Path, downgrade: bool) -> Arrival:
        return steps.look(desk.places, source, downgrade=downgrade)

    @work(exclusive=True, group="ask")
    async def _ask(self, source: Path, arrival: Arrival, downgrade: bool) -> None:
        told = "\n".join(views.arrival_lines(arrival))
        if await self.app.push_screen_wait(Confirm(_("Install it?"), told, _("install"))):

            def install(desk: Desk) -> Arrival:
                return steps.install(desk.places, source, arrival, downgrade=downgrade)

            self.civics.in_background(self, install, self._done, group="install")

    def _done(self, arrival: Arrival) -> None:
        self.say(views.installed(arrival))
        self.again()


class InstalledScreen(_Installing):
    """The list."""

    def menu(self, state: Entries) -> Menu:
        """All of them, and the way to another one."""
        return views.list_page(state)

    def do(self, act: Act) -> None:
        """Open a pack, or ask for a file."""
        if act.kind == "install":
            self._ask_file()
        else:
            self.app.push_screen(routes.installed_pack(self.desk, Path(act.id)))

    @work(exclusive=True, group="ask")
    async def _ask_file(self) -> None:
        asked = AskText(_("File of the pack (it can be dropped here)"), take=_("look at it"), longest=PATH)
        answer = await self.app.push_screen_wait(asked)
        if answer is not None:
            self.look(typed(answer))


class InstalledPackScreen(_Installing):
    """One of them."""

    def __init__(self, desk: Desk, path: Path) -> None:
        """Show the installed pack at a path."""
        super().__init__(desk)
        self.path = path

    def take(self, state: Entries) -> None:
        """Show the pack; another version of it lies in the same folder; one that is gone leaves."""
        found = next((one for one in state if one.path == self.path), None)
        found = found or next((one for one in state if one.path.parent == self.path.parent != self._packs), None)
        if found is None:
            if self.is_current:
                self.dismiss()
            return
        self.path = found.path
        super().take((found,))

    @property
    def _packs(self) -> Path:
        return self.desk.places.installed

    def menu(self, state: Entries) -> Menu:
        """What can be done with it."""
        return views.page(state[0])

    def do(self, act: Act) -> None:
        """Open it, go back, or take it away."""
        assert self.state
        match act.kind:
            case "open":
                self.civics.go(routes.Place("pack", self.state[0].id))
            case "former":
                self.look(Path(act.id), downgrade=True)
            case "remove":
                self._remove()

    @work(exclusive=True, group="ask")
    async def _remove(self) -> None:
        assert self.state
        told = views.removing(self.state[0])
        if await self.app.push_screen_wait(Confirm(_("Take this pack away?"), told, _("take it away"))):
            with self.civics.told():
                installing.remove(self.desk.places, self.path)
            self.again()
