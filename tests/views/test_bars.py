from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.views.bars import bar, decimal, percent

shares = st.fractions(0, 1, max_denominator=1000)


@given(shares, st.integers(2, 40))
def test_a_bar_is_full_only_at_all_and_empty_only_at_nothing(share: Fraction, length: int) -> None:
    shown = bar(share, length)
    assert len(shown) == length
    assert (shown == "#" * length) == (share == 1)
    assert (shown == "." * length) == (share == 0)


@given(shares)
def test_a_percentage_is_whole_only_where_all_is_right(share: Fraction) -> None:
    assert (percent(share) == "100 %") == (share == 1)
    assert (percent(share) == "0 %") == (share == 0)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(Fraction(2, 3), "#######..."), (Fraction(1, 3), "###......."), (Fraction(58, 100), "######....")],
)
def test_bars_are_those_of_the_sketches(share: Fraction, shown: str) -> None:
    assert bar(share) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(15, 2), "7.5"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(4), "4"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(10), "10"),
    ],
)
def test_points_are_rounded_only_for_display(value: Fraction, shown: str) -> None:
    assert decimal(value) == shown
