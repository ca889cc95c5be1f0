"""Dossiers: roles with dates and who says so, sayings with kinds, links, and two of them side by side."""

from __future__ import annotations

import dataclasses

from civics_tui.model.ledger import Actor, Claim, Dispute, DisputeView, Ledger, Role, Speaker
from civics_tui.model.pack import index
from civics_tui.views.dossier import (
    Dossier,
    claim_when,
    dossier,
    others_to_compare,
    resting,
    role_when,
    with_dossier,
)
from civics_tui.views.pieces import plain
from civics_tui.views.side_by_side import side_by_side
from tests.study.fakes import single
from tests.views.ledger import LEDGER, TODAY

_ACTORS = (
    *LEDGER.actors.values(),
    Actor(
        id="ann",
        names=("Ann Able", "Able"),
        roles=(
            Role(title="leader", organization="league", from_="2016-11", claim="ktla.grown"),
            Role(title="speaker", organization="calexit-now", from_="2024-11", to="2024-12", claim="copy.man"),
            Role(title="witness", claim="copy.majority"),
            Role(title="guest"),
        ),
        not_to_confuse_with=("evans", "no-such"),
    ),
    Actor(id="league", names=("Free League",), kind="organization", not_to_confuse_with=("ann",)),
    Actor(id="union", names=("Free Union",), kind="organization"),
)
_CLAIMS = (
    *LEDGER.claims.values(),
    Claim(id="ktla.size", text="She counts 5,000.", kind="figure", speaker=Speaker(actor="ann"), as_of="2016-11-09"),
    Claim(id="copy.now", text="It is time.", kind="opinion", speaker=Speaker(actor="ann"), review_by="2026-01"),
    Claim(id="article-v.old", text="It was so.", kind="fact", speaker=Speaker(actor="ann"), as_of="1787"),
    Claim(id="figures.calls", text="Thousands call.", kind="figure", speaker=Speaker(actor="evans")),
)
_SIZE = Dispute(
    id="size",
    question="How many?",
    views=(
        DisputeView(claims=("ktla.size",), says="5,000 MEMBERS"),
        DisputeView(claims=("figures.calls",), says="CALLS"),
    ),
    differs="No member is a call.",
    fair="Say what was counted.",
)
BOTH = Ledger(LEDGER.sources, index(_CLAIMS), {**LEDGER.disputes, "size": _SIZE}, index(_ACTORS))


def of(actor: str) -> Dossier:
    return dossier(BOTH.actors[actor], BOTH, TODAY)


def told(actor: str, kind: str) -> list[tuple[str, str, str]]:
    rows = next((part.rows for part in of(actor).parts if part.kind == kind), ())
    return [(row.when, plain(row.text), row.tail) for row in rows]


def test_every_role_has_its_date_and_who_says_so() -> None:
    assert told("ann", "roles") == [
        ("Nov 2016", "leader, Free League", "KTLA 2016, date inferred"),
        ("Nov 2024 to Dec 2024", "speaker, Calexit Now", "a reworded copy 2024, reworded, date inferred"),
        ("about 21 Nov 2024", "witness", "a reworded copy 2024, reworded, date inferred"),
        ("no date given", "guest", "no source given"),
    ]
    assert role_when(Role(title="chair", to="2017-05"), BOTH) == "until May 2017"


def test_sayings_stand_by_their_dates_each_with_its_kind_and_what_is_reworded_or_stale() -> None:
    assert told("ann", "sayings") == [
        ("1787", "It was so.", "fact"),
        ("9 Nov 2016", "She counts 5,000.", "figure"),
        ("about Nov 2024 (inferred)", "It is time.", "opinion, reworded, STALE since 2026-01"),
    ]
    assert claim_when(BOTH.claims["figures.calls"], BOTH) == "no date given"


