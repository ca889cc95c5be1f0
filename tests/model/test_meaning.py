"""Meaning follows the key and nothing else; wording follows what is shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from civics_tui.model import kinds
from civics_tui.model.identity import meaning, wording
from civics_tui.model.kinds import Question
from civics_tui.model.question import Accepted, Choice, Hint, Item, LintAllowed, Retired, Variable
from tests import strategies

SHOWN = frozenset({"stem", "text", "explanation", "feedback", "right", "wrong", "true", "false", "settled", "unsure"})
"""Fields whose texts are shown and are no key."""


def reworded(node: Any, *, inside: str = "") -> Any:
    """The same record with every shown text changed; equal texts stay equal, and accepted ones stay as they are."""
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        if isinstance(node, Accepted):
            return node
        changes = {
            field.name: reworded(getattr(node, field.name), inside=field.name) for field in dataclasses.fields(node)
        }
        return dataclasses.replace(node, **{name: value for name, value in changes.items() if name != "kind"})
    if isinstance(node, Mapping):
        return {
            (f"{key} (reworded)" if inside == "categories" else key): reworded(value) for key, value in node.items()
        }
    if isinstance(node, tuple) and inside not in ("claims", "tags", "was", "where", "choice", "normalize", "allow"):
        return tuple(reworded(part) for part in node)
    return f"{node} (reworded)" if isinstance(node, str) and inside in SHOWN else node


def by_texts(question: Question) -> bool:
    """Is it an ordering with items that only their texts tell apart, so that their place in the alphabet counts?"""
    return isinstance(question, kinds.Ordering) and any(
        item.id == str(number) for number, item in enumerate(question.items, start=1)
    )


@given(strategies.questions)
def test_other_words_are_the_same_meaning_in_another_wording(question: Question) -> None:
    other = reworded(question)
    assert meaning(other) == meaning(question) or by_texts(question)
    assert wording(other) != wording(question)


@given(strategies.questions)
def test_what_is_not_shown_changes_neither(question: Question) -> None:
    other = dataclasses.replace(
        question,
        objective="another",
        difficulty=1 if question.difficulty != 1 else 2,
        tags=("another",),
        say="Another note.",
        lint=LintAllowed(allow=("L99",), why="another"),
        was=("another",),
        review_by="1999",
        retired=Retired(since="1999", why="another"),
    )
    assert (meaning(other), wording(other)) == (meaning(question), wording(question))


@given(strategies.questions)
def test_a_revision_reopens_a_card_without_another_wording(question: Question) -> None:
    other = dataclasses.replace(question, revision=question.revision + 1)
    assert meaning(other) != meaning(question)
    assert wording(other) == wording(question)


@given(strategies.questions)
def test_hints_and_explanation_are_wording_only(question: Question) -> None:
    other = dataclasses.replace(question, hints=(*question.hints, Hint(text="Another hint.")), explanation="Another.")
    assert meaning(other) == meaning(question)
    assert wording(other) != wording(question)


CHOICES = (Choice(text="a", correct=True), Choice(text="b"))
ITEMS = (Item(text="a"), Item(text="b"), Item(text="c"))
NAMED = tuple(Item(id=one.text, text=one.text) for one in ITEMS)
PAIRS = tuple(kinds.Pair(left=one, right=dataclasses.replace(one, text=one.text.upper())) for one in ITEMS)
NUMERIC = kinds.Numeric(id="q", stem="?", answer="5", unit="votes", vars={"n": Variable(int_=(1, 5))})
SHORT = kinds.Short(id="q", stem="?", accept=(Accepted(text="a"), Accepted(text="b", points=Decimal("0.5"))))
GAP = kinds.Gap(accept=(Accepted(text="a"),))
CLOZE = kinds.Cloze(id="q", stem="[[a]]", gaps={"a": GAP})


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        (
            kinds.Single(id="q", stem="?", choices=CHOICES),
            {"choices": (Choice(text="a"), Choice(text="b", correct=True))},
        ),
        (kinds.Single(id="q", stem="?", choices=CHOICES), {"choices": (*CHOICES, Choice(text="c"))}),
        (kinds.Multiple(id="q", stem="?", choices=CHOICES), {"scoring": "partial_no_penalty"}),
        (kinds.Multiple(id="q", stem="?", choices=CHOICES), {"choices": (CHOICES[0], Choice(text="b", correct=True))}),
        (kinds.TrueFalse(id="q", stem="?", answer=True), {"answer": False}),
        (NUMERIC, {"answer": "6"}),
        (NUMERIC, {"tolerance": "1"}),
        (NUMERIC, {"unit_required": True}),
        (NUMERIC, {"vars": {"n": Variable(int_=(1, 6))}}),
        (NUMERIC, {"derive": {"m": "n + 1"}}),
        (NUMERIC, {"where": ("n > 1",)}),
        (SHORT, {"accept": (Accepted(text="a"),)}),
        (SHORT, {"accept": (Accepted(text="a"), Accepted(text="b"))}),
        (SHORT, {"normalize": ("case",)}),
        (kinds.Ordering(id="q", stem="?", items=ITEMS), {"items": (*ITEMS, Item(text="d"))}),
        (kinds.Ordering(id="q", stem="?", items=ITEMS), {"items": (ITEMS[1], ITEMS[0], ITEMS[2])}),
        (kinds.Ordering(id="q", stem="?", items=NAMED), {"items": (NAMED[1], NAMED[0], NAMED[2])}),
        (kinds.Matching(id="q", stem="?", pairs=PAIRS), {"pairs": PAIRS[:2]}),
        (kinds.Matching(id="q", stem="?", pairs=PAIRS), {"distractors": (Item(text="X"),)}),
        (CLOZE, {"gaps": {"b": GAP}}),
        (CLOZE, {"gaps": {"a": dataclasses.replace(GAP, accept=(Accepted(text="b"),))}}),
        (CLOZE, {"gaps": {"a": dataclasses.replace(GAP, normalize=("case",))}}),
        (CLOZE, {"gaps": {"a": kinds.Gap(answer="5")}}),
        (
            kinds.Categorize(id="q", stem="?", categories={"A": ITEMS[:1], "B": ITEMS[1:]}),
            {"categories": {"A": ITEMS[:2], "B": ITEMS[2:]}},
        ),
        (
            kinds.View(id="q", stem="?", views=(kinds.ViewText(text="a"), kinds.ViewText(text="b"))),
            {"views": (kinds.ViewText(text="a"), kinds.ViewText(text="b"), kinds.ViewText(text="c"))},
        ),
    ],
)
def test_another_key_is_another_meaning(question: Question, changes: dict[str, Any]) -> None:
    assert meaning(dataclasses.replace(question, **changes)) != meaning(question)


def test_an_ordering_with_ids_keeps_its_meaning_in_other_words() -> None:
    question = kinds.Ordering(id="q", stem="?", items=NAMED)
    assert not by_texts(question)
    assert meaning(reworded(question)) == meaning(question)


def test_an_ordering_without_ids_keeps_its_meaning_in_words_of_the_same_order() -> None:
    question = kinds.Ordering(id="q", stem="?", items=ITEMS)
    assert meaning(reworded(question)) == meaning(question)


def test_a_unit_that_need_not_be_typed_is_no_key() -> None:
    assert meaning(dataclasses.replace(NUMERIC, unit="members")) == meaning(NUMERIC)


def test_meanings_are_the_same_on_every_machine() -> None:
    """Histories keep them; a change here reopens every card."""
    assert meaning(SHORT) == "32a7c650278f3d4f236233a0115263af"
    assert wording(SHORT) == "7feb64364ab476ace351ec8ef9e5a65f"


class TestKinds:
    """Ids that questions give their parts."""

    def test_parts_without_an_id_are_numbered(self) -> None:
        question = kinds.Single(
            id="q", stem="?", choices=(Choice(text="a"), Choice(id="x", text="b"), Choice(text="c"))
        )
        assert [choice.id for choice in question.choices] == ["1", "x", "3"]

    def test_equal_partners_are_one_and_distractors_come_last(self) -> None:
        pairs = tuple(kinds.Pair(left=Item(text=str(n)), right=Item(text=text)) for n, text in enumerate("aba"))
        question = kinds.Matching(id="q", stem="?", pairs=pairs, distractors=(Item(text="d"), Item(text="b")))
        assert [(item.id, item.text) for item in question.rights] == [("r1", "a"), ("r2", "b"), ("r3", "d")]
        assert [pair.right.id for pair in question.pairs] == ["r1", "r2", "r1"]

    def test_a_partner_s_own_id_is_not_given_to_another(self) -> None:
        pairs = (
            kinds.Pair(left=Item(text="1"), right=Item(id="r2", text="a")),
            kinds.Pair(left=Item(text="2"), right=Item(text="b")),
            kinds.Pair(left=Item(text="3"), right=Item(text="c")),
        )
        question = kinds.Matching(id="q", stem="?", pairs=pairs)
        assert [item.id for item in question.rights] == ["r2", "r1", "r3"]

    def test_items_are_numbered_through_all_groups(self) -> None:
        question = kinds.Categorize(id="q", stem="?", categories={"A": ITEMS[:2], "B": ITEMS[2:]})
        assert [item.id for item in question.items] == ["1", "2", "3"]
