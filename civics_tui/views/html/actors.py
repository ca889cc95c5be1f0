"""A dossier on paper: the dated roles of an actor with who says so, what was said and of which kind, easily swapped.

No role stands without its date and who says so, no saying without its kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.ledger import Actor, Ledger
from civics_tui.model.text import one_line
from civics_tui.views import dossier, source
from civics_tui.views.html.elements import Html, paragraph, table, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.html.sources import References
from civics_tui.words import _


def paper(actor: Actor, material: Material, numbered: References) -> Html:
    """What the ledger knows of an actor."""
    ledger = material.ledger
    shown = dossier.dossier(actor, ledger, material.today)
    head = [_("when"), _("what"), _("who says so, of which kind"), _("claims")]
    rows = [*_roles(actor, ledger, numbered), *_sayings(actor, material, numbered)]
    swapped = [one_line(ledger.name(one)) for one in shown.swapped]
    return together(
        [
            paragraph(text(". ".join(one for one in (shown.kind, shown.also) if one)), "lead"),
            table("", head, rows, "dossier") if rows else paragraph(text(_("No dated role is known here."))),
            paragraph(text(_("Easily swapped with: {names}.").format(names=", ".join(swapped))))
            if swapped
            else Html(""),
        ],
        "\n",
    )


def _roles(actor: Actor, ledger: Ledger, numbered: References) -> Iterator[tuple[Html, ...]]:
    for role in actor.roles:
        yield (
            text(dossier.role_when(role, ledger)),
            text(dossier.role_text(role, ledger)),
            text(dossier.told_by(role.claim, ledger)),
            numbered.marks([role.claim] if role.claim and role.claim in ledger.claims else []),
        )


def _sayings(actor: Actor, material: Material, numbered: References) -> Iterator[tuple[Html, ...]]:
    ledger = material.ledger
    for claim in dossier.in_order(ledger.said_by(actor.id), ledger):
        told = (claim.kind, dossier.told_by(claim.id, ledger), source.stale(claim.review_by, material.today))
        yield (
            text(dossier.claim_when(claim, ledger)),
            text(_("said: {text}").format(text=one_line(claim.text))),
            text(", ".join(one for one in told if one)),
            numbered.marks([claim.id]),
        )
