from __future__ import annotations

import dataclasses

import pytest

from civics_tui.model.kinds import View, ViewText
from civics_tui.model.ledger import Claim, Ledger, Published, Source, Speaker
from civics_tui.model.pack import index
from civics_tui.model.question import SourceLine
from civics_tui.views.attribution import chain, month, source_name, view_sources, when, who
from civics_tui.views.pieces import plain
from tests.views.ledger import LEDGER


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("ktla", "KTLA 2016"),
        ("copy", "a reworded copy 2024"),
        ("article-v", "Article V (reference)"),
        ("figures", "Signatures needed (figures)"),
    ],
)
def test_a_source_has_a_short_name(source: str, name: str) -> None:
    assert source_name(LEDGER.sources[source]) == name


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2016-11-10", "Nov 2016"),
        ("2017-05-22/2017-05-23", "May 2017"),
        ("2024-11-21~", "about Nov 2024"),
        ("2016", "2016"),
        ("some\nday", "some day"),
    ],
)
def test_a_month_is_enough(date: str, words: str) -> None:
    assert month(date) == words


def test_an_inferred_month_says_so() -> None:
    assert when(LEDGER.sources["ktla"]) == "Nov 2016 (inferred)"
    assert when(LEDGER.sources["article-v"]) == "1787"
    assert when(LEDGER.sources["figures"]) == ""


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("ktla.route", "New York Times, newspaper, in KTLA, Nov 2016 (inferred)"),
        ("ktla.grown", "KTLA, Nov 2016 (inferred)"),
        ("copy.majority", "Calexit Now, in The Epoch Times, as retold in a reworded text, about Nov 2024 (inferred)"),
        ("article-v.ratify", "Article V (reference), 1787"),
        ("figures.cycle", "Signatures needed (figures)"),
    ],
)
def test_a_claim_has_who_where_and_when(claim: str, words: str) -> None:
    assert who(LEDGER.claims[claim], LEDGER) == words


def test_every_station_of_the_way_is_named() -> None:
    claim = dataclasses.replace(LEDGER.claims["ktla.route"], chain=("epoch", "ktla-tv"))
    assert chain(claim, LEDGER) == "KTLA  <-  The Epoch Times  <-  New York Times, newspaper"
    assert who(claim, LEDGER) == "New York Times, newspaper, in The Epoch Times, cited by KTLA, Nov 2016 (inferred)"


def test_what_somebody_wrote_and_a_year_in_a_title_are_said_once() -> None:
    letter = Source(
        id="letter", type="reference", outlet="Evans", title="A letter", published=Published(date="2006-10-31")
    )
    case = Source(id="case", type="reference", title="Texas v. White (1869)", published=Published(date="1869"))
    ledger = Ledger(sources=index([letter, case]), actors=LEDGER.actors)
    own = Claim(id="letter.c", text="x", kind="opinion", speaker=Speaker(actor="evans", role="in a letter"))
    assert who(own, ledger) == "Evans, in a letter, Oct 2006"
    assert chain(own, ledger) == "Evans, in a letter"
    assert who(Claim(id="case.c", text="x", kind="holding"), ledger) == "Texas v. White (1869) (reference)"


def test_a_claim_without_its_source_still_has_a_name() -> None:
    assert who(Claim(id="gone.c", text="x", kind="fact"), Ledger()) == "gone"


def test_every_view_has_its_sources_beside_it() -> None:
    views = (
        ViewText(text="A", claims=("ktla.route", "ktla.gone")),
        ViewText(text="B", source=(SourceLine(text="A book"),)),
        ViewText(text="C"),
    )
    shown = view_sources(View(stem="?", views=views), LEDGER)
    assert {one: [plain(line) for line in lines] for one, lines in shown.items()} == {
        "1": ["New York Times, newspaper, in KTLA, Nov 2016 (inferred)"],
        "2": ["A book"],
        "3": [],
    }
