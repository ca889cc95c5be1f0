"""Searching finds what everybody may see, takes any input, and tells what somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civics_tui.model.kinds import KINDS, Gap, Pair, ViewText
from civics_tui.model.pack import Manifest, Pack
from civics_tui.model.question import Accepted, Choice, Hint, Item
from civics_tui.packs import reader
from civics_tui.packs.library import searching
from civics_tui.packs.library.library import Hit, Library
from civics_tui.packs.library.searching import plain_text
from civics_tui.packs.reader import Read
from tests.packs.shelf import manifest, shelf_in
from tests.packs.special import PACK as SPECIAL

QUESTIONS = """\
questions:
  - id: confirm-body
    kind: single
    stem: Which body **confirms** federal judges?
    choices: [The House of Representatives, {text: The Senate, correct: true}, The Supreme Court]
    explanation: Advice and consent.
    tags: [appointments]
    source: Constitution
  - {id: capital, kind: short, stem: Name the capital of [[x](https://example.org/zebra)., accept: [Sacramento]}
  - {id: gone, kind: true_false, stem: The quorum is gone., answer: true, retired: {since: 2025, why: It changed.}}
  - {id: path, kind: ordering, stem: Put the steps in order., items: [Nomination, Hearing, Vote]}
  - id: match
    kind: matching
    stem: Who does what?
    pairs: [{left: President, right: nominates}, {left: Chamber, right: consents}]
  - id: cloze
    kind: cloze
    stem: The [[who]] consents, and [[n]] votes are enough.
    gaps: {who: {choices: [{text: upper house, correct: true}, lower house]}, n: {answer: 51}}
  - id: sort
    kind: categorize
    stem: Whose power is it?
    categories: {Congress: [declare war], Executive: [pardon]}
  - id: open
    contested: true
    settled: There are no fixed terms today.
    stem: Which view of fixed terms is best supported?
    views: [{text: They would lower the stakes., source: A}, {text: They would raise the pressure., source: B}]
""".replace("[[x](https://example.org/zebra)", "the state")

PACK = {
    "pack.yaml": manifest("courts", "Courts"),
    "questions/a.yaml": QUESTIONS,
    "explainers/seat.md": """\
---
id: seat
title: From vacancy to seat
---
The President *nominates*; see [the vote](explainer:seat#the-vote).

## The vote

A **simple majority** decides.

::: check confirm-body
:::
""",
    "glossary.yaml": """\
glossary:
  - {id: nomination, term: nomination, text: The name that is put forward.}
  - {id: quorum, term: quorum, forms: [quorums], text: The number of members who must be there.}
""",
    "sources.yaml": """\
sources: [{id: gazette, title: Vote in the chamber, outlet: The Gazette}]
claims:
  - {id: gazette.sixty, text: The spokesman says that sixty are needed., kind: assertion, speaker: {actor: zoe}}
actors:
  - {id: zoe, names: [Zoë Ångström, Zo], roles: [{title: spokeswoman}]}
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    shelf = shelf_in(tmp_path_factory.mktemp("shelf"))
    shelf.ship("courts", PACK)
    with shelf.library() as library:
        library.refresh()
        assert library.find("courts").problems == 0
        yield library


def hits(library: Library, words: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.id) for hit in library.search(words)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("federal judges", ("question", "confirm-body")),
        ("CONFIRMS", ("question", "confirm-body")),
        ("confi fed", ("question", "confirm-body")),
        ("representatives", ("question", "confirm-body")),
        ("appointments", ("question", "confirm-body")),
        ("hearing", ("question", "path")),
        ("pardon", ("question", "sort")),
        ("lower house", ("question", "cloze")),
        ("stakes", ("question", "open")),
        ("simple majority", ("explainer", "seat")),
        ("vacancy", ("explainer", "seat")),
        ("quorums", ("term", "quorum")),
        ("sixty", ("claim", "gazette.sixty")),
        ("gazette", ("claim", "gazette.sixty")),
        ("zoe angstrom", ("actor", "zoe")),
        ("ÅNGSTRÖM", ("actor", "zoe")),
        ("spokeswoman", ("actor", "zoe")),
    ],
)
def test_words_find_what_holds_them(library: Library, words: str, first: tuple[str, str]) -> None:
    assert hits(library, words)[0] == first


@pytest.mark.parametrize(
    "words",
    ["sacramento", "advice consent", "gone", "51", "zebra", "nothing of this", "judges sixty", "https"],
)
def test_what_is_no_part_of_what_is_shown_is_not_found(library: Library, words: str) -> None:
    assert hits(library, words) == []


def test_a_hit_leads_to_its_place(library: Library) -> None:
    (hit,) = library.search("majority")
    assert hit == Hit(
        kind="explainer",
        pack="courts",
        id="seat",
        section="the-vote",
        title="From vacancy to seat: The vote",
        excerpt="A simple majority decides.",
    )
    (claim,) = library.search("sixty")
    assert (claim.pack, claim.title) == ("courts", "The spokesman says that sixty are needed.")


def test_the_order_of_what_is_to_be_ordered_is_not_told(library: Library) -> None:
    (ordering,) = (hit for hit in library.search("steps order") if hit.id == "path")
    assert ordering.excerpt == "Hearing · Nomination · Vote"
    (matching,) = library.search("who does what")
    assert matching.excerpt == "Chamber · President · consents · nominates"
    (sort,) = library.search("whose power")
    assert sort.excerpt == "Congress · Executive · declare war · pardon"


def test_the_title_counts_most(library: Library) -> None:
    assert hits(library, "nomination") == [("term", "nomination"), ("question", "path")]


def test_the_limit_holds(library: Library) -> None:
    assert len(library.search("the", 2)) == 2
    assert library.search("the", 0) == ()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        '"',
        '"judges',
        "judges*",
        "-judges",
        "stem:judges",
        "title : judges",
        "judges AND",
        "NOT judges",
        "NEAR(judges, 2)",
        "(judges",
        "judges OR )",
        "^judges",
        "judges + + federal",
        "{title body} : judges",
        "a\x00b",
        "\ud800",
        "don't",
        "%' OR 1=1 --",
        "x" * 10_000,
        "the " * 5_000,
        "裁判官",
    ],
)
def test_any_input_can_be_searched(library: Library, words: str) -> None:
    assert isinstance(library.search(words), tuple)
    assert library.did_you_mean(words) in (None, library.did_you_mean(words))


