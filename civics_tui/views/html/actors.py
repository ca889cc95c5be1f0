"""A dossier on paper: the dated roles of an actor with who says so, what was said and of which kind, easily swapped.

No role stands without its date and who says so, no saying without its kind.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model.ledger import Actor, Claim, Ledger, Role
from civics_tui.model.text import one_line
from civics_tui.views import attribution, source, times
from civics_tui.views.html.elements import Html, paragraph, table, text, together
from civics_tui.views.html.material import Material
from civics_tui.views.html.sources import References
from civics_tui.words import _


def paper(actor: Actor, material: Material, numbered: References) -> Html:
    """What the ledger knows of an actor."""
    ledger = material.ledger
    kind = {"person": _("person"), "organization": _("organization"), "office": _("office")}[actor.kind]
    also = _("also called {names}").format(names=one_line(", ".join(actor.names[1:]))) if actor.names[1:] else ""
    head = [_("when"), _("what"), _("who says so, of which kind"), _("claims")]
    rows = [*_roles(actor, ledger, numbered), *_sayings(actor, material, numbered)]
    swapped = [one_line(ledger.name(one)) for one in actor.not_to_confuse_with if one in ledger.actors]
    return together(
        [
            paragraph(text(", ".join(one for one in (kind, also) if one)), "lead"),
            table("", head, rows, "dossier") if rows else paragraph(text(_("No dated role is known here."))),
            paragraph(text(_("Easily swapped with: {names}.").format(names=", ".join(swapped))))
            if swapped
            else Html(""),
        ],
        "\n",
    )


def _roles(actor: Actor, ledger: Ledger, numbered: References) -> Iterator[tuple[Html, ...]]:
    for role in actor.roles:
        body = ledger.name(role.organization) if role.organization else ""
        claim = ledger.claims.get(role.claim or "")
        yield (
            text(_role_when(role, claim, ledger)),
            text(one_line(", ".join(one for one in (role.title, body) if one))),
            text(_told_by(claim, ledger)),
            numbered.marks([claim.id] if claim else []),
        )


def _sayings(actor: Actor, material: Material, numbered: References) -> Iterator[tuple[Html, ...]]:
    ledger = material.ledger
    for claim in sorted(ledger.said_by(actor.id), key=lambda one: _first_day(one, ledger)):
        told = (claim.kind, _told_by(claim, ledger), source.stale(claim.review_by, material.today))
        yield (
            text(_claim_when(claim, ledger)),
            text(_("said: {text}").format(text=one_line(claim.text))),
            text(", ".join(one for one in told if one)),
            numbered.marks([claim.id]),
        )


def _role_when(role: Role, claim: Claim | None, ledger: Ledger) -> str:
    """The time of a role: its own dates, else that of the claim that gives it."""
    start, end = (times.date_words(one) if one else "" for one in (role.from_, role.to))
    if start and end and start != end:
        return _("{start} to {end}").format(start=start, end=end)
    if start or end:
        return start or _("until {date}").format(date=end)
    return _claim_when(claim, ledger) if claim else _("no date given")


def _claim_when(claim: Claim, ledger: Ledger) -> str:
    """The date at which a claim holds, else that of its source; an inferred one says so."""
    if claim.as_of:
        return times.date_words(claim.as_of)
    known = ledger.sources.get(claim.source)
    return (attribution.when(known) if known else "") or _("no date given")


def _first_day(claim: Claim, ledger: Ledger) -> datetime.date:
    """The first day that its date can mean; a claim without one comes last."""
    known = ledger.sources.get(claim.source)
    try:
        return dates.parse(claim.as_of or (known.published.date if known and known.published else "")).first
    except DateError:
        return datetime.date.max


def _told_by(claim: Claim | None, ledger: Ledger) -> str:
    """The source that says so; a reworded one and an inferred date are named as such."""
    known = ledger.sources.get(claim.source) if claim else None
    if known is None:
        return _("no source given")
    marks = [attribution.source_name(known)]
    marks += [_("reworded")] if known.wording == "reworded" else []
    marks += [_("date inferred")] if known.published and known.published.basis == "inferred" else []
    return ", ".join(marks)
