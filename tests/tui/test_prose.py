"""Pages as lines: nothing wider than the room, links where they stand, tables that fit or are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.tui.prose import GOES_TO, Prose

PAGE = """# A heading

Two thirds of *both* chambers [propose](term:propose), see [the route](explainer:route#step-2) and
[the text](https://constitution.congress.gov/).

- one
- two, which is long enough to be wrapped onto a second line of the page at forty columns
    1. inside

> A quote.

```
code  stays
```

| who | propose | ratify |
|---|---|---|
| by | 2/3 of House and Senate | 3/4 of the states |
| or | a convention 34 ask for | conventions in 38 |
"""


def text(markdown: str, width: int) -> list[str]:
    return [line.plain for line in Prose(markdown).lines(width)]


def test_a_page_at_seventy_columns() -> None:
    assert text(PAGE, 120) == [
        "A heading",
        "",
        "Two thirds of both chambers propose, see the route and the text.",
        "",
        "- one",
        "- two, which is long enough to be wrapped onto a second line of the",
        "  page at forty columns",
        "  1. inside",
        "",
        "| A quote.",
        "",
        "    code  stays",
        "",
        "who   propose                   ratify",
        "-------------------------------------------------",
        "by    2/3 of House and Senate   3/4 of the states",
        "or    a convention 34 ask for   conventions in 38",
    ]


def test_a_table_that_does_not_fit_is_told() -> None:
    assert text(PAGE, 24)[-8:] == [
        "- by; propose: 2/3 of",
        "  House and Senate;",
        "  ratify: 3/4 of the",
        "  states",
        "- or; propose: a",
        "  convention 34 ask for;",
        "  ratify: conventions in",
        "  38",
    ]


def test_links_know_their_number() -> None:
    prose = Prose(PAGE, first=5)
    assert [(link.role, link.target) for link in prose.links] == [
        ("term", "propose"),
        ("page", "route#step-2"),
        ("link", "https://constitution.congress.gov/"),
    ]
    found = {}
    for line in prose.lines(70):
        for span in line.spans:
            meta = getattr(span.style, "meta", {})
            if GOES_TO in meta:
                found[meta[GOES_TO]] = line.plain[span.start : span.end]
    assert found == {5: "propose", 6: "the route", 7: "the text"}


def test_the_marked_link_stands_out() -> None:
    line = Prose("[a](term:a) [b](term:b)").lines(70, marked=1)[0]
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == "bold reverse"] == ["b"]


@given(st.text(alphabet="ab |-*_`#>[]()\\\n1.:é漢\u200d", max_size=300), st.integers(8, 90))
def test_no_line_is_wider_than_the_room(markdown: str, width: int) -> None:
    for line in Prose(markdown).lines(width):
        assert line.cell_length <= min(width, 70)


@pytest.mark.parametrize("markdown", ["", "\n\n", "|", "| a |\n|---|", "- ", "> "])
def test_little_texts_do_no_harm(markdown: str) -> None:
    Prose(markdown).lines(40)
