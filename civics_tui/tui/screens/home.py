"""Home: go on, start, read. The list stands at once; names and figures arrive from a worker in the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from civics_tui.tui import routes
from civics_tui.tui.content import T
from civics_tui.tui.home_rows import Do, home_rows
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.keybar import Key
from civics_tui.tui.widgets.rows import RowList
from civics_tui.words import _

if TYPE_CHECKING:
    from civics_tui.packs.removed import Removed
    from civics_tui.study.desk import Desk
    from civics_tui.study.sitting import Sitting
    from civics_tui.views.home_state import HomeState


class HomeScreen(CivicsScreen[None]):
    """One list: what to go on with, the packs, what to read."""

    BINDINGS = [
        Binding("n", "next_for_you", show=False, id="home.next"),
        Binding("r", "missed", show=False, id="home.missed"),
        Binding("t", "teach", show=False, id="home.teach"),
    ]

    def __init__(self, desk: Desk) -> None:
        """Show the Home of a desk."""
        super().__init__()
        self.desk = desk
        self.state: HomeState | None = None
        self._wanted: Do | None = None
        self._is_early = False

    def body(self) -> Iterable[Widget]:
        """The list, empty at first."""
        yield RowList(id="home")

    def footer(self) -> Iterable[Key]:
        """What can be done now."""
        state = self.state
        yield Key("enter", _("open"), "open")
        if state and state.missed:
            yield Key("r", _("missed ones"), "missed")
        if state and state.next_for_you:
            yield Key("n", _("next for you"), "next_for_you")
        yield Key("t", _("teach"), "teach")
        yield Key("/", _("search"), "search")
        yield Key("q", _("leave"), "leave")

    def on_mount(self) -> None:
        """Stand there before anything is read."""
        self.say_where(T(self.app.title, "title"))
        self.query_one(RowList).focus()
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Read again what may have changed, once what stands there is drawn."""
        self.call_after_refresh(self._read)

    def _read(self) -> None:
        def names(desk: Desk) -> HomeState:
            from civics_tui.views import home_state

            return home_state.names(desk)

        self.civics.in_background(self, names, self._got_names, group="home")

    def _got_names(self, state: HomeState) -> None:
        from dataclasses import replace

        if self.state is not None:  # the figures of a moment ago, until the new ones are counted
            kept = ("progress", "missed", "sets", "next_for_you")
            state = replace(state, **{name: getattr(self.state, name) for name in kept})
        self._show(state)

        def rest(desk: Desk) -> HomeState:
            from civics_tui.views import home_state

            counted = home_state.figures(desk, home_state.compiled(desk, state))
            routes.load_quiz()  # so that the first question does not wait for it
            return counted

        self.civics.in_background(self, rest, self._show, group="home")

    def _show(self, state: HomeState) -> None:
        is_first = self.state is None
        self.state = state
        learner = _("learner: {name}").format(name=state.learner) if state.learner else ""
        self.say_where(T(self.app.title, "title"), T(learner, "quiet"))
        rows = self.query_one(RowList)
        rows.show(home_rows(state))
        if is_first:
            rows.scroll_home(animate=False)
        self.show_keys()
        if self._is_early and rows.value is not None:
            self._is_early = False
            rows.action_select()
        elif self._wanted and state.ready:
            wanted, self._wanted = self._wanted, None
            self.app.clear_notifications()  # what was waited for is here
            self._do(wanted)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if isinstance(event.value, Do):
            self._do(event.value)
        else:
            self._is_early = True

    def _do(self, what: Do) -> None:
        """Do what a row stands for; a start waits until the packs are compiled."""
        match what.kind:
            case "start" | "missed" | "next" if not (self.state and self.state.ready):
                self._wanted = what
                self.civics.tell(_("Reading the packs for the first time, a moment."))
            case "resume" | "start" | "missed" | "next":
                with self.civics.told():
                    self.app.push_screen(routes.quiz(self.desk, self._sitting(what)))
            case "pack":
                self._open_pack(what.id)
            case "read" if what.sort == "dossiers":
                shown = (
                    next((one.dossiers for one in self.state.entries if one.id == what.id), ()) if self.state else ()
                )
                self.app.push_screen(routes.dossiers(self.desk, what.id, shown))
            case "read":
                self.civics.go(routes.place(what.sort, what.id, what.page))
            case "teach":
                self.action_teach()
            case "sets":
                self.app.push_screen(routes.sets(self.desk))
            case "settings":
                self.app.push_screen(routes.settings())

    def _open_pack(self, pack: str) -> None:
        """Open the page of a pack; of an own one that has nothing to ask or read, the page where it is written."""
        listed = self.state.entries if self.state else ()
        own = next((one for one in listed if one.id == pack and one.origin == "own" and not one.usable), None)
        if own is None:
            self.civics.go(routes.Place("pack", pack))
        else:
            self.app.push_screen(routes.own_pack(self.desk, own.path), self._taken)

    def _taken(self, what: Removed | None) -> None:
        if what is not None:
            from civics_tui.views import own_pack

            self.civics.tell(own_pack.taken(what.path))

    def _sitting(self, what: Do) -> Sitting:
        match what.kind:
            case "resume":
                return self.desk.resume(what.id)
            case "missed":
                return self.desk.start(mode="missed")
            case "next":
                return self.desk.start(pack=what.id, objective=what.page, n=5)
            case _:
                return self.desk.start(pack=what.id, n=10)

    def action_open(self) -> None:
        """Open the marked row; before there is one, as soon as there is."""
        self.query_one(RowList).action_select()

    def action_next_for_you(self) -> None:
        """Start what is offered next."""
        offer = self.state.next_for_you if self.state else None
        if offer is not None:
            self._do(Do("next", offer.pack, offer.objective))

    def action_missed(self) -> None:
        """Repeat what was wrong last time."""
        if self.state and self.state.missed:
            self._do(Do("missed"))

    def action_teach(self) -> None:
        """Open what a teacher does."""
        self.app.push_screen(routes.teach(self.desk))
