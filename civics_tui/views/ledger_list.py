"""The ledger to look through: its sources with what each holds, the claims of one of them or of an actor, and what
rests on a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger, Source
from civics_tui.model.pack import claims_of
from civics_tui.model.special import SORTS, Special, title_of
from civics_tui.model.text import one_line
from civics_tui.views import attribution
from civics_tui.views.pieces import Line, said
from civics_tui.views.stems import listed
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source."""

    id: str
    name: Line
    dated: str
    """When it came out; an inferred date says so."""
    holds: str
    """How many claims of it are in the ledger."""


@dataclass(frozen=True, slots=True)
class Use:
    """A question, page or special explainer that rests on a claim."""

    kind: str
    """`question`, `explainer`, or the sort of a special explainer."""
    id: str
    title: Line


def source_rows(ledger: Ledger) -> tuple[SourceRow, ...]:
    """All sources of a ledger: articles by their date, then reference works by their title."""
    counts = Counter(claim.source for claim in ledger.claims.values())
    sources = sorted(ledger.sources.values(), key=lambda one: (one.type != "article", _date(one), one.title))
    return tuple(_row(source, counts[source.id]) for source in sources)


def _date(source: Source) -> str:
    return source.published.date.lstrip("~?") if source.published and source.type == "article" else ""


def _row(source: Source, count: int) -> SourceRow:
    title = one_line(source.title)
    outlet = one_line(source.outlet or "")
    name = f"{outlet}: {title}" if outlet and source.type == "article" else title
    dated = attribution.when(source) if source.type == "article" else _("reference")
    return SourceRow(source.id, said(name), dated, ngettext("{n} claim", "{n} claims", count))


def claims_of_source(ledger: Ledger, source: str) -> tuple[str, ...]:
    """Ids of the claims of a source, in the order of their places in it."""
    found = [claim for claim in ledger.claims.values() if claim.source == source]
    lines = {claim.id: claim.place.line or 0 if claim.place else 0 for claim in found}
    return tuple(claim.id for claim in sorted(found, key=lambda one: lines[one.id]))


def claims_by_actor(ledger: Ledger, actor: str) -> tuple[str, ...]:
    """Ids of the claims that an actor makes, then of those that came through the actor."""
    says = [one.id for one in ledger.claims.values() if one.speaker and one.speaker.actor == actor]
    passes = [one.id for one in ledger.claims.values() if actor in one.chain]
    return tuple(dict.fromkeys([*says, *passes]))


def source_title(ledger: Ledger, source: str) -> str:
    """The short name of a source; an unknown id stands for itself."""
    known = ledger.sources.get(source)
    return attribution.source_name(known) if known else source


def uses(
    claim: str,
    questions: Iterable[Question],
    pages: Mapping[str, Explainer],
    specials: Iterable[tuple[str, Special]] = (),
) -> tuple[Use, ...]:
    """What rests on a claim: questions first, then pages, then special explainers, which come with their sorts."""
    asked = (one for one in questions if claim in claims_of(one) and one.retired is None)
    return (
        *(Use("question", one.id, listed(one.stem)) for one in asked),
        *(Use("explainer", page.id, said(page.title)) for page in pages.values() if claim in page.claims),
        *(Use(sort, one.id, said(title_of(one))) for sort, one in specials if claim in SORTS[sort].cited(one)),
    )


def speaker(claim: str, ledger: Ledger) -> tuple[Use, ...]:
    """The dossier of who makes a claim, where the ledger knows the speaker."""
    known = ledger.claims.get(claim)
    if known is None or known.speaker is None or known.speaker.actor not in ledger.actors:
        return ()
    return (Use("actor", known.speaker.actor, said(one_line(ledger.name(known.speaker.actor)))),)
