"""A screen with the source cards of what is marked: a panel at the right, or a drawer that `s` opens from below.

A screen of this sort gives its own widgets in `main`, says what is marked by `show_cards`, and turns what it shows in
`turn`; an open drawer comes first with every key.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from civics_tui.model.ledger import Ledger
from civics_tui.study.desk import Desk
from civics_tui.tui import routes
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.tui.widgets.drawer import SourceDrawer
from civics_tui.tui.widgets.keybar import Key
from civics_tui.views import source
from civics_tui.views.dispute import dispute_view
from civics_tui.words import _


class CardScreen(CivicsScreen[None]):
    """Something to go through, and the claims behind what is marked."""

    DEFAULT_CSS = """
    CardScreen {
        #with-cards { layers: base drawer; height: 1fr; }
        #main { layer: base; width: 1fr; height: 100%; }
    }
    """

    BINDINGS = [
        Binding("n", "next", show=False, id="cards.next"),
        Binding("p", "previous", show=False, id="cards.previous"),
        Binding("s,f2", "show_me", show=False, id="cards.show-me"),
        Binding("v", "differs", show=False, id="cards.differs"),
        Binding("x", "across", show=False, id="cards.across"),
        Binding("o", "open_link", show=False, id="cards.link"),
        Binding("y", "copy", show=False, id="cards.copy"),
        Binding("pagedown", "page(1)", show=False, id="cards.page-down"),
        Binding("pageup", "page(-1)", show=False, id="cards.page-up"),
    ]

    drawer = getters.query_one("#drawer", SourceDrawer)

    def __init__(self, desk: Desk, pack: str) -> None:
        """Show something of a pack."""
        super().__init__()
        self.desk = desk
        self.pack = pack
        self.ledger: Ledger = desk.library.ledger(pack)
        self._drawer_on = False

    def body(self) -> Iterable[Widget]:
        """What there is to go through, and the cards."""
        with Horizontal(id="with-cards"):
            with Vertical(id="main"):
                yield from self.main()
            yield SourceDrawer(_("Also behind this"))

    def main(self) -> Iterable[Widget]:
        """The widgets of the screen itself."""
        return ()

    def focus_main(self) -> None:
        """Let keys work on what there is to go through."""

    def turn(self, step: int) -> None:
        """Show the next or the last of what the screen shows one of."""

    def page_main(self, pages: int) -> None:
        """Turn pages of what there is to go through."""

    def copied(self) -> str:
        """What `y` copies while no card is open."""
        return ""

    # The cards

    def show_cards(self, claims: Iterable[str]) -> None:
        """Hold the cards of these claims; what the ledger lacks is left out."""
        today = self.desk.now().date()
        known = (self.ledger.claims[one] for one in dict.fromkeys(claims) if one in self.ledger.claims)
        cards = [source.card(claim, self.ledger, today) for claim in known]
        self.drawer.show_cards(cards, ())
        if not cards and self._drawer_on:
            self._close()
        self.show_keys()

    @property
    def in_drawer(self) -> bool:
        """Do keys work on the cards now?"""
        return (self._drawer_on and not self.is_wide) or self.drawer.has_focus_within

    def resized(self) -> None:
        """The cards are beside, below, or in place of the rest."""
        if self.is_mounted:
            self._place()
            if not self.in_drawer:
                self.focus_main()

    def _place(self) -> None:
        self.drawer.is_panel, self.drawer.is_whole = self.is_wide, self.is_narrow
        self.drawer.is_open = self.is_wide or self._drawer_on
        self.show_keys()

    def _close(self) -> None:
        self._drawer_on = False
        self._place()
        self.focus_main()

    def card_keys(self) -> Iterable[Key]:
        """What can be done with the card."""
        card = self.drawer.card
        if len(self.drawer.cards) > 1:
            yield Key("n p", _("claim"), "next")
        if self.drawer.more_below:
            yield Key("PgDn", _("more"), "page(1)")
        if card and card.disputes:
            yield Key("v", _("what differs"), "differs")
        yield Key("x", _("uses"), "across")
        if card and card.link:
            yield Key("o", _("open link"), "open_link")
        yield Key("y", _("copy citation"), "copy")
        yield Key("esc", _("back"), "back", keep=True)

    @on(SourceDrawer.Turned)
    def _draw_keys(self) -> None:
        self.show_keys()

    def action_show_me(self) -> None:
        """Go to the cards of what is marked."""
        if not self.drawer.cards:
            self.civics.tell(source.no_source())
            return
        self._drawer_on = True
        self._place()
        self.drawer.take_focus()
        self.show_keys()

    async def action_back(self) -> None:
        """Leave the cards first, then the screen."""
        if self.in_drawer:
            self._close()
        else:
            await super().action_back()

    def action_next(self) -> None:
        """The next claim in an open drawer, else the next of what is shown."""
        self._step(1)

    def action_previous(self) -> None:
        """The claim before in an open drawer, else the one before of what is shown."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if not self.in_drawer:
            self.turn(step)
        elif self.drawer.turn(step):
            self.show_keys()

    def action_page(self, pages: int) -> None:
        """Turn pages of the card, or of what there is to go through."""
        if self.in_drawer:
            self.drawer.page(pages)
        else:
            self.page_main(pages)
        self.call_after_refresh(self.show_keys)

    def action_differs(self) -> None:
        """Show what sources differ about where the card stands."""
        card = self.drawer.card
        if card and card.disputes:
            views = tuple(dispute_view(self.ledger.disputes[one], self.ledger) for one in card.disputes)
            self.app.push_screen(routes.differs(self.desk, self.pack, views))

    def action_across(self) -> None:
        """List what rests on the claim of the card."""
        if self.drawer.card:
            self.app.push_screen(routes.uses(self.pack, self.drawer.card.claim))

    def action_open_link(self) -> None:
        """Ask before the address is opened; without one, say what to search for."""
        card = self.drawer.card
        if card and card.link:
            self.app.push_screen(routes.open_link(card.link))
        elif card:
            self.civics.tell(source.no_address())

    def action_copy(self) -> None:
        """Copy the citation of an open card, else what is shown."""
        card = self.drawer.card
        if self.in_drawer and card:
            self.civics.copy(card.citation if card.link else card.search or card.citation)
        else:
            self.civics.copy(self.copied())
