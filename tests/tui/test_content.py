"""Cutting and wrapping: at any width it ends, and what is cut fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from civics_tui.tui.content import cut, cut_lines, hang, spread, wrap

TEXTS = st.text(st.sampled_from("ab  é日-"), max_size=60).map(Content)
WIDTHS = st.integers(-3, 20)


@given(TEXTS, WIDTHS, st.integers(1, 4))
def test_cut_lines_fit_at_any_width(text: Content, width: int, most: int) -> None:
    lines = cut_lines(wrap(text, width), most, width)
    assert len(lines) <= most
    assert all(line.cell_length <= max(4, width) for line in lines)


@given(TEXTS, WIDTHS)
def test_a_cut_line_fits_at_any_width(text: Content, width: int) -> None:
    assert cut(text, width).cell_length <= max(0, width)


@given(TEXTS, TEXTS, st.integers(0, 8), WIDTHS)
def test_hanging_and_spreading_end_at_any_width(text: Content, label: Content, indent: int, width: int) -> None:
    assert hang(label, text, width, indent)
    assert spread(text, label, width).cell_length <= max(width, label.cell_length)
