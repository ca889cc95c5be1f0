"""The page of a pack: what it is about, and all that can be done with it, in groups. Empty groups are left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from civics_tui.model.ledger import Ledger
from civics_tui.model.objective import Objective
from civics_tui.model.pack import Manifest
from civics_tui.packs.library.library import Entry, Indexed
from civics_tui.study.progress import Progress
from civics_tui.views import dossier, specials
from civics_tui.words import _, ngettext

OfferKind = Literal[
    "practice",
    "exam",
    "missed",
    "section",
    "objective",
    "explainer",
    "special",
    "set",
    "sources",
    "actors",
    "words",
    "pick",
]

EXAM = 20
"""Questions of an exam that is started from the page."""
PRACTICE = 10
"""Questions of a practice that is started from the page."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to start or open."""

    kind: OfferKind
    title: str
    note: str = ""
    """How much it is, or how it stands."""
    id: str = ""
    """Of the section, objective, page, special explainer or set."""
    count: int = 0
    """Questions that it asks."""
    sort: str = ""
    """Of a special explainer."""


@dataclass(frozen=True, slots=True)
class Group:
    """Offers under one heading."""

    heading: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """All of the page."""

    title: str
    description: str
    standing: str
    """`31 of 42 seen, 23 right`, or how many questions there are."""
    groups: tuple[Group, ...]

    def first(self) -> Offer | None:
        """What `enter` does when the page opens."""
        return next((offer for group in self.groups for offer in group.offers), None)


def pack_page(
    entry: Entry,
    manifest: Manifest,
    rows: Sequence[Indexed],
    progress: Progress,
    *,
    missed: int,
    words: int,
    ledger: Ledger,
) -> PackPage:
    """The page of a pack for one learner.

    Args:
        entry: the pack as it is listed.
        manifest: what it says about itself.
        rows: its questions.
        progress: how far the learner has come.
        missed: how many questions were answered wrong last time.
        words: terms in its glossary.
        ledger: the ledger that it cites.
    """
    groups = (
        Group(_("Start"), tuple(_starts(progress.count, missed))),
        Group(_("By section"), tuple(_sections(manifest, rows))),
        Group(_("By what you will be able to do"), tuple(_objectives(entry.objectives, progress))),
        Group(specials.reading_words(plays=bool(specials.offers(entry))), tuple(_pages(entry))),
        Group(_("Question sets"), tuple(_sets(entry))),
        Group(_("Look up"), tuple(_look_up(words, ledger, progress.count))),
    )
    return PackPage(
        title=entry.title,
        description=entry.description or "",
        standing=_standing(progress),
        groups=tuple(group for group in groups if group.offers),
    )


def questions(count: int) -> str:
    """`1 question`, `12 questions`."""
    return ngettext("{n} question", "{n} questions", count)


def minutes(count: int | None) -> str:
    """`8 min`, or nothing."""
    return specials.minutes_words(count)


def _standing(progress: Progress) -> str:
    if not progress.seen:
        return questions(progress.count)
    seen = _("{seen} of {count} seen").format(seen=progress.seen, count=progress.count)
    return f"{seen}, {ngettext('{n} right', '{n} right', progress.right)}" if progress.scored else seen


def _starts(count: int, missed: int) -> list[Offer]:
    if not count:
        return []
    few, many = min(count, PRACTICE), min(count, EXAM)
    offers = [
        Offer(
            "practice",
            ngettext("{n} question, feedback at once", "{n} questions, feedback at once", few),
            _("practice"),
        ),
        Offer(
            "exam", ngettext("{n} question, feedback at the end", "{n} questions, feedback at the end", many), _("exam")
        ),
    ]
    offers = [
        Offer(offer.kind, offer.title, offer.note, count=number)
        for offer, number in zip(offers, (few, many), strict=True)
    ]
    if missed:
        offers.append(Offer("missed", _("What was wrong last time"), questions(missed), count=missed))
    return offers


def _sections(manifest: Manifest, rows: Sequence[Indexed]) -> list[Offer]:
    counts: dict[str, int] = {}
    for row in rows:
        if row.section and not row.retired:
            counts[row.section] = counts.get(row.section, 0) + 1
    titles: Mapping[str, str] = {one.id: one.title or one.id for one in manifest.sections}
    named = [(one, titles.get(one, one)) for one in counts]
    if len(named) < 2:
        return []
    return [Offer("section", title, questions(counts[one]), one, counts[one]) for one, title in named]


def _objectives(objectives: Sequence[Objective], progress: Progress) -> list[Offer]:
    shares = {one.objective: one for one in progress.objectives}
    found = []
    for objective in objectives:
        share = shares.get(objective.id)
        if share is None:
            continue
        note = questions(share.count)
        if share.scored:
            note = _("{right} of {scored} right so far").format(right=share.right, scored=share.scored)
        found.append(Offer("objective", objective.text, note, objective.id, share.count))
    return found


def _pages(entry: Entry) -> list[Offer]:
    pages = [Offer("explainer", title, minutes(length), page) for page, title, length in entry.explainers]
    return pages + [Offer("special", one.title, one.note, one.id, sort=one.sort) for one in specials.offers(entry)]


def _sets(entry: Entry) -> list[Offer]:
    return [
        Offer("set", title, "   ".join(part for part in (questions(count), minutes(length)) if part), set_id, count)
        for set_id, title, length, count in entry.sets
    ]


def _look_up(words: int, ledger: Ledger, count: int) -> list[Offer]:
    found = []
    if ledger.sources:
        sources = ngettext("{n} source", "{n} sources", len(ledger.sources))
        claims = ngettext("{n} claim", "{n} claims", len(ledger.claims))
        found.append(Offer("sources", _("Sources, and what each of them says"), f"{sources}, {claims}"))
    if actors := dossier.with_dossier(ledger):
        how_many = ngettext("{n} dossier", "{n} dossiers", len(actors))
        found.append(Offer("actors", _("Persons and bodies: who they are, and what they said"), how_many))
    if words:
        found.append(Offer("words", _("Words explained"), ngettext("{n} word", "{n} words", words)))
    if count:
        found.append(Offer("pick", _("Pick questions for a set of your own")))
    return found
