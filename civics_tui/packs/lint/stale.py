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
from civics_tui.model.pack import claims_of
from civics_tui.model.stale import review_of_question
from civics_tui.packs.lint.base import Found, FoundIn, Whole
from civics_tui.packs.places import Path
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L29"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ()


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Compare the first day of each question and of the claims behind it with today."""
    today, ledger = whole.today, whole.pack.ledger
    if today is None:
        return
    for question in whole.questions:
        review = review_of_question(question, ledger)
        if review is None or not is_past(review, today):
            continue
        day = words(review)
        if review == question.review_by:
            message = _('"{id}" was to be looked at by {day}').format(id=question.id, day=day)
            yield FoundIn(question.id, Found(["review_by"], message, _("check it, then change  as_of  or  review_by")))
            continue
        claims = claims_of(question)
        name = next(one for one in claims if one in ledger.claims and ledger.claims[one].review_by == review)
        path: Path = ["claims", question.claims.index(name)] if name in question.claims else ["views"]
        message = _('its claim "{claim}" was to be looked at by {day}').format(claim=name, day=day)
        yield FoundIn(question.id, Found(path, message, _("check the claim, then change its date")))
