"""Choosing what to hold a class with; then the host's screen, for as long as the class is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civics_tui.errors import NotFound
from civics_tui.tui.screens.menu import MenuScreen
from civics_tui.views import teach
from civics_tui.views.menu import Act, Menu, MenuGroup, MenuRow
from civics_tui.views.teach import TeachState
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class HoldClassScreen(MenuScreen[TeachState, None]):
    """Own sets, then packs."""

    def read(self, desk: Desk) -> TeachState:
        """What there is."""
        if desk.library.stale():
            desk.library.refresh()
        return teach.names(desk)

    def menu(self, state: TeachState) -> Menu:
        """A row for each."""
        rows = tuple(
            MenuRow(text=one.title, cells=(one.about,), act=Act("host", one.name)) for one in teach.askable(state)
        )
        return Menu(
            title=_("Start a class"),
            groups=(MenuGroup(heading=_("With which questions?"), rows=rows),),
        )

    def do(self, act: Act) -> None:
        """Open the class; it stays open until its screen is left."""
        if self.desk.open_class is None:
            raise NotFound(_("A class can be held from the command line: civics-tui class host PACK"))
        opened = self.desk.open_class(act.id)
        host_desk = opened.__enter__()
        from civics_tui.tui.classroom.host import HostScreen  # needs the extra, which is there now

        self.app.push_screen(HostScreen(host_desk, close=lambda: opened.__exit__(None, None, None)))
