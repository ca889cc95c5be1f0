"""A walk on paper: the text phrase by phrase, each with what it means."""

from __future__ import annotations

from civics_tui.model.text import one_line
from civics_tui.model.walk import Walk
from civics_tui.views import attribution
from civics_tui.views.html import markup
from civics_tui.views.html.elements import Html, paragraph, table, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.html.sources import References
from civics_tui.words import _


def paper(walk: Walk, material: Material, numbered: References) -> Html:
    """A walk over a text of a source, which is named below it."""
    rows = [(text(one_line(one.text)), markup.inline(one.gloss), numbered.marks(one.claims)) for one in walk.phrases]
    known = material.ledger.sources.get(walk.source)
    name = ", ".join(one for one in (attribution.source_name(known), attribution.when(known)) if one) if known else ""
    return together(
        [
            paragraph(markup.inline(walk.text or "")),
            table("", [_("the words"), _("what they mean"), _("claims")], rows, "phrases"),
            paragraph(text(_("The words are those of {source}.").format(source=name or walk.source)), "quiet"),
        ],
        "\n",
    )
