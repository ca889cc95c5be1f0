"""Who says something, where and when: names of sources, speakers with their roles, dates that say how sure they are."""

from __future__ import annotations

from dataclasses import replace

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model.kinds import View
from civics_tui.model.ledger import Claim, Ledger, Source
from civics_tui.model.text import one_line
from civics_tui.views.pieces import Line, said
from civics_tui.words import _


def source_name(source: Source) -> str:
    """The short name of a source: `KTLA 2016`, `Article V (reference)`."""
    if source.type == "article":
        year = _year(source)
        outlet = one_line(source.outlet or source.title)
        return f"{outlet} {year}" if year else outlet
    title = one_line(source.title).partition(": ")[0]
    return (_("{title} (figures)") if source.type == "dataset" else _("{title} (reference)")).format(title=title)


def _year(source: Source) -> str:
    if source.published is None:
        return ""
    try:
        start = dates.parse(source.published.date).start
    except DateError:
        return ""
    return str(start.year) if start else ""


def month(date: str) -> str:
    """An EDTF date without its days: `Nov 2016`."""
    try:
        known = dates.parse(date)
    except DateError:
        return one_line(date)
    start, end = (replace(point, day=None) if point else None for point in (known.start, known.end))
    return dates.Date(date, start, end).words()


def when(source: Source) -> str:
    """The month in which a source came out; an inferred one says so. Empty where none is known."""
    if source.published is None:
        return ""
    text = month(source.published.date)
    return _("{date} (inferred)").format(date=text) if source.published.basis == "inferred" else text


def speaker(claim: Claim, ledger: Ledger) -> str:
    """The speaker with the role in which it was said; empty where the source speaks in its own voice."""
    if claim.speaker is None:
        return ""
    name, role = ledger.name(claim.speaker.actor), claim.speaker.role
    return one_line(f"{name}, {role}" if role else name)


def chain(claim: Claim, ledger: Ledger) -> str:
    """The way a statement came, from the outlet back to its speaker: `KTLA  <-  New York Times`."""
    steps = [one_line(ledger.name(actor)) for actor in reversed(claim.chain)]
    source = ledger.sources.get(claim.source)
    if not steps and source:
        steps.append(one_line(source.outlet or source.title))
    told = speaker(claim, ledger)
    if told and steps and claim.speaker and steps[-1] == one_line(ledger.name(claim.speaker.actor)):
        steps.pop()
    return "  <-  ".join([*steps, told] if told else steps)


def who(claim: Claim, ledger: Ledger) -> str:
    """Who says it, where and when: `David Mastagni, constitutional attorney, in CBS13, Nov 2016 (inferred)`."""
    source = ledger.sources.get(claim.source)
    told = speaker(claim, ledger)
    if source is None:
        return told or claim.source
    outlets = [one_line(ledger.name(actor)) for actor in claim.chain]
    if not told:
        told, outlets = (outlets[0], outlets[1:]) if outlets else (_place_of(source), [])
    elif not outlets and not _is_own(claim, source, ledger):
        outlets = [_place_of(source)]
    parts = [told]
    for outlet in outlets:
        if outlet not in told:
            parts.append(
                _("in {outlet}").format(outlet=outlet)
                if len(parts) == 1
                else _("cited by {outlet}").format(outlet=outlet)
            )
    if source.wording == "reworded":
        parts.append(_("as retold in a reworded text"))
    date = when(source)
    return ", ".join([*parts, date] if date and date not in told else parts)


def _is_own(claim: Claim, source: Source, ledger: Ledger) -> bool:
    """Is the source the speaker's own writing?"""
    return claim.speaker is not None and ledger.name(claim.speaker.actor) == source.outlet


def _place_of(source: Source) -> str:
    return source_name(source) if source.type != "article" else one_line(source.outlet or source.title)


def view_sources(question: View, ledger: Ledger) -> dict[str, tuple[Line, ...]]:
    """For each view of a view question who holds it, where and when; shown beside it also before a choice."""
    return {
        view.id: (
            *(said(who(ledger.claims[claim], ledger), "quiet") for claim in view.claims if claim in ledger.claims),
            *(said(one_line(line.text), "quiet") for line in view.source),
        )
        for view in question.views
    }
