"""Looking through a ledger: sources in their order, claims of a source or an actor, what rests on a claim."""

from __future__ import annotations

from civics_tui.model.explainer import Explainer
from civics_tui.views import ledger_list
from civics_tui.views.pieces import plain
from tests.study.fakes import single
from tests.views.ledger import LEDGER


def test_articles_come_by_date_then_reference_works() -> None:
    rows = ledger_list.source_rows(LEDGER)
    assert [row.id for row in rows] == ["ktla", "copy", "article-v", "figures"]
    assert plain(rows[0].name) == "KTLA: A movement calls for a vote"
    assert rows[0].dated == "Nov 2016 (inferred)"
    assert rows[2].dated == "reference"
    assert [row.holds for row in rows] == ["2 claims", "2 claims", "1 claim", "1 claim"]


def test_claims_of_a_source_stand_in_the_order_of_their_places() -> None:
    assert ledger_list.claims_of_source(LEDGER, "copy") == ("copy.man", "copy.majority")
    assert ledger_list.claims_of_source(LEDGER, "no-such") == ()


def test_what_an_actor_says_comes_before_what_came_through_the_actor() -> None:
    assert ledger_list.claims_by_actor(LEDGER, "evans") == ("copy.man",)
    assert set(ledger_list.claims_by_actor(LEDGER, "ktla-tv")) == {"ktla.route", "ktla.grown"}


def test_what_rests_on_a_claim() -> None:
    questions = [single("one", claims=("ktla.route",)), single("two", claims=("ktla.grown",)), single("three")]
    pages = {"p": Explainer(id="p", title="A page", claims=("ktla.route",)), "q": Explainer(id="q", title="Another")}
    found = ledger_list.uses("ktla.route", questions, pages)
    assert [(use.kind, use.id) for use in found] == [("question", "one"), ("explainer", "p")]
