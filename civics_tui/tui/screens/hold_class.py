"""Choosing what to hold a class with; then the host's screen, for as long as the class is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civics_tui.errors import NotFound
from civics_tui.study.classes import HowHeld
from civics_tui.tui.screens.menu import MenuScreen
from civics_tui.views import teach
from civics_tui.views.menu import Act, Menu
from civics_tui.views.teach import TeachState
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class HoldClassScreen(MenuScreen[TeachState, None]):
    """Own sets, then packs, then how the class is held."""

    def __init__(self, desk: Desk) -> None:
        """Offer what there is on a desk."""
        super().__init__(desk)
        self.how = HowHeld()

    def read(self, desk: Desk) -> TeachState:
        """What there is."""
        if desk.library.stale():
            desk.library.refresh()
        return teach.names(desk)

    def menu(self, state: TeachState) -> Menu:
        """A row for each, and below them how it is held."""
        return teach.hold_page(state, self.how)

    def do(self, act: Act) -> None:
        """Turn a choice; or open the class, which stays open until its screen is left."""
        if act.kind == "turn":
            self.how = self.how.turned(act.id)
            self.draw()
            return
        if self.desk.open_class is None:
            raise NotFound(_("A class can be held from the command line: civics-tui class host PACK"))
        opened = self.desk.open_class(act.id, self.how)
        host_desk = opened.__enter__()
        from civics_tui.tui.classroom.host import HostScreen  # needs the extra, which is there now

        self.app.push_screen(HostScreen(host_desk, close=lambda: opened.__exit__(None, None, None)))
