"""The measures of a pack: every number counts questions, and nothing that is used is called unused."""

from __future__ import annotations

import dataclasses

import pytest

from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import Cloze, Gap, Multiple, Question, Single, TrueFalse, View, ViewText
from civics_tui.model.ledger import Actor, Claim, Ledger, Source, Speaker
from civics_tui.model.pack import Manifest, Objective, Pack, Term, index
from civics_tui.model.question import Choice, Retired
from civics_tui.packs.balance import NOBODY, Balance, balance, cited


def said(id_: str, actor: str | None, kind: str = "opinion", unused: str | None = None) -> Claim:
    speaker = Speaker(actor=actor) if actor else None
    return Claim(id=id_, text=id_, kind=kind, speaker=speaker, unused=unused)  # type: ignore[arg-type]


LEDGER = Ledger(
    sources=index([Source(id="a", title="A"), Source(id="b", title="B")]),
    claims=index(
        [
            said("a.for", "ada"),
            said("a.also-for", "adi"),
            said("a.against", "sam"),
            said("a.law", None, "rule"),
            said("b.nobody-known", "zoe", "plan"),
            said("b.page", "ada"),
            said("b.term", "ada"),
            said("b.left", "ada", unused="too close to a.for"),
            said("b.forgotten", "ada"),
            said("b.elsewhere", "ada"),
        ]
    ),
    actors=index(
        [
            Actor(id="ada", names=("Ada",), stance="advocate"),
            Actor(id="adi", names=("Adi",), stance="advocate"),
            Actor(id="sam", names=("Sam",), stance="sceptic"),
        ]
    ),
)
CHOICES = (Choice(text="no"), Choice(text="yes", correct=True), Choice(text="perhaps"))
QUESTIONS: list[Question] = [
    Single(id="one", stem="?", choices=CHOICES, claims=("a.for", "a.also-for"), objective="o", difficulty=2),
    Multiple(id="many", stem="?", choices=(*CHOICES, Choice(text="also", correct=True)), claims=("a.for", "a.against")),
    TrueFalse(id="truth", stem="?", answer=True, claims=("a.law", "gone.claim"), objective="o", difficulty=2),
    TrueFalse(id="lie", stem="?", answer=False, claims=("b.nobody-known",)),
    Cloze(id="gap", stem="[[g]]", gaps={"g": Gap(choices=CHOICES[1:])}, claims=("a.against", "a.law")),
    View(id="view", stem="?", views=(ViewText(text="a", claims=("a.for",)), ViewText(text="b", claims=("a.against",)))),
    TrueFalse(id="old", stem="?", answer=True, claims=("b.forgotten",), retired=Retired(since="2026", why="wrong")),
]
PACK = Pack(
    manifest=Manifest(
        id="p", title="P", objectives=(Objective(id="o", text="Say it"), Objective(id="empty", text="Nothing"))
    ),
    questions=index(QUESTIONS),
    explainers=index([Explainer(id="page", title="Page", claims=("b.page",))]),
    glossary=index([Term(id="t", term="t", text="T", claims=("b.term",))]),
    ledger=LEDGER,
)


@pytest.fixture
def measured() -> Balance:
    return balance(PACK)


def test_stances_count_a_question_once_each(measured: Balance) -> None:
    assert measured.questions == 6
    assert measured.measures["stances"] == (("advocate", 3), ("sceptic", 3), ("neutral", 1), (NOBODY, 2))
    assert measured.measures["speakers"] == (("ada", 3), ("sam", 3), ("adi", 1), ("zoe", 1))
    assert measured.measures["sources"] == (("a", 5), ("b", 1))


def test_kinds_difficulties_and_objectives_show_what_is_missing(measured: Balance) -> None:
    claim_kinds = dict(measured.measures["claim_kinds"])
    assert (claim_kinds["opinion"], claim_kinds["rule"], claim_kinds["plan"], claim_kinds["holding"]) == (4, 2, 1, 0)
    kinds = dict(measured.measures["kinds"])
    assert (kinds["true_false"], kinds["view"], kinds["ordering"]) == (2, 1, 0)
    assert measured.measures["difficulties"] == (("1", 0), ("2", 2), ("3", 0), ("4", 0), ("5", 0), (NOBODY, 4))
    assert measured.measures["objectives"] == (("o", 2), ("empty", 0), (NOBODY, 4))


def test_places_of_keys_are_those_of_the_file(measured: Balance) -> None:
    assert measured.measures["key_positions"] == (("1", 1), ("2", 2), ("3", 0), ("4", 1))
    assert measured.measures["truths"] == (("false", 1), ("true", 1))


def test_a_claim_is_used_by_questions_pages_and_terms_of_all_packs_that_share_the_ledger(measured: Balance) -> None:
    assert [one.id for one in measured.unused] == ["b.left", "b.forgotten", "b.elsewhere"]
    assert [one.id for one in measured.without_reason()] == ["b.forgotten", "b.elsewhere"]
    other = dataclasses.replace(
        PACK,
        manifest=Manifest(id="other", title="Other"),
        questions=index([TrueFalse(id="x", stem="?", answer=True, claims=("b.elsewhere",))]),
    )
    shared = balance(PACK, [other, PACK])
    assert shared.sharing == ("other", "p")
    assert [one.id for one in shared.without_reason()] == ["b.forgotten"]
    assert set(cited(other)) == {"b.elsewhere", "b.page", "b.term"}


def test_an_empty_pack_can_be_measured() -> None:
    empty = balance(Pack(manifest=Manifest(id="e", title="E")))
    assert (empty.questions, empty.unused, empty.measures["speakers"], empty.measures["key_positions"]) == (
        0,
        (),
        (),
        (),
    )
    assert all(count == 0 for counts in empty.measures.values() for _name, count in counts)
