"""Stale is what is past its review date, or rests on a claim that is; a dated report never."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.explainer import Explainer
from civics_tui.model.kinds import TrueFalse, View, ViewText
from civics_tui.model.ledger import Claim, Ledger
from civics_tui.model.pack import Manifest, Pack, index
from civics_tui.model.question import Retired
from civics_tui.model.stale import Stale, first, stale

LEDGER = Ledger(
    claims=index(
        [
            Claim(id="report.said", text="So it was said.", kind="fact", as_of="2016-11-09"),
            Claim(id="figures.now", text="It takes 100.", kind="figure", as_of="2026", review_by="2027-01"),
            Claim(id="figures.later", text="It takes 200.", kind="figure", as_of="2026", review_by="2028"),
        ]
    )
)


def truth(id_: str, *claims: str, review_by: str | None = None, retired: Retired | None = None) -> TrueFalse:
    return TrueFalse(id=id_, stem="So it is.", answer=True, claims=claims, review_by=review_by, retired=retired)


PACK = Pack(
    manifest=Manifest(id="p", title="P"),
    questions=index(
        [
            truth("report", "report.said"),
            truth("own", "report.said", review_by="2026-12-31"),
            truth("now", "figures.now", "figures.later"),
            View(id="view", stem="?", views=(ViewText(text="a", claims=("figures.now",)), ViewText(text="b"))),
            truth("gone", "figures.now", retired=Retired(since="2026", why="wrong")),
            truth("nowhere", "figures.of-no-ledger", review_by="some day"),
        ]
    ),
    explainers=index([Explainer(id="page", title="Page", claims=("figures.later",)), Explainer(id="old", title="Old")]),
    ledger=LEDGER,
)
NOW, LATER = "figures.now", "figures.later"


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2026-12-31", []),
        ("2027-01-01", [("question", "own", "2026-12-31", ())]),
        ("2027-01-31", [("question", "own", "2026-12-31", ())]),
        (
            "2027-02-01",
            [
                ("question", "own", "2026-12-31", ()),
                ("question", "now", "2027-01", (NOW,)),
                ("question", "view", "2027-01", (NOW,)),
                ("claim", NOW, "2027-01", ()),
            ],
        ),
        (
            "2029-01-01",
            [
                ("question", "own", "2026-12-31", ()),
                ("question", "now", "2027-01", (NOW, LATER)),
                ("question", "view", "2027-01", (NOW,)),
                ("explainer", "page", "2028", (LATER,)),
                ("claim", NOW, "2027-01", ()),
                ("claim", LATER, "2028", ()),
            ],
        ),
    ],
)
def test_what_is_stale_on_a_day(on: str, found: list[tuple[str, str, str, tuple[str, ...]]]) -> None:
    told = stale(PACK, datetime.date.fromisoformat(on))
    assert [(one.what, one.id, one.since, one.claims) for one in told] == found


@given(st.dates())
def test_only_a_review_date_makes_anything_stale(on: datetime.date) -> None:
    ids = {one.id for one in stale(PACK, on)}
    assert not ids & {"report", "report.said", "old", "gone", "nowhere"}
    assert all(isinstance(one, Stale) for one in stale(PACK, on))


@given(st.lists(st.dates().map(datetime.date.isoformat), max_size=5))
def test_the_first_date_decides(days: list[str]) -> None:
    assert first([*days, None, "no date"]) == min(days, default=None)


def test_a_month_is_past_before_the_year_that_holds_it() -> None:
    assert first(["2027", "2027-01", "2027-06-30"]) == "2027-01"
