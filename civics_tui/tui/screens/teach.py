"""The Teach area: what a teacher does, the sets and the packs of one's own. Nothing in it needs a typed command."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import work
from textual.binding import Binding

from civics_tui.packs.removed import Removed, bring_back, removed
from civics_tui.tui import routes
from civics_tui.tui.screens.choose import ChooseDialog
from civics_tui.tui.screens.menu import MenuScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import RowList
from civics_tui.views import own_pack, teach
from civics_tui.views.menu import Act, Menu
from civics_tui.views.teach import EntryId, TeachState
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk


class TeachScreen(MenuScreen[TeachState, None]):
    """Entries, sets and packs."""

    BINDINGS = [Binding("z", "undo", show=False, id="teach.undo")]

    def __init__(self, desk: Desk) -> None:
        """Show the area of a desk."""
        super().__init__(desk)
        self.taken: Removed | None = None
        """The pack that was taken away last."""
        self._before: frozenset[Act] | None = None
        """The sets and packs that were there when something was begun that may bring another one."""

    def read(self, desk: Desk) -> TeachState:
        """The names; what there is to look at in the packs comes later."""
        return teach.names(desk)

    def take(self, state: TeachState) -> None:
        """Show the names, with what was found a moment ago, and look at the packs."""
        from dataclasses import replace

        known = self.state.packs if self.state else None
        if self.state is not None:
            state = replace(state, classes=self.state.classes, unread=self.state.unread)
        if known is not None and {one.path for one in known} == {one.path for one in state.own}:
            state = replace(state, packs=known)
        super().take(state)
        self.civics.in_background(self, lambda desk: teach.looked_at(desk, state), super().take, group="menu")

    def menu(self, state: TeachState) -> Menu:
        """The area."""
        return teach.page(state)

    def draw(self) -> None:
        """Show what is known, with the mark on what was just made."""
        super().draw()
        made = self._held() - self._before if self._before is not None else frozenset()
        if made:
            self._before = None
            self.query_one(RowList).mark(min(made, key=lambda act: (act.kind, act.id)))

    def _held(self) -> frozenset[Act]:
        values = (row.value for row in self.query_one(RowList).rows)
        return frozenset(one for one in values if isinstance(one, Act) and one.kind in ("own", "set"))

    def footer(self) -> Iterable[Key]:
        """What can be done."""
        yield Key("enter", _("open"), "open")
        if self.taken is not None:
            yield Key("z", _("bring it back"), "undo", keep=True)
        yield Key("/", _("search"), "search")
        yield Key("esc", _("home"), "back")

    def commands(self) -> tuple[tuple[str, str], ...]:
        """The same on the command line."""
        return teach.commands()

    def do(self, act: Act) -> None:
        """Open what a row stands for."""
        match act.kind:
            case "entry":
                self._before = self._held()
                self.app.push_screen(routes.TEACH[cast("EntryId", act.id)](self.desk))
            case "set":
                self.app.push_screen(routes.own_set(self.desk, act.id))
            case "own":
                self.app.push_screen(routes.own_pack(self.desk, Path(act.id)), self._left)
            case "removed":
                self._choose_removed()
            case "class":
                self.app.push_screen(routes.held_class(self.desk, int(act.id)))
            case "classes":
                self.app.push_screen(routes.held_classes(self.desk))

    def _left(self, taken: Removed | None) -> None:
        """An own pack was left, or taken away."""
        self.taken = taken or self.taken
        if taken is not None:
            self.say(own_pack.taken(taken.path))
        self.show_keys()

    @work(exclusive=True, group="removed")
    async def _choose_removed(self) -> None:
        found = removed(self.desk.places)
        dialog = ChooseDialog(_("Bring back which one?"), [one.path.name for one in found])
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self._bring_back(found[chosen])

    def _bring_back(self, what: Removed) -> None:
        with self.civics.told():
            path = bring_back(self.desk.places, what)
            if self.taken == what:
                self.taken = None
            self.say(own_pack.back_again(path))
        self.again()

    def action_undo(self) -> None:
        """Bring back the pack that was taken away last."""
        if self.taken is not None:
            self._bring_back(self.taken)