def test_links_go_both_ways_and_each_other_is_named_once() -> None:
    assert [plain_ for _when, plain_, _tail in told("ann", "linked")] == [
        "Free League: leader (Nov 2016)",
        "Calexit Now: speaker (Nov 2024 to Dec 2024)",
    ]
    assert told("league", "linked") == [("", "Ann Able: leader (Nov 2016)", "")]


def test_easily_swapped_are_those_the_ledger_names_from_either_side() -> None:
    assert of("ann").swapped == ("evans", "league")
    assert of("league").swapped == ("ann",)
    assert "no-such" not in " ".join(of("ann").lines())
    assert others_to_compare(of("ann"), ["ann", "union", "league", "gone"], BOTH) == ("evans", "league", "union")


def test_what_only_came_through_an_actor_is_counted_and_not_said_by_it() -> None:
    assert told("ktla-tv", "sayings") == [("", "No saying is cited here.", "")]
    assert told("ktla-tv", "passed") == [("", "2 claims came through this one", "")]
    assert told("ann", "passed") == []


def test_empty_parts_say_so_and_open_nothing() -> None:
    shown = of("union")
    assert [part.kind for part in shown.parts] == ["roles", "sayings"]
    assert all(not (row.claim or row.actor or row.passed) for part in shown.parts for row in part.rows)
    assert shown.claims == ()


def test_the_lines_hold_every_row_and_quote_nothing() -> None:
    lines = of("ann").lines()
    assert lines[:3] == ("Ann Able, person.", "Also called: Able.", "Role, with its date:")
    assert "  9 Nov 2016: She counts 5,000. Figure." in lines
    assert sum(line.startswith("  ") for line in lines) == sum(len(part.rows) for part in of("ann").parts)
    assert '"' not in "".join(lines)


def test_questions_rest_on_what_was_said_and_on_the_roles() -> None:
    questions = [single("a", claims=("ktla.size",)), single("b", claims=("ktla.grown",)), single("c", claims=("x.y",))]
    assert resting(of("ann").claims, questions) == ("a", "b")


def test_actors_of_whom_something_is_known() -> None:
    assert with_dossier(BOTH) == ("ann", "calexit-now", "evans", "nyt")


def test_words_that_only_one_side_has_stand_in_capitals() -> None:
    shown = side_by_side(BOTH.actors["league"], BOTH.actors["union"], BOTH, TODAY)
    assert (shown.rows[0].left, shown.rows[0].right) == (("Free LEAGUE",), ("Free UNION",))
    assert [(row.label, row.differs) for row in shown.rows] == [("name", True), ("kind", False)]


def test_a_dispute_between_two_is_told_in_the_words_of_the_ledger() -> None:
    shown = side_by_side(BOTH.actors["ann"], BOTH.actors["evans"], BOTH, TODAY)
    assert [(row.left, row.right) for row in shown.rows if row.label == "in dispute"] == [
        (("5,000 MEMBERS",), ("CALLS",))
    ]
    readings = {(row.label, plain(row.text)) for row in shown.readings}
    assert ("Differs", "How many? No member is a call.") in readings
    assert ("Fair", "Say what was counted.") in readings
    assert ("Same", "kind") in readings


def test_both_sides_of_every_row_stand_in_the_lines() -> None:
    shown = side_by_side(BOTH.actors["ann"], BOTH.actors["union"], BOTH, TODAY)
    lines = shown.lines()
    assert lines[0] == "Ann Able and Free Union, side by side."
    assert sum(line.startswith("  Ann Able: ") for line in lines) == len(shown.rows)
    assert "  Free Union: none is known here." in lines


def test_a_side_compared_with_itself_differs_in_nothing() -> None:
    twin = dataclasses.replace(BOTH.actors["evans"])
    shown = side_by_side(twin, twin, BOTH, TODAY)
    assert shown.rows
    assert all(row.left == row.right and not row.differs for row in shown.rows)
    assert "Differs" not in {row.label for row in shown.readings}
