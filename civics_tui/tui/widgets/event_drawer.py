"""The drawer with the claims behind an event of a timeline, and what can be done with the one that is shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from civics_tui.model.ledger import Ledger
from civics_tui.model.timeline import Event
from civics_tui.tui.widgets.drawer import SourceDrawer
from civics_tui.tui.widgets.keybar import Key
from civics_tui.views import source
from civics_tui.views.dispute import DisputeView, dispute_view
from civics_tui.words import _


class EventDrawer(SourceDrawer):
    """Open or closed; it holds the claims of the event that is marked."""

    def __init__(self, ledger: Ledger, today: datetime.date) -> None:
        """Look claims up in `ledger`; what is stale is so on the day `today`."""
        super().__init__(_("Also behind this event"))
        self._ledger = ledger
        self._today = today

    def hold(self, event: Event | None) -> bool:
        """Hold the claims of an event; are there any?"""
        known = [self._ledger.claims[one] for one in (event.cited() if event else ()) if one in self._ledger.claims]
        self.show_cards([source.card(one, self._ledger, self._today) for one in known], ())
        return bool(known)

    def disputes(self) -> tuple[DisputeView, ...]:
        """What sources differ about, where the shown claim stands in it; nothing while it is closed."""
        named = self.card.disputes if self.is_open and self.card else ()
        return tuple(dispute_view(self._ledger.disputes[one], self._ledger) for one in named)

    def link(self) -> str | None:
        """The address of the shown claim's source."""
        return self.card.link if self.is_open and self.card else None

    def citation(self) -> str:
        """What is copied of the shown claim; empty while it is closed."""
        return self.card.search or self.card.citation if self.is_open and self.card else ""

    def keys(self) -> Iterable[Key]:
        """What can be done with the claim."""
        if len(self.cards) > 1:
            yield Key("n p", _("claim"), "turn(1)")
        if self.more_below:
            yield Key("PgDn", _("more"), "page(1)")
        if self.disputes():
            yield Key("v", _("what differs"), "differs")
        if self.link():
            yield Key("o", _("open link"), "open_link")
        if self.card:
            yield Key("y", _("copy citation"), "copy")
