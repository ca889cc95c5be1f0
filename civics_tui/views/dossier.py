"""A dossier: who an actor is, with dated roles, what was said and of which kind, and with whom one is easily swapped.

No role stands without its date and who says so, no saying without its kind. A reworded source is marked as such, and
an inferred date says that it is one.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Actor, Claim, Ledger, Role
from civics_tui.model.pack import claims_of
from civics_tui.model.text import one_line
from civics_tui.views import attribution, ledger_list, source, times
from civics_tui.views.pieces import Line, plain, said
from civics_tui.words import _, ngettext

PartKind = Literal["roles", "sayings", "linked", "swapped", "passed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A role, a saying, or another actor."""

    when: str = ""
    """Its date in words; empty for another actor."""
    text: Line
    tail: str = ""
    """Who says so, or the kind of a saying."""
    claim: str = ""
    """Id of the claim that says so; empty where there is none."""
    actor: str = ""
    """Id of the other actor, whose dossier it opens."""
    passed: bool = False
    """Does it stand for all claims that came through this actor?"""

    def line(self) -> str:
        """The row as a sentence."""
        parts = (self.when, plain(self.text).rstrip("."))
        told = ": ".join(part for part in parts if part)
        return f"{told}. {self.tail[:1].upper()}{self.tail[1:]}." if self.tail else f"{told}."


@dataclass(frozen=True, slots=True)
class DossierPart:
    """Rows under one heading."""

    kind: PartKind
    heading: str
    rows: tuple[DossierRow, ...]
    tail: str = ""
    """What stands at the end of its rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that is shown of an actor."""

    id: str
    name: str
    kind: str
    """Person, organization or office, in a word."""
    also: str
    """Other names, in one line; empty without any."""
    parts: tuple[DossierPart, ...]
    claims: tuple[str, ...]
    """Ids of what the actor said and of what gives the roles."""
    swapped: tuple[str, ...]
    """Ids of the actors with whom this one is easily swapped."""

    def lines(self) -> tuple[str, ...]:
        """The dossier as sentences for line mode, unwrapped; those below a heading are indented by two."""
        told = [f"{self.name}, {self.kind}."]
        told += [self.also] if self.also else []
        for part in self.parts:
            told += [f"{part.heading}:", *(f"  {row.line()}" for row in part.rows)]
        return tuple(told)


def kind_word(actor: Actor) -> str:
    """What sort of actor it is."""
    return {"person": _("person"), "organization": _("organization"), "office": _("office")}[actor.kind]


def dossier(actor: Actor, ledger: Ledger, today: datetime.date) -> Dossier:
    """What the ledger knows of an actor, with what is stale on that day."""
    swapped = _swapped(actor, ledger)
    sayings = ledger.said_by(actor.id)
    passed = len(set(ledger_list.claims_by_actor(ledger, actor.id)) - {one.id for one in sayings})
    parts = (
        DossierPart("roles", _("Role, with its date"), _roles(actor, ledger), _("who says so")),
        DossierPart("sayings", _("What was said"), _sayings(sayings, ledger, today), _("kind")),
        DossierPart("linked", _("Linked with"), tuple(_linked(actor, ledger))),
        DossierPart("swapped", _("Easily swapped with"), tuple(_other(one, ledger) for one in swapped)),
        DossierPart("passed", _("Passed on"), _passed(passed)),
    )
    roles = (role.claim for role in actor.roles if role.claim in ledger.claims)
    return Dossier(
        id=actor.id,
        name=one_line(actor.name),
        kind=kind_word(actor),
        also=_("Also called: {names}.").format(names=one_line(", ".join(actor.names[1:]))) if actor.names[1:] else "",
        parts=tuple(part for part in parts if part.rows),
        claims=tuple(dict.fromkeys([*(one for one in roles if one), *(one.id for one in sayings)])),
        swapped=swapped,
    )


def resting(claims: Collection[str], questions: Iterable[Question]) -> tuple[str, ...]:
    """Ids of the questions, still asked, that rest on any of the claims."""
    wanted = set(claims)
    return tuple(one.id for one in questions if one.retired is None and not wanted.isdisjoint(claims_of(one)))


def with_dossier(ledger: Ledger) -> tuple[str, ...]:
    """Ids of the actors of whom something is known, by name: a role, or a saying."""
    speakers = {claim.speaker.actor for claim in ledger.claims.values() if claim.speaker}
    known = (one for one in ledger.actors.values() if one.roles or one.id in speakers)
    return tuple(one.id for one in sorted(known, key=lambda one: one.name.casefold()))


def others_to_compare(shown: Dossier, ids: Iterable[str], ledger: Ledger) -> tuple[str, ...]:
    """Whom to set beside an actor: first those easily swapped with, then the others at hand."""
    found = dict.fromkeys([*shown.swapped, *ids])
    return tuple(one for one in found if one != shown.id and one in ledger.actors)


def role_when(role: Role, ledger: Ledger) -> str:
    """The time of a role: its own dates, else that of the claim that gives it, else that of its source."""
    start, end = (times.date_words(one) if one else "" for one in (role.from_, role.to))
    if start and end and start != end:
        return _("{start} to {end}").format(start=start, end=end)
    if start or end:
        return start or _("until {date}").format(date=end)
    claim = ledger.claims.get(role.claim or "")
    return claim_when(claim, ledger) if claim else _("no date given")


