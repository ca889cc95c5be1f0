"""Comparisons in lines: what is said, by whom and when, then how it is fairly read."""

from __future__ import annotations

from civics_tui.packs.library.library import Entry
from civics_tui.plain.sources import say_dispute
from civics_tui.plain.talk import Talk
from civics_tui.study.desk import Desk
from civics_tui.views.dispute import dispute_view


def show_comparison(desk: Desk, talk: Talk, entry: Entry, id_: str, _section: str = "") -> None:
    """Write a comparison of a pack, or a dispute of its ledger.

    Raises:
        NotFound: there is neither.
    """
    library = desk.library
    say_dispute(talk, dispute_view(library.comparison(entry, id_), library.ledger(entry)))
