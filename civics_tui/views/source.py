"""The source drawer: how an answer is known, row by row, and what may be said of it before the answer.

The rows are always the same and in this order: kind, chain, as of, source, dated, find it; then what agrees and what
differs. A reworded text is never set in quotation marks, and an inferred date always says that it is one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from civics_tui.model import dates
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Claim, Ledger, Source
from civics_tui.model.pack import claims_of
from civics_tui.model.question import SourceLine
from civics_tui.model.stale import review_of_question
from civics_tui.model.text import one_line
from civics_tui.views import attribution, times
from civics_tui.views.before import before_answer
from civics_tui.views.pieces import Line, Row, said
from civics_tui.words import _, ngettext

__all__ = [
    "Card",
    "Related",
    "before_answer",
    "card",
    "cards",
    "check_line",
    "citation",
    "kind_words",
    "line_card",
    "no_address",
    "no_source",
    "stale",
    "stale_line",
]


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim on the same matter."""

    relation: Literal["agrees", "differs"]
    who: str
    says: Line
    claim: str
    """Its id."""
    dispute: str
    """Id of the dispute in which both stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the drawer shows of one claim, or of a source in one line."""

    claim: str = ""
    """Id of the claim; empty for a source in one line."""
    text: Line
    """The claim in our words, or the source line."""
    note: Line = ()
    """Unit, partial count or a caution; stands below the claim."""
    rows: tuple[Row, ...]
    """Kind, chain, as of, source, dated, find it; without the first two for a source in one line."""
    related: tuple[Related, ...] = ()
    """What agrees, then what differs."""
    disputes: tuple[str, ...] = ()
    """Ids of the disputes in which the claim stands."""
    check: tuple[Row, ...] = ()
    """Who says it, how would they know, what do others say."""
    citation: str
    """The source as text to copy."""
    link: str | None = None
    """The address, to be opened only after a dialog that shows its host."""
    host: str = ""
    """Host of the address."""
    search: str = ""
    """Without an address: what to type into a search."""
    stale: str = ""
    """`STALE since 2026-01`, or nothing."""

    def all_rows(self) -> tuple[Row, ...]:
        """The six rows with those for what agrees and differs; only the first of each has its label."""
        rows = list(self.rows)
        for relation, label in (("agrees", _("agrees")), ("differs", _("differs"))):
            for number, one in enumerate(one for one in self.related if one.relation == relation):
                text = (*said(one.who), *said(": "), *one.says)
                rows.append(Row("" if number else label, text, "differs" if relation == "differs" else ""))
        return tuple(rows)


def kind_words() -> dict[str, str]:
    """What each kind of claim means."""
    return {
        "rule": _("rule: law that was in force then"),
        "holding": _("holding: a court decided it"),
        "fact": _("fact: the source reports it, and it can be looked up"),
        "figure": _("figure: a number that somebody counted or measured"),
        "assertion": _("assertion: somebody says it, we did not count it ourselves"),
        "opinion": _("opinion: how somebody sees it; others may see it otherwise"),
        "prediction": _("prediction: what somebody expects; it had not happened yet"),
        "plan": _("plan: what somebody means to do"),
    }


def _how_known() -> dict[str, str]:
    return {
        "rule": _("it stands in the text of the law"),
        "holding": _("it stands in the court's decision"),
        "fact": _("by having seen it, or asked; look whether the report says so"),
        "figure": _("by counting; look who counted what, and when"),
        "assertion": _("look whether any proof is named"),
        "opinion": _("by their work or their side; look which"),
        "prediction": _("nobody knows what is to come; look at the reasons given"),
        "plan": _("they know their own plan, not whether it will work"),
    }


def check_line() -> str:
    """The habit that every drawer ends with."""
    return _("Check it yourself: who says it, how would they know, what do others say?")


def no_source() -> str:
    """Stands where a question has neither claims nor source."""
    return _("Its author gives no source yet.")


def no_address() -> str:
    """Stands where a source has no known address."""
    return _("no address known; search for the title and date")


def stale(review_by: str | None, today: datetime.date) -> str:
    """`STALE since 2026-01` once the whole of the review date is past; else nothing."""
    return _("STALE since {date}").format(date=review_by) if review_by and dates.is_past(review_by, today) else ""


def stale_line(question: Question, ledger: Ledger, today: datetime.date) -> Line:
    """That a question, or a claim behind it, is past its review date; empty where none is."""
    old = stale(review_of_question(question, ledger), today)
    return said(_("{stale}; it may no longer be true.").format(stale=old), "strong") if old else ()


def card(claim: Claim, ledger: Ledger, today: datetime.date) -> Card:
    """The card of one claim."""
    source = ledger.sources.get(claim.source) or Source(id=claim.source, title=claim.source)
    old = stale(claim.review_by, today)
    as_of = times.date_words(claim.as_of) if claim.as_of else _("no date given")
    related = tuple(_related(claim, ledger))
    rows = (
        Row(_("kind"), said(kind_words()[claim.kind])),
        Row(_("chain"), said(attribution.chain(claim, ledger)), "source"),
        Row(_("as of"), said(f"{as_of}   {old}" if old else as_of), "stale" if old else ""),
        *_source_rows(source),
        Row(_("find it"), said(_find(claim, source, ledger))),
    )
    return Card(
        claim=claim.id,
        text=said(one_line(claim.text)),
        note=said(one_line(claim.note or "")),
        rows=rows,
        related=related,
        disputes=tuple(dispute.id for dispute in ledger.disputes_of([claim.id])),
        check=_check_rows(claim, ledger, related),
        citation=citation(source),
        link=source.url,
        host=_host(source.url),
        search="" if source.url else _search(source),
        stale=old,
    )


