"""What ages is looked at again in time.

`review_by` of a question or of a claim it rests on, or the manifest's `review_after`, is past. A report of 2016 has no
such date and never goes stale.

PASS:
    review_by: 2030-01-01

FAIL:
    review_by: 2020-01-01
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.dates import is_past, words
from civics_tui.packs.lint.base import Found, FoundIn, Whole
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L29"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ()


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Compare each question's day, then the days of its claims, with today."""
    if whole.today is None:
        return
    past: dict[str, bool] = {}

    def is_stale(day: str | None) -> bool:
        if day is None:
            return False
        if day not in past:
            past[day] = whole.today is not None and is_past(day, whole.today)
        return past[day]

    for question in whole.questions:
        if question.review_by and is_stale(question.review_by):
            message = _('"{id}" was to be looked at by {day}').format(id=question.id, day=words(question.review_by))
            yield FoundIn(question.id, Found(["review_by"], message, _("check it, then change  as_of  or  review_by")))
            continue
        for number, name in enumerate(question.claims):
            claim = whole.pack.ledger.claims.get(name)
            if claim and claim.review_by and is_stale(claim.review_by):
                message = _('its claim "{claim}" was to be looked at by {day}').format(
                    claim=name, day=words(claim.review_by)
                )
                yield FoundIn(
                    question.id, Found(["claims", number], message, _("check the claim, then change its date"))
                )
                break
