"""What has aged: `review_by` of a question or page, or of a claim behind it, is past. A dated report never ages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from civics_tui.errors import DateError
from civics_tui.model import dates
from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Pack, claims_of

What = Literal["question", "explainer", "claim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """Something that is to be looked at again."""

    what: What
    id: str
    """Id of the question, page or claim."""
    since: str
    """The EDTF date that is past: its own, or the first one of a claim behind it."""
    claims: tuple[str, ...] = ()
    """Ids of the stale claims behind it; none for a claim."""


def review_of_question(question: Question, ledger: Ledger) -> str | None:
    """The date after which a question is stale: the first of its own and those of the claims behind it."""
    return first((question.review_by, *_of_claims(claims_of(question), ledger)))


def review_of_page(page: Explainer, ledger: Ledger) -> str | None:
    """The date after which a page is stale: the first of its own and those of the claims behind it."""
    return first((page.review_by, *_of_claims(page.claims, ledger)))


def first(reviews: Iterable[str | None]) -> str | None:
    """The date that is past first; a text that is no date never is."""
    known = [(last, one) for one in reviews if one is not None and (last := _last(one)) is not None]
    return min(known)[1] if known else None


def stale(pack: Pack, on: datetime.date) -> tuple[Stale, ...]:
    """What is stale on that day: questions that are still asked, pages, then the claims behind them."""
    ledger = pack.ledger
    behind: dict[str, None] = {}
    found: list[Stale] = []
    rows: list[tuple[What, str, str | None, tuple[str, ...]]] = [
        *(("question", one.id, review_of_question(one, ledger), claims_of(one)) for one in pack.asked()),
        *(("explainer", one.id, review_of_page(one, ledger), one.claims) for one in pack.explainers.values()),
    ]
    for what, id_, review, claims in rows:
        old = tuple(one for one in claims if one in ledger.claims and _is_past(ledger.claims[one].review_by, on))
        behind.update(dict.fromkeys(old))
        if review is not None and _is_past(review, on):
            found.append(Stale(what=what, id=id_, since=review, claims=old))
    for claim in behind:
        since = ledger.claims[claim].review_by
        found.append(Stale(what="claim", id=claim, since=since or ""))
    return tuple(found)


def _of_claims(claims: Iterable[str], ledger: Ledger) -> list[str | None]:
    return [ledger.claims[one].review_by for one in claims if one in ledger.claims]


def _is_past(review: str | None, on: datetime.date) -> bool:
    return review is not None and dates.is_past(review, on)


def _last(text: str) -> datetime.date | None:
    try:
        return dates.parse(text).last
    except DateError:
        return None