def line_card(line: SourceLine, as_of: str | None = None) -> Card:
    """The card of a source in one line: its rows without kind and chain."""
    text = one_line(line.text)
    host = _host(line.link)
    find = _("open {host}").format(host=host) if line.link else _("no address known; search for these words")
    return Card(
        text=said(text),
        rows=(
            Row(_("as of"), said(times.date_words(as_of) if as_of else _("no date given"))),
            Row(_("source"), said(text), "source"),
            Row(_("dated"), said(_("no date given"))),
            Row(_("find it"), said(find)),
        ),
        citation=f"{text} {line.link}" if line.link else text,
        link=line.link,
        host=host,
        search="" if line.link else text,
    )


def cards(question: Question, ledger: Ledger, today: datetime.date) -> tuple[Card, ...]:
    """A card for every claim behind a question, then for every source in one line; to be shown after the answer."""
    lines = [*question.source, *(line for view in getattr(question, "views", ()) for line in view.source)]
    return (
        *(card(ledger.claims[one], ledger, today) for one in claims_of(question) if one in ledger.claims),
        *(line_card(line, question.as_of) for line in dict.fromkeys(lines)),
    )


def _source_rows(source: Source) -> tuple[Row, ...]:
    return (
        Row(_("source"), said(_named(source)), "source"),
        Row(_("dated"), said(_dated(source))),
    )


def _named(source: Source) -> str:
    title = one_line(source.title)
    if source.type == "article" and source.wording == "authentic" and not title.startswith("("):
        title = f'"{title}"'
    elif source.type != "article":
        title = (_("{title} (figures)") if source.type == "dataset" else _("{title} (reference)")).format(title=title)
    return f"{one_line(source.outlet)}. {title}" if source.outlet else title


def _dated(source: Source) -> str:
    published = source.published
    if published is None:
        return _("no date known")
    text, note = times.date_words(published.date), one_line(published.note or "")
    if published.basis == "inferred":
        inferred = _("{date}: inferred").format(date=text)
        text = f"{inferred} {note}" if note.startswith("from ") else f"{inferred}; {note}" if note else inferred
    elif note:
        text = f"{text}: {note}"
    read = _("; read on {date}").format(date=times.date_words(source.checked)) if source.checked else ""
    return text + read


def _find(claim: Claim, source: Source, ledger: Ledger) -> str:
    parts: list[str] = []
    if claim.place and claim.place.line:
        parts.append(_("line {n} of the text").format(n=claim.place.line))
    if source.wording == "reworded":
        parts = [_("line {n}").format(n=claim.place.line)] if claim.place and claim.place.line else []
        parts.append(_not_theirs(claim, ledger))
    elif claim.place and claim.place.look_for:
        parts.append(_('look for  "{words}"').format(words=one_line(claim.place.look_for)))
    if not parts:
        parts.append(_("open {host}").format(host=_host(source.url)) if source.url else no_address())
    return "; ".join(parts)


def _not_theirs(claim: Claim, ledger: Ledger) -> str:
    actor = ledger.actors.get(claim.speaker.actor) if claim.speaker else None
    if actor is None:
        return _("wording is not the report's own")
    if actor.kind == "person":
        return _("wording is not the speaker's own")
    return _("wording is not the group's own")


def _related(claim: Claim, ledger: Ledger) -> Iterable[Related]:
    """What agrees, then what differs; a voice that says the same in several claims is named once."""
    disputes = ledger.disputes_of([claim.id])
    seen: set[tuple[str, str]] = set()
    for relation in ("agrees", "differs"):
        for dispute in disputes:
            for view in dispute.views:
                if (claim.id in view.claims) != (relation == "agrees"):
                    continue
                for other in (ledger.claims[one] for one in view.claims if one in ledger.claims and one != claim.id):
                    who, says = attribution.who(other, ledger), other.text if relation == "agrees" else view.says
                    if (who, says) not in seen:
                        seen.add((who, says))
                        yield Related(relation, who, said(one_line(says)), other.id, dispute.id)


def _check_rows(claim: Claim, ledger: Ledger, related: tuple[Related, ...]) -> tuple[Row, ...]:
    agree = sum(one.relation == "agrees" for one in related)
    differ = len(related) - agree
    others = _("nothing else here speaks of it")
    if related:
        told = (ngettext("{n} agrees", "{n} agree", agree), ngettext("{n} differs", "{n} differ", differ))
        others = ", ".join(text for text, count in zip(told, (agree, differ), strict=True) if count)
    who = attribution.speaker(claim, ledger) or attribution.chain(claim, ledger)
    return (
        Row(_("Who says it?"), said(who)),
        Row(_("How would they know?"), said(_how_known()[claim.kind])),
        Row(_("What do others say?"), said(others)),
    )


def citation(source: Source) -> str:
    """A source as one line of text, to be copied."""
    parts = [_named(source), _dated(source)]
    if source.wording == "reworded":
        parts.append(_("reworded copy, not to be quoted"))
    if source.url:
        parts.append(source.url)
    return ". ".join(part.rstrip(".") for part in parts) + ("" if source.url else ".")


def _search(source: Source) -> str:
    date = attribution.month(source.published.date) if source.published else ""
    title = "" if source.title.startswith("(") and source.outlet else source.title
    return one_line(f"{source.outlet or ''} {title} {date}")


def _host(link: str | None) -> str:
    try:
        return urlsplit(link or "").hostname or ""
    except ValueError:
        return ""
