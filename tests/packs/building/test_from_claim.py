"""A first question out of a claim: its source filled in, and what is disputed never scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.model.kinds import View
from civics_tui.packs.building.from_claim import claims_for, question_from
from civics_tui.packs.building.own import OwnPack
from civics_tui.packs.new import scaffold
from civics_tui.packs.reader import read_ledger
from civics_tui.places import shipped
from tests.packs.building.desks import empty

LEDGER = read_ledger(shipped() / "seeds").ledger
DISPUTED = {claim for dispute in LEDGER.disputes.values() for view in dispute.views for claim in view.claims}


def test_every_claim_of_the_shipped_ledger_makes_a_question_to_go_on_with(tmp_path: Path) -> None:
    own = empty(tmp_path)
    claims = claims_for(LEDGER)
    assert len(claims) > 50
    own.add_records([question_from(claim, LEDGER, held=False) for claim in claims])
    for sheet, claim in zip(own.sheets, claims, strict=True):
        assert sheet.kind == ("view" if claim.id in DISPUTED else "single")
        lacking = [one.sentence for one in sheet.advice if one.level == "error"]
        assert lacking == ([] if sheet.kind == "view" else ["Write at least two choices."]), sheet.record
        assert "claims" not in sheet.record
    number = next(sheet.number for sheet in own.sheets if sheet.kind == "single")
    own.put(number, ("choices", 1, "text"), "Something else")
    assert own.sheets[number].usable


def test_a_pack_that_holds_the_ledger_names_the_claim(tmp_path: Path) -> None:
    path = tmp_path / "content" / "mine"
    scaffold.write(path, scaffold.files(path, "Mine", []))
    (path / "pack.yaml").write_text("title: Mine\nledger: shipped\n", encoding="utf-8")
    own = OwnPack.open(path, seeds=shipped() / "seeds")
    claim = next(one for one in claims_for(own.ledger) if one.id in DISPUTED)
    (number,) = own.add_records([question_from(claim, own.ledger, held=True)])
    question = own.sheets[number].question
    assert isinstance(question, View)
    assert claim.id in {one for view in question.views for one in view.claims}


def test_claims_are_found_by_their_words() -> None:
    one = next(iter(claims_for(LEDGER)))
    assert one in claims_for(LEDGER, one.text.upper())
    assert claims_for(LEDGER, "no such words in any of them") == ()


@pytest.mark.parametrize("held", [True, False])
def test_who_says_it_is_part_of_the_question(held: bool) -> None:
    claim = next(one for one in claims_for(LEDGER) if one.kind == "assertion" and one.id not in DISPUTED)
    assert claim.speaker is not None
    record = question_from(claim, LEDGER, held=held)
    assert LEDGER.name(claim.speaker.actor) in str(record["stem"])
    assert ("claims" in record) == held
