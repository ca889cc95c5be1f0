"""A page to print: complete in itself, balanced, with its sources; the key only where it is asked for, and last."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.errors import NotFound
from civics_tui.model.explainer import Explainer, Part, Section
from civics_tui.model.kinds import kind_of
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Manifest, Term
from civics_tui.model.process import Input, Process, Rule, Step, Threshold
from civics_tui.model.text import clean_text
from civics_tui.packs.library.library import Library
from civics_tui.views import typing
from civics_tui.views.html import questions
from civics_tui.views.html.elements import host_of
from civics_tui.views.html.handout import handout
from civics_tui.views.html.material import Material, material
from civics_tui.views.pieces import plain
from tests.strategies import QUESTIONS, texts
from tests.tui.desks import copy_into, places_in
from tests.views.ledger import LEDGER, TODAY
from tests.views.markup import Reading

DAY = datetime.date(2026, 11, 22)
PAGES = [
    ("secession-process", "route"),
    ("calexit-history", "what-happened-when"),
    ("calexit-history", "three-years"),
    ("key-actors", "people"),
    ("pack-writing", "ten-minutes"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Iterator[Library]:
    places = places_in(tmp_path_factory.mktemp("home"))
    copy_into(places, compiled)
    with Library.open(places) as opened:
        yield opened


def assert_complete(document: str) -> Reading:
    """Nothing is fetched, nothing can run, everything is closed, and no byte of it moves a terminal."""
    reading = Reading(document)
    assert clean_text(document) == document
    assert not {"script", "link", "img", "iframe", "object", "svg", "form", "input", "base"} & reading.tags
    for tag, _class, attributes in reading.found:
        assert set(attributes) <= {"class", "lang", "charset", "name", "content", "http-equiv", "href", "scope"}
        assert ("href" in attributes) == (tag == "a")
        assert not attributes.get("href") or host_of(attributes["href"])
    style = document[document.index("<style>") : document.index("</style>")]
    assert not re.search(r"url\(|@import|@font-face|//|expression", style)
    levels = [int(tag[1]) for tag, _class, _attributes in reading.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(low - high <= 1 for high, low in itertools.pairwise(levels))
    return reading


@pytest.mark.parametrize(("pack", "page"), PAGES)
def test_a_shipped_page_is_a_document_complete_in_itself(library: Library, pack: str, page: str) -> None:
    made = material(library, pack, page, DAY)
    document = handout(made, key=True)
    reading = assert_complete(document)
    assert document.startswith('<!DOCTYPE html>\n<html lang="en">')
    seen = reading.seen()
    assert " ".join(made.page.title.split()) in seen
    for section in made.page.sections:
        assert " ".join(section.title.split()) in seen
    for claim in made.cited():
        assert " ".join(made.ledger.claims[claim].text.split()) in seen
    assert document == handout(made, key=True)


@pytest.mark.parametrize(("pack", "page"), PAGES)
def test_every_question_of_a_page_is_asked_and_its_key_is_kept_for_the_last_page(
    library: Library, pack: str, page: str
) -> None:
    made = material(library, pack, page, DAY)
    without, with_key = handout(made), handout(made, key=True)
    assert 'class="key"' not in without
    before, _start, behind = with_key.partition('<section class="key">')
    assert before.rstrip() == without.partition("\n</main>")[0].rstrip()
    assert behind.count('<div class="question">') == without.count('<div class="question">') == len(made.questions) > 0
    told = Reading(f"<p>{behind.partition('</section>')[0]}</p>").seen()
    for one in questions.asked(made).values():
        assert one.question.explanation is None or one.question.explanation not in without
        right = kind_of(one.question).right(one.question)
        if right is not None and one.question.kind in ("single", "true_false", "numeric", "short"):
            assert " ".join(typing.show(one.form, right).split()) in told


def test_the_sorts_stand_on_paper_in_tables(library: Library) -> None:
    route = Reading(handout(material(library, "secession-process", "route", DAY)))
    assert "two thirds of the Senate: 67 of 100" in route.seen(inside="table")
    assert "your number" in route.seen(inside="thead")
    assert "shall propose Amendments to this Constitution," in route.seen(inside="table")
    history = Reading(handout(material(library, "calexit-history", "what-happened-when", DAY)))
    assert "31 Oct 2006" in history.seen(inside="table")
    assert "Feb 2010" in history.seen(inside="table")
    years = Reading(handout(material(library, "calexit-history", "three-years", DAY))).seen()
    assert "Same: " in years
    assert "Fair: " in years
    people = Reading(handout(material(library, "key-actors", "people", DAY)))
    assert "Easily swapped with: " in people.seen()
    assert "spokesman, Yes California" in people.seen(inside="dossier")
    assert "advocate" not in people.seen(inside="dossier")


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        ("secession-process", "process/route"),
        ("secession-process", "walk/article-v"),
        ("calexit-history", "timeline/calexit"),
        ("calexit-history", "compare/approval-needed"),
        ("key-actors", "actors/theo-slater"),
    ],
)
def test_a_special_explainer_is_printed_by_itself(library: Library, pack: str, name: str) -> None:
    assert "table" in assert_complete(handout(material(library, pack, name, DAY))).tags


@pytest.mark.parametrize("name", ["gone", "process/gone", "gone/route", "actors/gone", "/"])
def test_what_is_not_there_is_told(library: Library, name: str) -> None:
    with pytest.raises(NotFound):
        material(library, "secession-process", name, DAY)


def page(*parts: Part, title: str = "A page", claims: tuple[str, ...] = ()) -> Explainer:
    return Explainer(id="page", title=title, claims=claims, sections=(Section(id="", title=title, parts=parts),))


def made_of(shown: Explainer, **more: object) -> Material:
    start = Material(manifest=Manifest(id="courts", title="Courts"), page=shown, ledger=Ledger(), today=TODAY)
    return replace(start, **more)  # type: ignore[arg-type]


def test_the_words_of_a_page_stand_in_a_box_once() -> None:
    words = {"quorum": Term(id="quorum", term="quorum", text="How many must be there.")}
    linked = Part(kind="markdown", text="A [quorum](term:quorum).")
    boxed = handout(made_of(page(linked), glossary=words))
    assert boxed.count("How many must be there.") == 1
    assert 'class="box"' in boxed
    in_place = handout(made_of(page(linked, Part(kind="glossary")), glossary=words))
    assert in_place.count("How many must be there.") == 1
    assert 'class="box"' not in in_place


def test_claims_are_numbered_by_source_and_say_how_they_are_known() -> None:
    known = LEDGER
    document = handout(made_of(page(claims=tuple(known.claims)), ledger=known))
    seen = assert_complete(document).seen()
    for number in range(1, len(known.claims) + 1):
        assert f"[{number}] " in seen
    for label in ("kind:", "chain:", "as of:", "find it:", "dated:"):
        assert label in seen


@pytest.mark.parametrize("tag", ["en", "de-CH", "zh-Hant-TW"])
def test_the_language_of_the_pack_is_that_of_the_document(tag: str) -> None:
    document = handout(made_of(page(), manifest=Manifest(title="Courts", language=tag)))
    assert f'<html lang="{tag}">' in document


def test_a_language_that_is_none_breaks_nothing() -> None:
    document = handout(made_of(page(), manifest=Manifest(title="Courts", language='en"><script>')))
    assert '<html lang="und">' in document
    assert_complete(document)


def test_a_threshold_that_hangs_on_an_input_is_told_as_its_formula() -> None:
    process = Process(
        id="vote",
        title="A vote",
        inputs={"present": Input(int_=(0, 100), title="Present"), "yes": Input(int_=(0, 100), title="Yes")},
        thresholds=(Threshold(name="need", title="two thirds", of="present", expr="present * 2 / 3"),),
        steps=(
            Step(
                id="count",
                text="{yes} of {present} vote yes.",
                rules=(
                    Rule(if_="yes >= need", goto="done", because="Enough: {need}."),
                    Rule(else_=True, goto="not", because="No."),
                ),
            ),
            Step(id="done", end="success", text="Done."),
            Step(id="not", end="failure", text="Not done."),
        ),
    )
    shown = page(Part(kind="process", ids=("vote",)))
    seen = Reading(handout(made_of(shown, records={("process", "vote"): process}))).seen()
    assert 'two thirds: "Present" × 2 / 3 of "Present"' in seen
    assert 'if "Yes" ≥ "two thirds": Enough: ________.' in seen
    assert "________ of ________ vote yes." in seen


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_kind_of_question_can_be_asked_on_paper(kind: str) -> None:
    @settings(max_examples=25)
    @given(QUESTIONS[kind])
    def asks(question: object) -> None:
        plainly = replace(question, vars={}, derive={}, where=())  # type: ignore[type-var]
        shown = page(Part(kind="check", ids=("q",)))
        made = made_of(shown, questions={"q": plainly})
        document = handout(made, key=True)
        seen = assert_complete(document).seen(inside="question")
        one = questions.asked(made)["q"]
        for part in (*getattr(one.form, "options", ()), *getattr(one.form, "items", ())):
            assert " ".join(plain(part.text).split()) in seen

    asks()


@given(texts | st.sampled_from(["<script>alert(1)</script>", '" onx="', "</style>", "]]>", "\u0338", "a\u0338<"]))
def test_no_text_of_an_author_becomes_markup(words: str) -> None:
    known = LEDGER
    claims = {id_: replace(one, text=words, note=words) for id_, one in known.claims.items()}
    sources = {id_: replace(one, title=words, outlet=words, url="javascript:x") for id_, one in known.sources.items()}
    hostile = replace(known, claims=claims, sources=sources)
    shown = page(Part(kind="callout", ids=(words,), text=words), title=words, claims=tuple(claims))
    manifest = Manifest(title=words, version=words, license=words)
    glossary = {"w": Term(id="w", term=words, text=words)}
    shown = replace(shown, sections=(*shown.sections, Section(id="s", title=words, parts=(Part(kind="glossary"),))))
    assert_complete(handout(made_of(shown, ledger=hostile, manifest=manifest, glossary=glossary)))
