from __future__ import annotations

import dataclasses
import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.kinds import KINDS, Question, Single, View, ViewText
from civics_tui.model.ledger import Claim, Dispute, DisputeView, Ledger, Place, Published, Source, Speaker
from civics_tui.model.pack import index
from civics_tui.model.question import Choice, SourceLine
from civics_tui.model.text import clean_text
from civics_tui.views import source
from civics_tui.views.before import before_answer, key_texts
from civics_tui.views.pieces import plain
from civics_tui.views.source import Card
from tests import strategies
from tests.views.ledger import LEDGER, TODAY

SIX = ["kind", "chain", "as of", "source", "dated", "find it"]


def card(claim: str) -> Card:
    return source.card(LEDGER.claims[claim], LEDGER, TODAY)


def rows(one: Card) -> dict[str, str]:
    return {row.label: plain(row.text) for row in one.rows}


def question(*claims: str, key: str = "yes", stem: str = "?", lines: tuple[str, ...] = ()) -> Single:
    return Single(
        stem=stem,
        choices=(Choice(text=key, correct=True), Choice(text="no")),
        claims=claims,
        source=tuple(SourceLine(text=line) for line in lines),
    )


@pytest.mark.parametrize("claim", LEDGER.claims)
def test_the_six_rows_are_always_the_same(claim: str) -> None:
    one = card(claim)
    assert [row.label for row in one.rows] == SIX
    assert all(plain(row.text) for row in one.rows)


def test_a_card_says_who_says_what_where_and_when() -> None:
    one = card("ktla.route")
    assert plain(one.text) == "Leaving would take two thirds of both chambers and 38 states."
    assert plain(one.note) == "both steps are needed"
    assert rows(one) == {
        "kind": "assertion: somebody says it, we did not count it ourselves",
        "chain": "KTLA  <-  New York Times, newspaper",
        "as of": "10 Nov 2016",
        "source": 'KTLA. "A movement calls for a vote"',
        "dated": "10 Nov 2016: inferred from its weekdays",
        "find it": 'line 51 of the text; look for  "at least 38 state legislatures"',
    }


def test_what_agrees_and_what_differs_follows_the_six_rows() -> None:
    one = card("ktla.route")
    assert [(row.label, plain(row.text), row.token) for row in one.all_rows()][6:] == [
        ("agrees", "Article V (reference), 1787: 38 of 50 states ratify.", ""),
        (
            "differs",
            "Calexit Now, in The Epoch Times, as retold in a reworded text, about Nov 2024 (inferred): "
            "a MAJORITY of representatives",
            "differs",
        ),
    ]
    assert one.disputes == ("approval",)
    assert [related.claim for related in one.related] == ["article-v.ratify", "copy.majority"]


def test_only_the_first_of_several_rows_has_its_label() -> None:
    labels = [row.label for row in card("copy.majority").all_rows()]
    assert labels[6:] == ["differs", ""]


@pytest.mark.parametrize(("claim", "words"), [("copy.majority", "the group's own"), ("copy.man", "the speaker's own")])
def test_a_reworded_text_is_never_quoted(claim: str, words: str) -> None:
    one = card(claim)
    line = LEDGER.claims[claim].place
    assert line
    assert rows(one)["find it"] == f"line {line.line}; wording is not {words}"
    assert '"' not in "".join([*rows(one).values(), one.citation, one.search])


@given(st.text(st.sampled_from("ab "), min_size=1), st.sampled_from(["article", "reference", "dataset"]))
def test_no_reworded_source_brings_quotation_marks(title: str, type_: str) -> None:
    reworded = dataclasses.replace(LEDGER.sources["copy"], title=title, type=type_)  # type: ignore[arg-type]
    ledger = dataclasses.replace(LEDGER, sources={**LEDGER.sources, "copy": reworded})
    one = source.card(ledger.claims["copy.man"], ledger, TODAY)
    assert '"' not in "".join([*rows(one).values(), one.citation])


def test_an_inferred_date_always_says_so() -> None:
    assert rows(card("copy.man"))["dated"] == "about 21 Nov 2024: inferred; weak: from its events"
    unnamed = Published(date="2016", basis="inferred")
    ledger = Ledger(sources=index([Source(id="s", title="T", published=unnamed)]))
    told = source.card(Claim(id="s.c", text="x", kind="fact"), ledger, TODAY)
    assert rows(told)["dated"] == "2016: inferred"
    assert "inferred" in told.citation


