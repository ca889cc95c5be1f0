from __future__ import annotations

import dataclasses

from civics_tui.model.ledger import Dispute, DisputeView, Ledger
from civics_tui.views.dispute import differ_line, dispute_view
from civics_tui.views.pieces import plain
from tests.views.ledger import LEDGER

SHOWN = dispute_view(LEDGER.disputes["approval"], LEDGER)


def test_rows_stand_in_the_order_of_dates_never_by_who_is_right() -> None:
    assert [(row.number, plain(row.says)) for row in SHOWN.rows] == [
        (1, "two thirds and 38 states"),
        (2, "a MAJORITY of representatives"),
    ]
    assert [one.claim for one in SHOWN.rows[0].by] == ["article-v.ratify", "ktla.route"]


def test_a_row_says_who_where_when_and_the_kinds() -> None:
    first = SHOWN.rows[0]
    assert first.who == "Article V (reference), 1787; New York Times, newspaper, in KTLA, Nov 2016 (inferred)"
    assert first.kind == "rule, assertion"


def test_the_readings_are_those_that_the_ledger_has() -> None:
    assert [(row.label, row.token) for row in SHOWN.readings] == [("Same", ""), ("Differs", "differs"), ("Fair", "")]
    bare = dataclasses.replace(LEDGER.disputes["approval"], same=None, fair=None)
    assert [row.label for row in dispute_view(bare, LEDGER).readings] == ["Differs"]


def test_in_lines_every_claim_is_named_with_its_kind() -> None:
    assert SHOWN.lines() == (
        "How much approval would leaving take?",
        "1. two thirds and 38 states",
        "   Article V (reference), 1787. Rule.",
        "   New York Times, newspaper, in KTLA, Nov 2016 (inferred). Assertion.",
        "2. a MAJORITY of representatives",
        "   Calexit Now, in The Epoch Times, as retold in a reworded text, about Nov 2024 (inferred). Plan.",
        "Same: Both lead through representatives.",
        "Differs: The second is lower than the first.",
        "Fair: Ask who says which.",
    )


def test_what_has_no_date_comes_last() -> None:
    views = (DisputeView(claims=("figures.cycle",), says="a"), DisputeView(claims=("copy.man",), says="b"))
    shown = dispute_view(Dispute(id="d", question="?", views=views), LEDGER)
    assert [plain(row.says) for row in shown.rows] == ["b", "a"]


def test_a_claim_that_is_gone_is_left_out() -> None:
    views = (DisputeView(claims=("gone",), says="a"), DisputeView(claims=("gone.too",), says="b"))
    shown = dispute_view(Dispute(id="d", question="?", views=views), Ledger())
    assert [(plain(row.says), row.who) for row in shown.rows] == [("a", ""), ("b", "")]


def test_that_sources_differ_is_a_line_with_a_count() -> None:
    assert differ_line(2) == "Sources differ here: 2"
    assert differ_line(0) == ""
