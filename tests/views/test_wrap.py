from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.views.wrap import cells, cut, listed, wrap

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(any_text, st.integers(2, 100), st.text(st.sampled_from(" ->12."), max_size=6))
def test_no_line_is_wider_than_the_columns(text: str, columns: int, first: str) -> None:
    room = max(columns, len(first) + 2)
    assert all(cells(line) <= room for line in wrap(text, columns, first=first))


@given(any_text, st.integers(2, 100))
def test_wrapping_loses_and_adds_nothing(text: str, columns: int) -> None:
    assert "".join("".join(wrap(text, columns)).split()) == "".join(text.split())


@given(any_text, st.integers(0, 60))
def test_cutting_keeps_to_the_columns(text: str, columns: int) -> None:
    assert cells(cut(text, columns)) <= columns


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert cells("憲法") == 4
    assert cells("e\u0301") == 1
    assert wrap("憲法 憲法 憲法", 9) == ("憲法 憲法", "憲法")


def test_the_indent_hangs_under_the_text() -> None:
    assert wrap("one two three four", 12, first="10. ") == ("10. one two", "    three", "    four")
    assert wrap("one two three", 9, first="- ", rest="") == ("- one two", "three")


def test_an_empty_text_is_one_line() -> None:
    assert wrap("", 20) == ("",)
    assert wrap("", 20, first="1. ") == ("1.",)


def test_what_is_cut_says_so() -> None:
    assert cut("one two three four", 12) == "one two ..."
    assert cut("one  two", 12) == "one two"


@pytest.mark.parametrize(
    ("names", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed(names: list[str], shown: str) -> None:
    assert listed(names) == shown