def test_a_stated_date_comes_with_its_note_and_when_it_was_read() -> None:
    assert rows(card("article-v.ratify"))["dated"] == "1787: the year in which it was written; read on Oct 2026"


def test_without_a_place_or_an_address_the_card_says_what_to_search_for() -> None:
    one = card("figures.cycle")
    assert rows(one)["find it"] == "no address known; search for the title and date"
    assert rows(one)["dated"] == "no date known"
    assert one.search == "Records Signatures needed"
    assert one.link is None


def test_an_address_is_shown_by_its_host() -> None:
    one = card("article-v.ratify")
    assert rows(one)["find it"] == "open constitution.example.org"
    assert (one.host, one.link, one.search) == (
        "constitution.example.org",
        "https://constitution.example.org/v",
        "",
    )
    assert rows(one)["source"] == "Constitution of the United States. Article V: how it is amended (reference)"


def test_a_claim_past_its_review_date_is_stale_in_words() -> None:
    one = card("figures.cycle")
    assert one.stale == "STALE since 2026-01"
    assert rows(one)["as of"] == "2018   STALE since 2026-01"
    assert one.rows[2].token == "stale"
    fresh = source.card(LEDGER.claims["figures.cycle"], LEDGER, datetime.date(2026, 1, 31))
    assert fresh.stale == ""


def test_a_dated_report_never_goes_stale() -> None:
    assert card("ktla.route").stale == ""


def test_a_source_in_one_line_has_rows_without_kind_and_chain() -> None:
    one = source.line_card(SourceLine(text="Constitution, Article II", link="https://law.example.org/2"), "2026-09")
    assert rows(one) == {
        "as of": "Sep 2026",
        "source": "Constitution, Article II",
        "dated": "no date given",
        "find it": "open law.example.org",
    }
    bare = source.line_card(SourceLine(text="A book"))
    assert rows(bare)["find it"] == "no address known; search for these words"
    assert bare.search == "A book"


def test_all_claims_then_all_lines_get_a_card() -> None:
    asked = question("ktla.route", "ktla.gone", "ktla.grown", lines=("A book",))
    found = source.cards(asked, LEDGER, TODAY)
    assert [one.claim for one in found] == ["ktla.route", "ktla.grown", ""]


def test_the_habit_of_checking_is_spelled_out() -> None:
    assert [(row.label, plain(row.text)) for row in card("ktla.route").check] == [
        ("Who says it?", "New York Times, newspaper"),
        ("How would they know?", "look whether any proof is named"),
        ("What do others say?", "1 agrees, 1 differs"),
    ]
    assert plain(card("ktla.grown").check[2].text) == "nothing else here speaks of it"


def test_every_claim_kind_is_explained() -> None:
    kinds = Claim.__dataclass_fields__["kind"].type
    words = source.kind_words()
    assert words.keys() == set(re.findall(r"\w+", "rule holding fact figure assertion opinion prediction plan")), kinds
    assert all(text.startswith(f"{kind}: ") for kind, text in words.items())


def test_before_the_answer_only_names_are_told() -> None:
    told = plain(before_answer(question("ktla.route", "article-v.ratify", "ktla.grown"), LEDGER))
    assert told == "How the answer is known: KTLA 2016 and Article V (reference)"


def test_a_name_that_gives_the_answer_away_waits() -> None:
    asked = question("ktla.route", "article-v.ratify", key="KTLA")
    assert plain(before_answer(asked, LEDGER)) == (
        "How the answer is known: Article V (reference) and a source named after the answer"
    )
    year = question("ktla.route", key="2016")
    assert plain(before_answer(year, LEDGER)) == "How the answer is known: a source named after the answer"


def test_a_key_that_holds_the_outlet_gives_it_away_unless_the_stem_names_it() -> None:
    hidden = question("ktla.route", key="KTLA, in its report", stem="Who reported it?")
    assert "KTLA" not in plain(before_answer(hidden, LEDGER))
    shown = question("ktla.route", key="KTLA names nobody", stem="Whom does KTLA name?")
    assert "KTLA 2016" in plain(before_answer(shown, LEDGER))


