"""All classes that were held here, to see their results or to erase them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civics_tui.tui import routes
from civics_tui.tui.screens.menu import MenuScreen
from civics_tui.views import teach
from civics_tui.views.menu import Act, Menu

if TYPE_CHECKING:
    from civics_tui.study.classes import HeldClass
    from civics_tui.study.desk import Desk


class HeldClassesScreen(MenuScreen["tuple[HeldClass, ...]", None]):
    """A row for each."""

    def read(self, desk: Desk) -> tuple[HeldClass, ...]:
        """What there is."""
        return tuple(desk.classes.listed()) if desk.classes is not None else ()

    def menu(self, state: tuple[HeldClass, ...]) -> Menu:
        """How it is shown."""
        return teach.classes_page(state)

    def do(self, act: Act) -> None:
        """Open a class."""
        self.app.push_screen(routes.held_class(self.desk, int(act.id)))
