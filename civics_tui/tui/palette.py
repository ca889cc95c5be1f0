"""The command palette: what can be done on this screen, where one can go, and the themes.

Titles of packs and pages are shown as content; Textual's own highlighting would read them as markup, so it is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from civics_tui.tui import routes, themes
from civics_tui.tui.content import T
from civics_tui.views.specials import offers
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.tui.app import CivicsApp


OF_THE_APP = frozenset({"search", "leave", "back", "help", "app.command_palette"})
"""Actions of a last line that the palette names elsewhere, or that mean nothing in it."""


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the palette."""

    label: str
    run: Callable[[], object]


class ScreenCommands(Provider):
    """Commands of the screen below the palette, then those of the app."""

    _found: tuple[Command, ...] = ()

    @property
    def civics(self) -> CivicsApp:
        """The app."""
        from civics_tui.tui.app import CivicsApp  # the app names this module, so it is there already

        assert isinstance(self.app, CivicsApp)
        return self.app

    async def startup(self) -> None:
        """Collect the commands once, before the first key."""
        self._found = (*self._of_screen(), *self._of_app(), *self._of_packs(), *self._of_themes())

    async def discover(self) -> Hits:
        """All commands but the long lists, in their order."""
        for command in (*self._of_screen(), *self._of_app()):
            yield DiscoveryHit(T(command.label), command.run, text=command.label)

    async def search(self, query: str) -> Hits:
        """The commands whose words match."""
        matcher = self.matcher(query)
        for command in self._found:
            score = matcher.match(command.label)
            if score > 0:
                yield Hit(score, T(command.label), command.run, text=command.label)

    def _of_screen(self) -> Iterator[Command]:
        keys = getattr(self.screen, "footer", None)
        for key in keys() if callable(keys) else ():
            if key.action not in OF_THE_APP:
                yield Command(f"{key.label}  ({key.key})", partial(self._run, key.action))

    async def _run(self, action: str) -> None:
        await self.screen.run_action(action)

    def _of_app(self) -> Iterator[Command]:
        app = self.civics
        yield Command(_("Home"), app.action_home)
        yield Command(_("Search  (/)"), app.action_search)
        yield Command(_("Teach: print, sets, packs of your own"), lambda: app.push_screen(routes.teach(app.desk)))
        yield Command(_("Question sets: list them, make one"), lambda: app.push_screen(routes.sets(app.desk)))
        yield Command(_("Settings: colours, keys"), lambda: app.push_screen(routes.settings()))
        yield Command(_("Help: all keys  (?)"), app.action_help)
        yield Command(_("Leave  (q)"), app.action_leave)

    def _of_packs(self) -> Iterator[Command]:
        app = self.civics
        for entry in app.desk.library.entries():
            yield Command(_("Pack: {title}").format(title=entry.title), partial(app.go, routes.Place("pack", entry.id)))
            for page, title, _minutes in entry.explainers:
                place = routes.Place("explainer", entry.id, page)
                yield Command(_("Read: {title}").format(title=title), partial(app.go, place))
            for one in offers(entry):
                place = routes.place(one.sort, entry.id, one.id)
                yield Command(_("Open: {what}").format(what=one.line), partial(app.go, place))

    def _of_themes(self) -> Iterator[Command]:
        if not self.app.no_color:
            for name in themes.OFFERED:
                yield Command(_("Colours: {name}").format(name=name), partial(self.civics.choose_theme, name))
