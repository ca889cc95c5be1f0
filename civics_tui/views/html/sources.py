"""The claims at the end of a handout, by source: each with its number, kind, chain, date, place, and what differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from civics_tui.views import source
from civics_tui.views.html.elements import Html, element, host_of, line, paragraph, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.pieces import plain
from civics_tui.views.source import Card
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class References:
    """The numbers of the claims on a handout."""

    ids: tuple[str, ...]
    """Ids of the claims, those of one source together."""

    def marks(self, claims: Iterable[str]) -> Html:
        """`[2, 5]`: where the list at the end has the claims; nothing where it has none of them."""
        places = {id_: number for number, id_ in enumerate(self.ids, start=1)}
        numbers = sorted({places[one] for one in claims if one in places})
        return element("span", text(f"[{', '.join(map(str, numbers))}]"), "ref") if numbers else Html("")


def references(material: Material) -> References:
    """Number the claims of a page: sources in the order in which the page comes to them."""
    cited = material.cited()
    sources = dict.fromkeys(material.ledger.claims[one].source for one in cited)
    return References(tuple(one for known in sources for one in cited if material.ledger.claims[one].source == known))


def source_list(material: Material, numbered: References) -> Html:
    """The list of sources with the claims of each; nothing where the page cites none."""
    if not numbered.ids:
        return Html("")
    ledger = material.ledger
    found: list[Html] = [element("h2", text(_("Where it comes from"))), paragraph(text(source.check_line()), "quiet")]
    before = ""
    for number, id_ in enumerate(numbered.ids, start=1):
        claim = ledger.claims[id_]
        card = source.card(claim, ledger, material.today)
        if claim.source != before:
            found.append(_source(card))
            before = claim.source
        found.append(_claim(number, card, numbered))
    return element("section", together(found, "\n"), "sources")


def _source(card: Card) -> Html:
    rows = {row.label: plain(row.text) for row in card.rows}
    dated = text(_("dated: {date}").format(date=rows[_("dated")]))
    below = paragraph(together([dated, _address(card)], " "), "quiet")
    return element("div", together([element("h3", text(rows[_("source")])), below]), "source")


def _address(card: Card) -> Html:
    if not card.link or not host_of(card.link):
        return text(_("(no address known)"))
    return Html(f'<a href="{text(card.link)}">{text(card.link)}</a>')


def _claim(number: int, card: Card, numbered: References) -> Html:
    """A claim with its rows; those of its source stand above."""
    above = (_("source"), _("dated"))
    rows = [_named(row.label, line(row.text)) for row in card.rows if row.label not in above]
    rows += [one for relation in ("agrees", "differs") if (one := _related(card, relation, numbered))]
    told = [
        paragraph(together([text(f"[{number}] "), line(card.text)]), "said"),
        paragraph(line(card.note), "quiet"),
        paragraph(together(rows, " · "), "rows"),
    ]
    return element("div", together(told), "claim")


def _related(card: Card, relation: str, numbered: References) -> Html:
    """What agrees, or differs: the numbers of claims that stand in the list, the others in words."""
    label = {"agrees": _("agrees"), "differs": _("differs")}[relation]
    found = [one for one in card.related if one.relation == relation]
    listed = numbered.marks(one.claim for one in found)
    others = [text(f"{one.who}: {plain(one.says)}".rstrip(".")) for one in found if one.claim not in numbered.ids]
    told = together((one for one in (listed, *others) if one), "; ")
    return _named(label, told) if told else Html("")


def _named(label: str, told: Html) -> Html:
    return together([element("em", text(f"{label}:")), told], " ")
