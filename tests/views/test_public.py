from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.errors import AnswerError
from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.kinds import KINDS, Question
from civics_tui.model.question import Choice, Item
from civics_tui.study.order import draw_order
from civics_tui.views.forms import Form, form
from civics_tui.views.public import ROLES, Disguise, PublicGap, PublicOption, PublicQuestion, inside, outside, public
from tests import strategies
from tests.views.canaries import CANARY, NUMBER, with_canaries

DISGUISE = Disguise(b"of this session")
COLOURS = kinds.Single(stem="Which?", choices=(Choice(text="Red", correct=True), Choice(text="Blue")))


def told(question: Question, disguise: Disguise = DISGUISE) -> str:
    """Everything that leaves of a question."""
    return json.dumps(dataclasses.asdict(public(form(question, draw_order(question, 1)), disguise)))


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=30)
@given(data=st.data())
def test_no_marker_of_what_is_hidden_leaves(kind: str, data: st.DataObject) -> None:
    question = with_canaries(data.draw(strategies.QUESTIONS[kind]))
    assert CANARY in repr(question)
    left = told(question)
    assert CANARY not in left
    assert NUMBER not in left


def test_the_markers_are_where_the_key_is() -> None:
    marked = with_canaries(kinds.Numeric(stem="How many?", answer="38", unit="states"))
    assert NUMBER in repr(marked)
    cloze = with_canaries(kinds.Cloze(stem="It takes", gaps={"two-thirds": kinds.Gap(answer="38")}))
    assert "two-thirds" not in told(cloze)
    assert "[1]" in told(cloze)


def test_the_types_have_no_field_that_could_hold_more() -> None:
    names = {field.name for kind in (PublicQuestion, PublicGap, PublicOption) for field in dataclasses.fields(kind)}
    shown = {"form", "stem", "settled", "many", "scored", "numeric", "unit", "options", "items", "places", "gaps"}
    assert names == shown | {"id", "text"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (COLOURS, kinds.Single(stem="Which?", choices=(Choice(text="Red"), Choice(text="Blue", correct=True)))),
        (kinds.TrueFalse(stem="So?", answer=True), kinds.TrueFalse(stem="So?", answer=False)),
        (kinds.Numeric(stem="How many?", answer="38"), kinds.Numeric(stem="How many?", answer="34")),
    ],
    ids=["single", "true_false", "numeric"],
)
def test_another_key_changes_nothing_of_it(one: Question, other: Question) -> None:
    same = public(form(one), DISGUISE)
    assert same == public(form(other), DISGUISE)


def test_ids_tell_nothing_of_what_belongs_together() -> None:
    """An author's pairs are numbered alike, and the items of an ordering stand in the right order."""
    pairs = tuple(kinds.Pair(left=Item(text=f"l{n}"), right=Item(text=f"r{n}")) for n in range(3))
    shown = public(form(kinds.Matching(stem="Match.", pairs=pairs)), DISGUISE)
    ids = {one.id for one in (*shown.items, *shown.places)}
    assert len(ids) == 6
    assert ids.isdisjoint({"1", "2", "3", "r1", "r2", "r3"})
    other = public(form(kinds.Matching(stem="Match.", pairs=pairs)), Disguise(b"of another"))
    assert ids.isdisjoint({one.id for one in (*other.items, *other.places)})


@given(strategies.asked)
def test_an_answer_comes_back_as_it_went_out(asked: tuple[Question, Answer]) -> None:
    question, answer = asked
    shown = form(question)
    if isinstance(answer, Assigned) and not answer.places:
        return
    told_outside = outside(shown, DISGUISE, answer)
    back = inside(shown, DISGUISE, told_outside)
    assert kinds.mark(question, back) == kinds.mark(question, answer)
    if isinstance(back, Picked) and isinstance(answer, Picked):
        assert set(back.ids) == set(answer.ids)  # they come back in the order shown
    else:
        assert outside(shown, DISGUISE, back) == told_outside


@given(strategies.asked)
def test_no_id_of_an_author_is_in_an_answer_outside(asked: tuple[Question, Answer]) -> None:
    question, answer = asked
    left = outside(form(question), DISGUISE, answer)
    for sort, value in left.items():
        if sort in ("picked", "ordered"):
            assert all(len(name) == 17 for name in value)


ORDERING = kinds.Ordering(stem="Order.", items=(Item(text="a"), Item(text="b"), Item(text="c")))
PLACES = kinds.Categorize(stem="Sort.", categories={"x": (Item(text="a"),), "y": (Item(text="b"),)})
GAPS = kinds.Cloze(stem="[[g]]", gaps={"g": kinds.Gap(answer="1")})


@pytest.mark.parametrize(
    ("question", "data"),
    [
        (COLOURS, {"picked": ["1"]}),
        (COLOURS, {"picked": []}),
        (COLOURS, {"typed": "Red"}),
        (COLOURS, {"picked": "Red"}),
        (COLOURS, {}),
        (kinds.Short(stem="Who?", accept=()), {"typed": "  "}),
        (kinds.Short(stem="Who?", accept=()), {"typed": "x" * 1_001}),
        (kinds.Numeric(stem="How many?", answer="1"), {"typed": "many"}),
        (ORDERING, {"ordered": []}),
        (PLACES, {"assigned": {"1": "x"}}),
        (GAPS, {"filled": {}}),
        (GAPS, {"filled": {"g": "1"}}),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(question: Question, data: dict[str, Any]) -> None:
    with pytest.raises(AnswerError) as error:
        inside(form(question), DISGUISE, data)
    assert error.value.sentence.endswith((".", "}"))


def test_two_of_one_choice_are_refused() -> None:
    shown: Form = form(COLOURS)
    names = [DISGUISE.name("option", one) for one in ("1", "2")]
    with pytest.raises(AnswerError):
        inside(shown, DISGUISE, {"picked": names})
    assert inside(shown, DISGUISE, {"picked": names[:1]}) == Picked(("1",))


def test_links_become_plain_text() -> None:
    shown = public(
        form(kinds.Short(stem="See [this](https://example.org/key) and [that](term:key).", accept=())), DISGUISE
    )
    assert {span.role for span in shown.stem} <= ROLES
    assert not any(span.target for span in shown.stem)


def test_typed_texts_lose_what_steers_a_terminal() -> None:
    assert inside(form(kinds.Short(stem="Who?", accept=())), DISGUISE, {"typed": "a\x1b[2J"}) == Typed("a\ufffd[2J")
    filled = inside(form(GAPS), DISGUISE, {"filled": {DISGUISE.name("gap", "g"): "\u202e1"}})
    assert filled == Filled({"g": "\ufffd1"})


def test_an_order_is_translated_item_by_item() -> None:
    names = [DISGUISE.name("option", one) for one in ("3", "1", "2")]
    assert inside(form(ORDERING), DISGUISE, {"ordered": names}) == Ordered(("3", "1", "2"))