def claim_when(claim: Claim, ledger: Ledger) -> str:
    """The date at which a claim holds, else that of its source; an inferred one says so."""
    if claim.as_of:
        return times.date_words(claim.as_of)
    known = ledger.sources.get(claim.source)
    return (attribution.when(known) if known else "") or _("no date given")


def role_text(role: Role, ledger: Ledger) -> str:
    """`spokesman, Yes California`."""
    body = ledger.name(role.organization) if role.organization else ""
    return one_line(", ".join(one for one in (role.title, body) if one))


def told_by(claim_id: str | None, ledger: Ledger) -> str:
    """The source that says so: `KTLA 2016`; a reworded one and an inferred date are named as such."""
    claim = ledger.claims.get(claim_id or "")
    known = ledger.sources.get(claim.source) if claim else None
    if known is None:
        return _("no source given")
    marks = [attribution.source_name(known)]
    marks += [_("reworded")] if known.wording == "reworded" else []
    marks += [_("date inferred")] if known.published and known.published.basis == "inferred" else []
    return ", ".join(marks)


def said_kind(claim: Claim, ledger: Ledger, today: datetime.date) -> str:
    """The kind of a saying, with `reworded` and what is stale: `opinion, reworded`."""
    known = ledger.sources.get(claim.source)
    reworded = _("reworded") if known and known.wording == "reworded" else ""
    return ", ".join(one for one in (claim.kind, reworded, source.stale(claim.review_by, today)) if one)


def in_order(claims: Iterable[Claim], ledger: Ledger) -> tuple[Claim, ...]:
    """Claims by the first day that their date can mean, then by kind; those without a date come last."""
    return tuple(sorted(claims, key=lambda one: (_first_day(one, ledger), one.kind)))


def _first_day(claim: Claim, ledger: Ledger) -> datetime.date:
    known = ledger.sources.get(claim.source)
    text = claim.as_of or (known.published.date if known and known.published else "")
    try:
        return dates.parse(text).first
    except DateError:
        return datetime.date.max


def _roles(actor: Actor, ledger: Ledger) -> tuple[DossierRow, ...]:
    return tuple(
        DossierRow(
            when=role_when(role, ledger),
            text=said(role_text(role, ledger)),
            tail=told_by(role.claim, ledger),
            claim=role.claim if role.claim in ledger.claims and role.claim else "",
        )
        for role in actor.roles
    ) or (DossierRow(text=said(_("No dated role is known here."), "quiet")),)


def _sayings(claims: Iterable[Claim], ledger: Ledger, today: datetime.date) -> tuple[DossierRow, ...]:
    return tuple(
        DossierRow(
            when=claim_when(claim, ledger),
            text=said(one_line(claim.text)),
            tail=said_kind(claim, ledger, today),
            claim=claim.id,
        )
        for claim in in_order(claims, ledger)
    ) or (DossierRow(text=said(_("No saying is cited here."), "quiet")),)


def _linked(actor: Actor, ledger: Ledger) -> Iterable[DossierRow]:
    """The bodies of its roles, then those who have a role in it; each once, with all roles and their dates."""
    own = [(role.organization, role) for role in actor.roles if role.organization]
    members = [(one.id, role) for one in ledger.actors.values() for role in one.roles if role.organization == actor.id]
    for other in dict.fromkeys(one for one, _role in (*own, *members)):
        roles = [role for one, role in (*own, *members) if one == other]
        told = ", ".join(f"{one_line(role.title)} ({role_when(role, ledger)})" for role in roles)
        claim = next((role.claim for role in roles if role.claim in ledger.claims and role.claim), "")
        known = other if other in ledger.actors else ""
        yield DossierRow(text=said(f"{one_line(ledger.name(other))}: {told}"), claim=claim, actor=known)


def _swapped(actor: Actor, ledger: Ledger) -> tuple[str, ...]:
    """Whom the ledger names here, and who is named with this one elsewhere."""
    by_others = (one.id for one in ledger.actors.values() if actor.id in one.not_to_confuse_with)
    found = dict.fromkeys([*actor.not_to_confuse_with, *by_others])
    return tuple(one for one in found if one in ledger.actors and one != actor.id)


def _other(other: str, ledger: Ledger) -> DossierRow:
    actor = ledger.actors[other]
    if not actor.roles:
        return DossierRow(text=said(f"{one_line(actor.name)} ({kind_word(actor)})"), actor=other)
    role = actor.roles[0]
    told = f"{one_line(actor.name)}: {role_text(role, ledger)} ({role_when(role, ledger)})"
    claim = role.claim if role.claim in ledger.claims and role.claim else ""
    return DossierRow(text=said(told), tail=told_by(role.claim, ledger), claim=claim, actor=other)


def _passed(count: int) -> tuple[DossierRow, ...]:
    if not count:
        return ()
    text = ngettext("{n} claim came through this one", "{n} claims came through this one", count)
    return (DossierRow(text=said(text), passed=True),)
