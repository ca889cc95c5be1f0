from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from civics_tui.model.text import clean_text
from civics_tui.views.pieces import Span, inline, joined, plain

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.text(
    st.sampled_from("a*`[]()\\&#x202e;:\n\t<>!"), max_size=60
)


@given(any_text.map(clean_text))
@example("a&#x202e;b&#8;c&#10;d")
@example("[a](https://b&#x202e;c)")
def test_no_character_that_the_reader_refuses_comes_out(text: str) -> None:
    for span in inline(text):
        for shown in (span.text, span.target):
            assert clean_text(shown) == unicodedata.normalize("NFC", shown)
            assert not set(shown) & {"\n", "\t"}


def test_a_line_end_is_a_space() -> None:
    assert plain(inline("one\ntwo")) == "one two"


def test_links_lead_to_terms_pages_and_addresses() -> None:
    line = inline("a [quorum](term:quorum), [the route](explainer:route#vote), [it](https://example.org/a?b=c)")
    assert [(span.role, span.target) for span in line if span.role] == [
        ("term", "quorum"),
        ("page", "route#vote"),
        ("link", "https://example.org/a?b=c"),
    ]


def test_a_target_stays_as_it_was_written() -> None:
    assert inline("[x](term:délai)")[0].target == "délai"


def test_a_link_stays_one_where_it_is_emphasized_inside() -> None:
    assert inline("[**Quorum**](term:quorum)") == (Span("Quorum", "term", "quorum"),)
    assert inline("[`q`](term:quorum)") == (Span("q", "term", "quorum"),)


def test_emphasis_and_code_have_their_roles() -> None:
    assert inline("**a** *b* `c` \\{d}") == (
        Span("a", "strong"),
        Span(" "),
        Span("b", "emphasis"),
        Span(" "),
        Span("c", "code"),
        Span(" {d}"),
    )


def test_an_address_that_could_run_is_no_link() -> None:
    assert [span.role for span in inline("[x](javascript:alert(1))")] == [""]


def test_neighbours_of_one_role_are_one_span() -> None:
    assert joined([Span("a"), Span("b"), Span("c", "code")]) == (Span("ab"), Span("c", "code"))
