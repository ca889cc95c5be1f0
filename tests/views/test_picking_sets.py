"""Picking by rule: what a filter can be set to, and filling a set up to a number of minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.kinds import KINDS
from civics_tui.model.pack import Manifest, Objective
from civics_tui.packs.library.rows import Indexed
from civics_tui.views import picking, sets

MANIFEST = Manifest(id="p", title="P", objectives=(Objective(id="a", text="Say A."), Objective(id="b", text="Say B.")))


def row(name: str, kind: str = "single", objective: str | None = None, difficulty: int | None = None) -> Indexed:
    return Indexed(name, kind, objective, None, difficulty, None, False, False, False, ())


ROWS = (row("1", objective="a"), row("2", "numeric", "a", 4), row("3", "numeric", "b", 2), row("4"))


def words(name: picking.FilterName) -> list[str]:
    return [told for _value, told in picking.values(name, ROWS, MANIFEST)]


def test_each_filter_says_what_it_can_be_set_to_and_how_many_that_shows() -> None:
    assert words("objective") == ["all (4)", "Say A. (2)", "Say B. (1)"]
    assert words("kind") == ["all (4)", "one right (2)", "number (2)"]
    assert words("difficulty") == ["all (4)", "2 of 5 (1)", "4 of 5 (1)"]
    assert words("minutes") == ["any (4)", "up to half a minute (2)", "up to a minute (3)"]


def test_a_value_changes_its_own_filter_only() -> None:
    by_kind = picking.with_value(picking.Filters(objective="a"), "kind", picking.Filters(kind="numeric"))
    assert by_kind == picking.Filters(objective="a", kind="numeric")
    assert [one.id for one in ROWS if by_kind.fits(one)] == ["2"]


def test_filling_up_takes_each_objective_in_turn() -> None:
    rows = {one.id: one for one in (row("1", objective="a"), row("2", objective="a"), row("3", objective="b"))}
    assert picking.filled([], rows, rows, 1) == ["1", "3"]
    assert picking.filled(["2"], rows, rows, 2) == ["2", "1", "3"]


QUESTIONS = st.lists(
    st.tuples(st.sampled_from(sorted(KINDS)), st.sampled_from(["a", "b", None]), st.integers(1, 5)), max_size=30
)


@given(QUESTIONS, st.integers(1, 40), st.integers(0, 5))
def test_what_is_filled_up_fits_and_nothing_more_would(
    found: list[tuple[str, str | None, int]], minutes: int, first: int
) -> None:
    rows = {str(number): row(str(number), *one) for number, one in enumerate(found)}
    picked = list(rows)[:first]
    before = sum(picking.seconds(rows[one]) for one in picked)
    chosen = picking.filled(picked, rows, rows, minutes)
    assert chosen[: len(picked)] == picked
    assert len(set(chosen)) == len(chosen)
    total = sum(picking.seconds(rows[one]) for one in chosen)
    assert total <= max(before, minutes * 60)
    assert all(total + picking.seconds(rows[one]) > minutes * 60 for one in rows if one not in chosen)


@pytest.mark.parametrize(
    ("text", "minutes"), [("20", 20), ("1", 1), ("600", 600), ("0", None), ("601", None), ("", None), ("-1", None),
                          ("٣", None), ("1e2", None), ("9" * 5000, None)]
)  # fmt: skip
def test_minutes_are_a_number_that_a_set_can_have(text: str, minutes: int | None) -> None:
    assert sets.minutes_typed(text) == minutes
