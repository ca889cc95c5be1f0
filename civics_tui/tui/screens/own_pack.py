"""A pack of one's own: write, try, see what there is to look at, share, take away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from civics_tui.errors import NotFound
from civics_tui.packs.removed import Removed, take_away
from civics_tui.places import typed
from civics_tui.tui import routes
from civics_tui.tui.screens.ask_text import PATH, AskText
from civics_tui.tui.screens.menu import MenuScreen
from civics_tui.views import own_pack
from civics_tui.views.menu import Act, Menu
from civics_tui.views.own_pack import Opened
from civics_tui.views.reports import report_lines
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class OwnPackScreen(MenuScreen[Opened | None, Removed | None]):
    """One pack; gives back what was taken away."""

    def __init__(self, desk: Desk, path: Path) -> None:
        """Show the own pack at a path."""
        super().__init__(desk)
        self.path = path

    def read(self, desk: Desk) -> Opened | None:
        """Look at it; nothing where it is gone."""
        try:
            return own_pack.opened(desk, self.path)
        except NotFound:
            return None

    def take(self, state: Opened | None) -> None:
        """Show it, or leave where there is nothing to be shown any more."""
        if state is not None:
            super().take(state)
        elif self.is_current:
            self.civics.tell(own_pack.gone(self.path), "warning")
            self.dismiss(None)

    def menu(self, state: Opened | None) -> Menu:
        """All that can be done with it."""
        assert state is not None  # `take` has seen to it
        return own_pack.page(state)

    def commands(self) -> tuple[tuple[str, str], ...]:
        """The same on the command line."""
        return own_pack.commands(self.path)

    def do(self, act: Act) -> None:
        """Do what a row stands for."""
        assert self.state is not None  # its rows are drawn from it
        pack = self.state.pack
        match act.kind:
            case "edit":
                self.app.push_screen(routes.builder(self.desk, self.path))
            case "finding":
                self.app.push_screen(routes.builder(self.desk, self.path, int(act.id), look=True))
            case "try":
                sitting = self.desk.start(pack=pack.id, n=pack.count)
                self.app.push_screen(routes.quiz(self.desk, sitting))
            case "report":
                self._check()
            case "reports":
                self.app.push_screen(routes.lines(_("What learners reported"), report_lines(self.state.told)))
            case "share":
                self._share()
            case "remove":
                self.dismiss(take_away(self.desk.places, self.path))

    def _check(self) -> None:
        def check(desk: Desk) -> list[str]:
            return own_pack.check_lines(self.path, seeds=desk.places.seeds, today=desk.now().date())

        def show(lines: list[str]) -> None:
            self.app.push_screen(routes.lines(_("Check: {title}").format(title=self.path.name), lines))

        self.civics.in_background(self, check, show, group="check")

    @work(exclusive=True, group="share")
    async def _share(self) -> None:
        folder = str(self.desk.places.shared)
        asked = AskText(_("Folder for the file"), folder, take=_("build it there"), longest=PATH)
        answer = await self.app.push_screen_wait(asked)
        if answer is not None:
            build = partial(self._build, folder=typed(answer))
            self.civics.in_background(self, build, self.say, group="build")

    def _build(self, desk: Desk, folder: Path) -> str:
        return own_pack.share(desk.places, self.path, folder)[1]
