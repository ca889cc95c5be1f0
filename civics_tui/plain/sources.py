"""Sources in lines: the cards behind a question, one claim, and what differs."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Sequence

from civics_tui.errors import NotFound
from civics_tui.model.ledger import Claim, Ledger
from civics_tui.packs.library.library import Library
from civics_tui.plain.talk import Talk
from civics_tui.views import source
from civics_tui.views.dispute import DisputeView, dispute_view
from civics_tui.views.pieces import plain
from civics_tui.words import _


def show_cards(talk: Talk, cards: Sequence[source.Card]) -> None:
    """Write all cards behind a question."""
    if not cards:
        talk.say(source.no_source())
    for number, card in enumerate(cards, start=1):
        if len(cards) > 1:
            talk.say(_("Source {n} of {count}.").format(n=number, count=len(cards)))
        _say_card(talk, card)


def show_claim(talk: Talk, claim: Claim, ledger: Ledger, today: datetime.date) -> None:
    """Write the card of one claim, and the disputes in which it stands."""
    _say_card(talk, source.card(claim, ledger, today))
    for dispute in ledger.disputes_of([claim.id]):
        say_dispute(talk, dispute_view(dispute, ledger))


def show_claims(talk: Talk, claims: Sequence[str], ledger: Ledger, today: datetime.date) -> None:
    """Write the cards of these claims of a ledger."""
    show_cards(talk, [source.card(ledger.claims[one], ledger, today) for one in claims])


def say_dispute(talk: Talk, dispute: DisputeView) -> None:
    """Write what sources differ about."""
    talk.say(_("Sources differ."))
    for line in dispute.lines():
        talk.say(line.strip(), first=line[: len(line) - len(line.lstrip())])


def _say_card(talk: Talk, card: source.Card) -> None:
    talk.say(card.text)
    if card.note:
        talk.say(card.note)
    for row in card.all_rows():
        label = f"{row.label}: " if row.label else ""
        talk.say(label + plain(row.text), first="  ", rest="    ")


def find_claim(library: Library, claim: str) -> tuple[Claim, Ledger]:
    """Find a claim in the ledgers of all packs.

    Raises:
        NotFound: there is none; the sentence names the nearest.
    """
    known: dict[str, None] = {}
    for entry in library.entries():
        ledger = library.ledger(entry.id)
        if claim in ledger.claims:
            return ledger.claims[claim], ledger
        known.update(dict.fromkeys(ledger.claims))
    near = difflib.get_close_matches(claim, known, n=1)
    hint = _(" Did you mean {claim}?").format(claim=near[0]) if near else _(" Find one: civics-tui search WORDS")
    raise NotFound(_('There is no claim "{claim}".').format(claim=claim) + hint)
