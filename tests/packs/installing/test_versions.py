"""The order of versions."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.packs.installing.versions import is_older, key

ORDER = [
    *("draft", "0", "0.1", "0.9.9", "0.10.0", "1.0.0-alpha", "1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0-beta"),
    *("1.0.0", "1.0.1", "1.1", "1.9.0", "1.10.0", "2024.1", "2024.11"),
]


@pytest.mark.parametrize(("older", "newer"), itertools.pairwise(ORDER))
def test_versions_in_order(older: str, newer: str) -> None:
    assert is_older(older, newer)
    assert not is_older(newer, older)


@pytest.mark.parametrize(("one", "other"), [("1", "1.0.0"), ("v1.2", "1.2"), ("1.0.0+linux", "1.0.0"), ("", "")])
def test_versions_that_are_the_same(one: str, other: str) -> None:
    assert key(one) == key(other)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_have_an_order(one: str, other: str) -> None:
    assert is_older(one, other) + is_older(other, one) + (key(one) == key(other)) == 1
