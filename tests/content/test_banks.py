"""What the three banks hold: how many questions of which kinds, objectives that are all tested, complete explainers."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import KINDS, Question, kind_of
from civics_tui.model.special import SORTS
from civics_tui.packs.report import check_pack
from civics_tui.places import shipped
from civics_tui.views.page import terms_in
from tests.content import shelf

QUESTIONS = {"secession-process": 40, "calexit-history": 40, "key-actors": 30}
KIND_COUNTS = {"secession-process": 9, "calexit-history": 6, "key-actors": 5}
EXPLAINERS = {"secession-process": 3, "calexit-history": 3, "key-actors": 3}
SPECIAL = {"secession-process": ("process",), "calexit-history": ("timeline", "compare"), "key-actors": ()}
"""Special explainers that a bank cannot do without."""
BANK = pytest.mark.parametrize("bank", shelf.BANKS)
PAGES = [(bank, page) for bank in shelf.BANKS for page in shelf.pack(bank).explainers.values()]
PAGE = pytest.mark.parametrize(("bank", "page"), PAGES, ids=[f"{bank}:{page.id}" for bank, page in PAGES])


@BANK
def test_there_are_enough_questions_of_enough_kinds(bank: str) -> None:
    asked = shelf.pack(bank).asked()
    kinds = {question.kind for question in asked} - {"view"}
    assert len(asked) >= QUESTIONS[bank]
    assert len(kinds) >= KIND_COUNTS[bank]
    assert any(question.kind == "view" for question in asked)


def test_one_bank_has_every_kind_and_three_questions_with_variants() -> None:
    asked = shelf.pack("secession-process").asked()
    assert {question.kind for question in asked} == set(KINDS)
    assert sum(bool(question.vars) for question in asked) >= 3
    assert any(question.kind == "matching" for question in shelf.pack("key-actors").asked())


@BANK
def test_every_objective_has_questions_and_every_question_an_objective(bank: str) -> None:
    pack = shelf.pack(bank)
    known = [one.id for one in pack.manifest.objectives]
    assert {question.objective for question in pack.asked()} == set(known)
    for objective in known:
        assert sum(question.objective == objective for question in pack.asked()) >= 3, objective
    assert {page.objective for page in pack.explainers.values()} <= set(known)


def missing(question: Question) -> list[str]:
    """The parts without feedback that a learner can choose or put wrong."""
    lists = [choice for _path, choices in kind_of(question).choices(question) for choice in choices]
    return [choice.id for choice in lists if not choice.feedback]


@pytest.mark.parametrize(("name", "question"), shelf.asked(), ids=[name for name, _question in shelf.asked()])
def test_every_question_is_complete(name: str, question: Question) -> None:
    assert question.explanation
    assert question.difficulty in range(1, 6)
    assert question.as_of, "a day for which it holds, its own or the pack's"
    if kind_of(question).scored:
        assert question.claims
        assert missing(question) == []


@BANK
def test_difficulties_and_places_of_keys_are_spread(bank: str) -> None:
    asked = shelf.pack(bank).asked()
    assert len({question.difficulty for question in asked}) >= 4
    places = [
        number
        for question in asked
        if question.kind == "single"
        for number, choice in enumerate(question.choices)
        if choice.correct
    ]
    assert max(places.count(number) for number in places) <= len(places) / 2


@BANK
def test_the_explainers_are_there(bank: str) -> None:
    pack = shelf.pack(bank)
    assert len(pack.explainers) >= EXPLAINERS[bank]
    for sort in SPECIAL[bank]:
        assert getattr(pack, SORTS[sort].key), sort
    named = {one for page in pack.explainers.values() for s in page.sections for p in s.parts for one in p.ids}
    for sort in SPECIAL[bank]:
        assert named & set(getattr(pack, SORTS[sort].key)), f"no page shows a {sort}"


def test_the_dossiers_stand_on_a_page() -> None:
    pages = shelf.pack("key-actors").explainers.values()
    shown = {one for page in pages for s in page.sections for p in s.parts if p.kind == "actors" for one in p.ids}
    assert {"marcus-ruiz-evans", "theo-slater", "steve-gonzales", "david-mastagni", "antonin-scalia"} <= shown


@PAGE
def test_an_explainer_has_minutes_terms_a_check_and_claims(bank: str, page: Explainer) -> None:
    glossary = shelf.pack(bank).glossary
    terms = terms_in(part.text for section in page.sections for part in section.parts)
    assert page.minutes in range(1, 21)
    assert terms, "no word leads to the glossary"
    assert set(terms) <= set(glossary)
    assert page.checks()
    assert page.claims


def test_the_glossary_has_enough_words() -> None:
    words = {term.term for bank in shelf.BANKS for term in shelf.pack(bank).glossary.values()}
    assert len(words) >= 25


@BANK
def test_the_words_of_the_glossary_are_used(bank: str) -> None:
    pack = shelf.pack(bank)
    pages = [part.text for page in pack.explainers.values() for section in page.sections for part in section.parts]
    asked = [text for question in pack.asked() for text in (question.stem, question.explanation or "")]
    assert set(terms_in([*pages, *asked])) <= set(pack.glossary)
    assert len(set(terms_in(pages))) >= 10


@pytest.mark.parametrize("path", sorted((shipped() / "content").iterdir()), ids=lambda path: path.name)
def test_every_shipped_pack_is_clean(path: Path) -> None:
    report = check_pack(path, seeds=shipped() / "seeds")
    assert report.clean, [f"{one.place}: {one.message}" for one in report.problems]