def test_of_many_sources_only_a_few_are_named() -> None:
    lines = ("A book", "A film", "A map")
    told = plain(before_answer(question("ktla.route", "article-v.ratify", lines=lines), LEDGER))
    assert told == "How the answer is known: KTLA 2016, Article V (reference), A book and 2 more"


def test_views_name_their_sources_themselves() -> None:
    asked = View(stem="?", claims=("ktla.route",), views=(ViewText(text="A"), ViewText(text="B")))
    assert before_answer(asked, LEDGER) == ()


def test_without_a_source_nothing_is_told() -> None:
    assert before_answer(question(), LEDGER) == ()
    assert source.no_source() == "Its author gives no source yet."


@given(strategies.questions, st.data())
def test_what_is_told_before_the_answer_never_holds_the_key(asked: Question, data: st.DataObject) -> None:
    keys = key_texts(asked)
    name = data.draw(st.sampled_from(["Outlet", *keys]) if keys else st.just("Outlet"))
    published = Published(date="2016")
    sources = [Source(id="one", outlet=f"{name} Daily", title=f"On {name}", published=published)]
    sources.append(Source(id="two", type="reference", title=f"{name}, a law"))
    claims = [Claim(id="one.a", text=name, kind="fact"), Claim(id="two.a", text=name, kind="rule")]
    asked = dataclasses.replace(asked, claims=("one.a", "two.a"))
    told = plain(before_answer(asked, Ledger(sources=index(sources), claims=index(claims))))
    names = told.partition(": ")[2]
    assert clean_text(told) == told
    for words in ("a source named after the answer", "sources named after the answer"):
        names = names.replace(words, "")
    for key in keys:
        assert not re.search(rf"(?<!\w){re.escape(key.casefold())}", names.casefold())


@given(strategies.questions)
def test_the_texts_of_the_key_are_known_for_every_kind_that_hides_one(asked: Question) -> None:
    shows_all = {"true_false", "ordering", "matching", "categorize", "view"}
    assert bool(key_texts(asked)) == (asked.kind not in shows_all)
    assert shows_all <= KINDS.keys()


@given(st.text(max_size=30).map(clean_text), st.sampled_from(["article", "reference"]))
def test_no_card_shows_a_control_character(text: str, type_: str) -> None:
    text = text or "x"
    record = Source(id="s", type=type_, outlet=text, title=text, published=Published(date=text, note=text))  # type: ignore[arg-type]
    claim = Claim(
        id="s.c",
        text=text,
        kind="opinion",
        speaker=Speaker(actor=text, role=text),
        chain=(text,),
        place=Place(line=1, look_for=text),
        note=text,
        as_of=text,
    )
    ledger = Ledger(sources=index([record]), claims=index([claim]))
    one = source.card(claim, ledger, TODAY)
    shown = [plain(one.text), plain(one.note), one.citation, one.search, *rows(one).values()]
    for line in [*shown, *(plain(row.text) for row in one.check)]:
        assert "\n" not in line
        assert clean_text(line) == line


def test_a_voice_that_says_the_same_in_several_claims_is_named_once() -> None:
    again = dataclasses.replace(LEDGER.claims["copy.majority"], id="copy.again")
    views = (
        DisputeView(claims=("ktla.route",), says="two thirds"),
        DisputeView(claims=("copy.majority", "copy.again"), says="a majority"),
    )
    ledger = dataclasses.replace(
        LEDGER,
        claims={**LEDGER.claims, again.id: again},
        disputes={"approval": Dispute(id="approval", question="?", views=views)},
    )
    one = source.card(ledger.claims["ktla.route"], ledger, TODAY)
    assert [related.claim for related in one.related] == ["copy.majority"]
    assert plain(one.check[2].text) == "1 differs"


def test_figures_are_no_reference_and_a_missing_headline_is_not_searched_for() -> None:
    assert rows(card("figures.cycle"))["source"] == "Records. Signatures needed (figures)"
    unnamed = Source(id="s", outlet="Newsweek", title="(no headline)", published=Published(date="2024-11-12"))
    ledger = Ledger(sources=index([unnamed]))
    one = source.card(Claim(id="s.c", text="x", kind="fact"), ledger, TODAY)
    assert rows(one)["source"] == "Newsweek. (no headline)"
    assert one.search == "Newsweek Nov 2024"
