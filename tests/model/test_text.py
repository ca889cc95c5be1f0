"""The text of packs: cleaning, variables and gaps in it, and filling in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import ExpressionError
from civics_tui.model.text import (
    MAX_MARKS,
    as_written,
    clean_text,
    fill,
    fill_markdown,
    forbidden,
    gaps,
    names,
    one_line,
    pieces,
    replace_forbidden,
)

ANY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x1b\x85\r\n\t\u2028\u202e\u2066\ufeff\u0301\u0323\U000e0041\u200d\u200e{}[]\\"),
    ),
    max_size=40,
)


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(ANY)
def test_a_clean_text_holds_nothing_forbidden_and_is_composed(text: str) -> None:
    clean = clean_text(text)
    assert list(forbidden(clean)) == []
    assert "\r" not in clean
    assert unicodedata.is_normalized("NFC", clean)


@given(ANY)
def test_replacing_keeps_every_place(text: str) -> None:
    replaced = replace_forbidden(text)
    assert len(replaced) == len(text)
    assert all(one == other or other == "\ufffd" for one, other in zip(text, replaced, strict=True))
    assert list(forbidden(replaced)) == []


@pytest.mark.parametrize("text", ["a\tb\nc", "é日本🏛", "a\u200db\u200cc\u200ed\u200f", "", "\u00ad"])
def test_what_may_stand_stays(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x07\x08\x0b\x1b\x7f\x80\x9b\x9f",
        *"\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ufffe",
        "\U000e0041",
        "\ud800",
    ],
)
def test_what_steers_a_terminal_or_hides_is_replaced(character: str) -> None:
    assert clean_text(f"a{character}b") == "a\ufffdb"
    assert [offset for offset, _name in forbidden(f"a{character}b")] == [1]


def test_line_ends_become_one() -> None:
    assert clean_text("a\r\nb\rc\n") == "a\nb\nc\n"
    assert list(forbidden("a\r\nb\rc")) == []


def test_marks_on_one_character_are_limited() -> None:
    assert clean_text("x" + "\u0323" * 100) == "x" + "\u0323" * MAX_MARKS


def test_white_space_is_folded() -> None:
    assert one_line("  a \n\t b ") == "a b"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a {b} c", [("text", "a "), ("name", "b"), ("text", " c")]),
        ("[[a]][[b-2]]", [("gap", "a"), ("gap", "b-2")]),
        ("\\{a} {b}", [("text", "{a} "), ("name", "b")]),
        ("\\[a](b) \\[[a]] {b}", [("text", "\\[a](b) \\[[a]] "), ("name", "b")]),
        ("\\\\{a} \\\\[[a]]", [("text", "\\\\"), ("name", "a"), ("text", " \\\\"), ("gap", "a")]),
        ("{a b} {1} {} [[a b]] [a]", [("text", "{a b} {1} {} [[a b]] [a]")]),
        ("", []),
    ],
)
def test_pieces(text: str, found: list[tuple[str, str]]) -> None:
    assert [(piece.kind, piece.text) for piece in pieces(text)] == found


@given(st.text("ab{}[]\\ \n", max_size=30))
def test_names_and_gaps_are_those_of_the_pieces(text: str) -> None:
    assert names(text) == tuple(piece.text for piece in pieces(text) if piece.kind == "name")
    assert gaps(text) == tuple(piece.text for piece in pieces(text) if piece.kind == "gap")


@given(st.text("ab{}[]\\ \n", max_size=30))
def test_pieces_stand_where_they_say(text: str) -> None:
    for piece in pieces(text):
        opening = {"name": "{", "gap": "[["}.get(piece.kind)
        if opening:
            assert text[piece.offset :].startswith(opening + piece.text)


def test_filling_puts_values_in_place_of_names_only() -> None:
    assert fill("{a} of {b}: [[gap]]", {"a": "60", "b": "{c}"}) == "60 of {c}: [[gap]]"


def test_a_name_without_a_value_is_refused() -> None:
    with pytest.raises(ExpressionError, match="gone"):
        fill("{gone}", {})


NAMED = {name: st.text(min_size=1, max_size=12).filter(str.strip) for name in "ab"}


@given(st.text("ab{}[]\\ \n", max_size=30), st.fixed_dictionaries(NAMED))
def test_a_value_brings_no_gap_and_no_name_into_a_text(text: str, values: dict[str, str]) -> None:
    known = {name: values.get(name, name) for name in names(text)}
    assert gaps(fill_markdown(text, known)) == gaps(text)


@pytest.mark.parametrize("text", ["5 %", "Article V", "two thirds", "é漢字", "1.5", "-5", "St. Paul (Minn.)"])
def test_usual_values_are_written_as_they_are(text: str) -> None:
    assert as_written(text) == text


def test_in_code_a_value_is_put_as_it_is() -> None:
    assert fill_markdown("`{a}` and {a}, \\`{a}\\`", {"a": "x*"}) == "`x*` and x&#42;, \\`x&#42;\\`"


def test_in_code_a_value_that_would_end_it_is_refused() -> None:
    with pytest.raises(ExpressionError, match=r"\{a\}"):
        fill_markdown("`{a}`", {"a": "x` **y**"})
