"""A comparison on paper: a table of the views with who holds each, then what is the same, what differs and is fair."""

from __future__ import annotations

from civics_tui.model.comparison import Comparison
from civics_tui.views.dispute import dispute_view
from civics_tui.views.html.elements import Html, element, items, line, paragraph, table, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.html.sources import References
from civics_tui.words import _


def paper(comparison: Comparison, material: Material, numbered: References) -> Html:
    """A comparison; its views stand in the order of their dates, never by who is right."""
    shown = dispute_view(comparison, material.ledger)
    rows = [
        (
            text(str(row.number)),
            line(row.says),
            items(text(one) for one in dict.fromkeys(said.who for said in row.by)),
            text(row.kind),
            numbered.marks(said.claim for said in row.by),
        )
        for row in shown.rows
    ]
    readings = (
        paragraph(together([element("strong", text(f"{one.label}:")), line(one.text)], " ")) for one in shown.readings
    )
    head = ["", _("what is said"), _("who, where and when"), _("kind"), _("claims")]
    return together([table("", head, rows, "views"), *readings], "\n")
