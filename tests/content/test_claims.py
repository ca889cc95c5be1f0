"""What questions and pages rest on: claims that exist, all used or with a reason, and speakers that are named."""

from __future__ import annotations

import re

import pytest

from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.ledger import ATTRIBUTED, Claim
from civics_tui.model.pack import claims_of
from civics_tui.packs.balance import balance, cited
from tests.content import shelf

SORTED = ("ordering", "matching", "categorize")
"""Kinds whose parts are all shown before the answer, so that a speaker may stand there too."""


def test_whatever_is_cited_exists() -> None:
    for name in shelf.BANKS:
        assert set(cited(shelf.pack(name))) <= set(shelf.ledger().claims), name


def test_every_question_rests_on_a_claim_and_says_why_its_key_is_right() -> None:
    for name, question in shelf.asked():
        assert claims_of(question), name
        assert question.explanation, name


def test_every_claim_is_used_or_says_why_not() -> None:
    packs = [shelf.pack(name) for name in shelf.BANKS]
    measured = balance(packs[0], packs[1:])
    assert [claim.id for claim in measured.without_reason()] == []
    used = {claim for pack in packs for claim in cited(pack)}
    wrong = [claim.id for claim in shelf.ledger().claims.values() if claim.unused and claim.id in used]
    assert wrong == [], "these are used and say why they are not"


def test_a_reason_points_only_to_claims_that_are_used() -> None:
    claims = shelf.ledger().claims
    for claim in claims.values():
        for word in re.findall(r"[a-z0-9]+(?:[-.][a-z0-9]+)+", claim.unused or ""):
            meant = claims.get(word) or claims.get(f"{claim.source}.{word}")
            assert meant is None or meant.unused is None, f"{claim.id}: {word}"
            assert meant is not None or word.partition(".")[0] not in shelf.ledger().sources, f"{claim.id}: {word}"


def names_of(claim: Claim) -> set[str]:
    """By what names its speaker may be called; of a claim without a speaker, those who passed it on."""
    actors = [claim.speaker.actor] if claim.speaker else claim.chain
    return {name for actor in actors for name in shelf.ledger().actors[actor].names}


def passed_on_by(claim: Claim) -> set[str]:
    """Names of those through whom it came."""
    return {name for actor in claim.chain for name in shelf.ledger().actors[actor].names}


def says_who(question: Question, claim: Claim) -> bool:
    """Can one see, before the answer, who says what the key rests on, or is that what is asked?

    The first claim behind a question is the one its key rests on. Its speaker stands in the stem; where all parts are
    shown, speaker or outlet may stand among them; and where the key itself names the speaker, it is what is asked.
    """
    shown, who = shelf.stem(question), names_of(claim)
    if any(name in shown for name in who):
        return True
    if question.kind in SORTED:
        return any(name in f"{shown}\n{shelf.parts(question)}" for name in who | passed_on_by(claim))
    return any(name in shelf.key(question) for name in who)


SAID = [
    (name, question)
    for name, question in shelf.asked()
    if kind_of(question).scored and shelf.ledger().claims[question.claims[0]].kind in ATTRIBUTED
]


def test_many_keys_rest_on_what_somebody_says() -> None:
    assert len(SAID) > 30


@pytest.mark.parametrize(("name", "question"), SAID, ids=[name for name, _question in SAID])
def test_a_key_that_rests_on_what_somebody_says_names_the_speaker(name: str, question: Question) -> None:
    claim = shelf.ledger().claims[question.claims[0]]
    assert says_who(question, claim), f"{name}: {claim.id} is said by {sorted(names_of(claim))}"


def test_what_is_contested_is_never_scored() -> None:
    views = [(name, question) for name, question in shelf.asked() if question.kind == "view"]
    assert len(views) >= 5
    for name, question in views:
        kind = kind_of(question)
        assert kind.right(question) is None, name
        assert not any(shelf.key(question)), name
        held = [view for view in getattr(question, "views", ()) if view.claims or view.source]
        assert len(held) >= 2, name
        lengths = [len(view.text) for view in held]
        assert max(lengths) <= 2 * min(lengths), name