def test_marks_of_a_query_language_are_only_marks(library: Library) -> None:
    for words in ('"federal" judges', "federal* judges", "(federal judges)", "federal+judges"):
        assert hits(library, words) == [("question", "confirm-body")]


@given(words=st.text(max_size=30))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_text_is_a_wrong_query(library: Library, words: str) -> None:
    library.search(words)
    library.did_you_mean(words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("quorom", "quorum"),
        ("majorty simple", "majority simple"),
        ("Fedral judges", "federal judges"),
        ("angstrm", "angstrom"),
        ("quorum", None),
        ("quor", None),
        ("xylophone", None),
        ("qourum majorty", None),
        ("1789", None),
        ("", None),
    ],
)
def test_a_slip_is_met_with_what_may_have_been_meant(library: Library, words: str, meant: str | None) -> None:
    assert library.did_you_mean(words) == meant


def test_packs_by_path_are_not_searched(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    for name, text in PACK.items():
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with shelf.library() as library:
        assert library.find(str(tmp_path / "own")).questions == 7
        assert library.search("judges") == ()
        assert library.search("sixty") == ()
        shelf.ship("courts", PACK)
        library.refresh()
        assert [hit.kind for hit in library.search("sixty")] == ["claim"]


def test_a_ledger_of_several_packs_is_found_once(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.seed({"gazette.yaml": PACK["sources.yaml"]})
    for name in ("one", "two"):
        shelf.ship(name, {"pack.yaml": manifest(name, name, ledger="shipped"), "questions/a.yaml": QUESTIONS})
    with shelf.library() as library:
        assert [(hit.kind, hit.pack) for hit in library.search("sixty")] == [("claim", "one")]
        assert {hit.pack for hit in library.search("judges")} == {"one", "two"}


def test_every_kind_says_what_of_it_is_shown() -> None:
    assert set(searching.SHOWN) == set(KINDS)


def choices(key: int) -> tuple[Choice, ...]:
    return tuple(Choice(text=text, correct=number == key) for number, text in enumerate(("one", "two", "three")))


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(text=text) for text in texts)


def pairs(**partners: str) -> tuple[Pair, ...]:
    return tuple(Pair(left=Item(text=left), right=Item(text=right)) for left, right in partners.items())


BY_KEY: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "single": ({"choices": choices(0)}, {"choices": choices(1)}),
    "multiple": ({"choices": choices(0)}, {"choices": choices(1)}),
    "true_false": ({"answer": True}, {"answer": False}),
    "numeric": ({"answer": "1"}, {"answer": "2"}),
    "short": ({"accept": (Accepted(text="one"),)}, {"accept": (Accepted(text="two"),)}),
    "ordering": ({"items": items("one", "two", "three")}, {"items": items("three", "one", "two")}),
    "matching": ({"pairs": pairs(a="one", b="two")}, {"pairs": pairs(b="one", a="two")}),
    "cloze": (
        {"gaps": {"a": Gap(choices=choices(0)), "b": Gap(answer="1")}},
        {"gaps": {"a": Gap(choices=choices(1)), "b": Gap(accept=(Accepted(text="two"),))}},
    ),
    "categorize": (
        {"categories": {"a": items("one", "two"), "b": items("three")}},
        {"categories": {"a": items("three"), "b": items("two", "one")}},
    ),
    "view": ({"views": (ViewText(text="one"), ViewText(text="two"))},) * 2,
}
"""By kind, the fields of two questions that show the same and have different keys."""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_found_tells_a_key(kind: str) -> None:
    told = {"feedback": None, "explanation": "The key is explained.", "hints": (Hint(text="It is hinted."),)}
    one, other = (KINDS[kind].question(id="q", stem="What?", **told, **key) for key in BY_KEY[kind])  # type: ignore[arg-type]
    documents = [
        list(searching.of_pack(Pack(manifest=Manifest(title="P"), questions={"q": question})))  # type: ignore[dict-item]
        for question in (one, other)
    ]
    assert documents[0] == documents[1]
    assert "hinted" not in str(documents)
    assert "explained" not in str(documents)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Which **body** _confirms_ `it`?", "Which body confirms it?"),
        ("See [the steps](explainer:a#b) and [word](term:x).", "See the steps and word."),
        ("# Heading\n\n- one\n- two\n\n1. three\n\n> said", "Heading one two three said"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("{present} of [[gap]] \\{x}", "… of … {x}"),
        ("snake_case 2*3 a - b", "snake_case 2*3 a - b"),
        ("38.1 percent, 2016-11", "38.1 percent, 2016-11"),
        ("A \\* star, \\[a] and \\[[b]]", "A * star, [a] and [[b]]"),
        ("", ""),
    ],
)
def test_markdown_becomes_words(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


def test_many_terms_do_not_make_a_slip_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_TERMS", 3)
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", PACK)
    with shelf.library() as library:
        assert library.did_you_mean("quorom") is None


def test_what_a_broken_pack_holds_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", PACK)
    with shelf.library() as library:
        assert library.search("judges")
        monkeypatch.setattr(reader, "read_pack", lambda path, *, seeds: Read(None))
        shelf.ship("courts", {"pack.yaml": "title: [\n"})
        library.refresh()
        assert library.search("judges") == ()
        assert library.search("sixty") == ()


@pytest.mark.parametrize(
    ("words", "kind", "id_", "section"),
    [
        ("confirming judge", "process", "appointment", ""),
        ("president nominates", "process", "appointment", "nominate"),
        ("ruling letter", "timeline", "seats", "letter"),
        ("2006-10-31", "timeline", "seats", "letter"),
        ("oct 2006", "timeline", "seats", "letter"),
        ("many confirm majority", "compare", "votes-to-confirm", ""),
        ("others are named", "walk", "consent", "2"),
    ],
)
def test_special_explainers_are_found_at_their_place(
    tmp_path: Path, words: str, kind: str, id_: str, section: str
) -> None:
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", SPECIAL)
    with shelf.library() as library:
        assert (kind, "courts", id_, section) in [
            (hit.kind, hit.pack, hit.id, hit.section) for hit in library.search(words)
        ]


def test_the_reasons_of_a_process_are_found_out_by_playing(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", SPECIAL)
    with shelf.library() as library:
        assert library.search("tie broken") == ()
