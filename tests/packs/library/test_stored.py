"""Stored records come back as they were."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.errors import Damaged
from civics_tui.model.answer import Answer
from civics_tui.model.explainer import Explainer, Part, Section
from civics_tui.model.identity import meaning, wording
from civics_tui.model.kinds import KINDS, Question, Short, View, ViewText, mark
from civics_tui.model.ledger import Claim, Ledger, Place, Role, Speaker
from civics_tui.model.pack import Manifest, Objective, Standard, Term
from civics_tui.model.question import Accepted
from civics_tui.packs.library import stored
from tests import strategies


def test_there_is_a_strategy_for_every_kind() -> None:
    assert set(strategies.QUESTIONS) == set(strategies.ANSWERS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)
@given(data=st.data())
def test_a_question_comes_back_from_its_bytes(kind: str, data: st.DataObject) -> None:
    question = data.draw(strategies.QUESTIONS[kind])
    back = stored.decode_question(kind, stored.encode_question(question))
    assert repr(back) == repr(question)  # unlike ==, it sees the order of categories and gaps
    assert (wording(back), meaning(back)) == (wording(question), meaning(question))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)
@given(data=st.data())
def test_a_question_comes_back_from_its_text(kind: str, data: st.DataObject) -> None:
    question = data.draw(strategies.QUESTIONS[kind])
    text = stored.question_to_text(question)
    assert repr(stored.question_from_text(text)) == repr(question)
    assert stored.question_to_text(stored.question_from_text(text)) == text


@given(strategies.asked)
def test_an_answer_earns_the_same_after_a_question_was_stored(asked: tuple[Question, Answer]) -> None:
    question, answer = asked
    assert mark(stored.question_from_text(stored.question_to_text(question)), answer) == mark(question, answer)


@pytest.mark.parametrize("points", ["0.1", "0.30000000000000000001", "1", "1.0"])
def test_decimals_stay_exact(points: str) -> None:
    question = Short(id="a", stem="Who?", accept=(Accepted(text="we", points=Decimal(points)),))
    for back in (
        stored.decode_question("short", stored.encode_question(question)),
        stored.question_from_text(stored.question_to_text(question)),
    ):
        assert isinstance(back, Short)
        assert str(back.accept[0].points) == points


@pytest.mark.parametrize(
    "question",
    [
        Short(id="a", stem="", accept=(Accepted(text=""),), normalize=()),
        View(id="a", stem="?", views=(ViewText(text=""), ViewText(text="No.")), unsure=""),
        Short(id="a", stem="?", accept=(Accepted(text="x"),), explanation=""),
    ],
    ids=["nothing-ignored", "no-unsure", "empty-explanation"],
)
def test_an_empty_field_is_not_taken_for_its_default(question: Question) -> None:
    assert stored.question_from_text(stored.question_to_text(question)) == question


def test_records_of_a_pack_come_back() -> None:
    claim = Claim(
        id="ktla-2016.membership",
        text="Nearly 5,000.",
        kind="figure",
        speaker=Speaker(actor="evans"),
        chain=("ktxl", "ktla"),
        place=Place(line=21),
    )
    ledger = Ledger(claims={claim.id: claim})
    page = Explainer(
        id="a", title="A", sections=(Section(id="", title="A", parts=(Part(kind="check", ids=("q",), line=3),)),)
    )
    standards = (Standard(framework="C3", code="D2.Civ.4.9-12"),)
    manifest = Manifest(id="p", title="P", objectives=(Objective(id="o", text="O", standards=standards),))
    terms = {"t": Term(id="t", term="Term", text="Text", forms=("terms",))}
    role = Role(title="Speaker", from_="2016", to="2017")
    assert stored.decode(Ledger, stored.encode(ledger)) == ledger
    assert stored.decode(Explainer, stored.encode(page)) == page
    assert stored.decode(Manifest, stored.encode(manifest)) == manifest
    assert stored.decode(dict[str, Term], stored.encode(terms)) == terms
    assert stored.decode(Role, stored.encode(role)) == role


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xc1", b"\x80"])
def test_damaged_bytes_are_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(Damaged, match="cannot be read"):
        stored.decode_question("single", data)
    with pytest.raises(Damaged, match="unknown kind"):
        stored.decode_question("riddle", data)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": "single"}', '{"kind": "riddle"}', "{", "\ud800"])
def test_a_damaged_text_is_said_to_be_damaged(text: str) -> None:
    with pytest.raises(Damaged):
        stored.question_from_text(text)


@given(strategies.questions)
def test_the_text_is_json_that_leaves_out_what_is_empty(question: Question) -> None:
    data: dict[str, Any] = json.loads(stored.question_to_text(question))
    assert data["kind"] == question.kind
    optional = {field.name for field in dataclasses.fields(question) if field.default is None}
    assert not [name for name in optional if name in data and data[name] is None]
