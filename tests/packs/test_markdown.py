"""The part of Markdown that packs take: told flaws, and that both readers see the same in what is taken."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from civics_tui.packs.markdown import Link, blocks, inline, paragraphs

TAKEN = [
    "The **Senate** consents, and *only* the Senate.",
    "The Senate [consents](term:consent); see [the steps](explainer:appointment#vote).",
    "See [the text](https://example.org/a_(b)?c=d&e=f).",
    "Two `code` spans: `` a ` b ``.",
    "5 * 3 and 3 < 5 & 5 > 3; snake_case_names; a [sic] and [1].",
    "A \\* star, a \\_ dash, a \\{brace} and \\[bracket].",
    "The [[a]] nominates {name}.",
    "**Bold**: _so_ it (**is**).",
]


@pytest.mark.parametrize("text", TAKEN)
def test_usual_texts_are_taken(text: str) -> None:
    assert list(inline(text)) == []


def test_links_are_given_with_their_places() -> None:
    links: list[Link] = []
    text = "a [b](term:c) d [e](https://f.org)"
    assert list(inline(text, links)) == []
    assert [text[link.start : link.end] for link in links] == ["term:c", "https://f.org"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a *b", "*"),
        ("a* b", "*"),
        ("a **b *c* d**", "*c"),
        ("***a***", "***"),
        ("un*believ*able", "*"),
        ("_a_b", "_a_b"),
        ("a `b", "`"),
        ("`  a `", "`"),
        ("<b>a", "<"),
        ("<https://a.b>", "<"),
        ("a <!-- b -->", "<"),
        ("&#8238;a", "&#8238;"),
        ("a &nbsp; b", "&nbsp;"),
        ("![a](b.png)", "!["),
        ("[a][b]", "]["),
        ("a[^1]", "[^"),
        ("~~a~~", "~~"),
        ("see https://a.b", "https://a.b"),
        ("[a](b c)", "b c"),
        ('[a](https://b.c "d")', "https"),
        ("[a](javascript:b)", "javascript:b"),
        ("[](term:a)", "[]"),
        ('a \\"b', '\\"'),
        ("a\\\nb", "\\\n"),
        ("a\n\nb", "\n"),
        ("# a", "#"),
        ("- a", "-"),
        ("1. a", "1."),
        ("1) a", "1)"),
        ("> a", ">"),
        ("a\n- b", "-"),
        ("```\na\n```", "```"),
        ("    a", "    a"),
        ("a\n===", "==="),
        ("::: check a", ":::"),
        ("[a]: https://b.c", "[a]:"),
    ],
)
def test_what_is_not_taken_is_told_where_it_stands(text: str, part: str) -> None:
    flaws = list(inline(text))
    assert flaws
    assert text[flaws[0].start :].startswith(part)


def test_paragraphs_are_taken_where_they_may_stand() -> None:
    assert list(paragraphs("One *paragraph*.\n\nAnd **another**.")) == []
    assert [flaw.start for flaw in paragraphs("One.\n\n- a list")] == [6]


PAGE = """\
# Title

A paragraph that
goes on, in 2016.
2017 came next.

- one
- **two**
  goes on
    - nested

    A paragraph of the entry.

Then:

1. first
2. second

> A quote
> goes on.

| a | b |
|---|:-:|
| 1 | `2` |
| `3` | `4` |

```yaml
- kind: single   # <b>
```

## Another *title*
"""


def test_a_usual_page_is_taken() -> None:
    assert list(blocks(PAGE)) == []


@pytest.mark.parametrize(
    "text",
    [
        "- **word** text",
        "a\n\n- **word** text\n- *word* **text**",
        "* **word**: text\n* **word**",
        "1. **word** text\n2. **word** text",
        "- one\n    - **word** text",
        "- **a word**,\n  **text**",
        "> - **word** text",
        "**word** text",
    ],
)
def test_an_entry_may_start_with_emphasis(text: str) -> None:
    assert list(blocks(text)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n- b", 2),
        ("a\n1. b", 2),
        ("2016. b", 1),
        ("1) b", 1),
        ("- a\n  - b", 2),
        ("-  a\n-    b", 2),
        ("- a\n\n1. b", 3),
        ("- [ ] a", 1),
        ("- - a", 1),
        ("- # a", 1),
        ("a\n===", 2),
        ("a\n\n---", 3),
        ("#a", 1),
        ("##", 1),
        (" # a", 1),
        ("    a", 1),
        ("a\n\n  b", 3),
        ("\ta", 1),
        ("```\na", 1),
        ("- a\n\n    ```\n    b\n    ```", 3),
        ("- a\n\n    b\n- c", 4),
        ("a\n> b", 2),
        ("> a\nb", 2),
        ("> - a\n> b\n>\n> a\n> - b", 5),
        ("a\n| b | c |\n|---|---|\n| d | e |", 2),
        ("| b | c |\n|---|---|", 1),
        ("| a\n|  ", 1),
        ("a | b\n: | :", 2),
        ("> - *", 1),
        ("a\n\n## C#", 3),
        ("a\n\n## C\\", 3),
        ("| b | c |\n|---|---|\n| d |", 3),
        ("| b | c |\n|---|---|\n| `d | e` | f |", 3),
        ("[a]: https://b.c", 1),
        ("a *b\n\nc* d", 1),
    ],
)
def test_blocks_that_are_not_taken_are_told_in_their_line(text: str, line: int) -> None:
    flaws = list(blocks(text))
    assert flaws
    assert line in {text.count("\n", 0, flaw.start) + 1 for flaw in flaws}


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b c",
            "**",
            "*",
            "_",
            "__",
            "`",
            " ",
            " ",
            " ",
            "\n",
            "[",
            "]",
            "(",
            ")",
            "](",
            "term:x",
            "https://a.b",
        ),
        *(
            "\\",
            "\\*",
            "\\[",
            "<",
            ">",
            "&",
            "&amp;",
            "!",
            "#",
            "-",
            "1.",
            "2)",
            "|",
            "~",
            ".",
            ",",
            ":",
            '"',
            "'",
            "é",
        ),
        *("{x}", "[[a]]"),
    ]
)
LINES = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "a",
            "b *c* d",
            "e **f**",
            "- g",
            "- h `i`",
            "1. j",
            "2. k",
            "2016. l",
            "    - m",
            "    n",
            "  o",
        ),
        *(
            "> p",
            "> q",
            "# r",
            "## s",
            "---",
            "===",
            "| t | u |",
            "|---|---|",
            "| v | w |",
            "```",
            "* x",
            "+ y",
            "1) z",
        ),
        *("[a](term:b)", "    > c", "- a\\", "10. b", "> - c"),
    ]
)

READER = MarkdownIt("gfm-like", {"linkify": False}).disable("strikethrough")


def visible(markup: str) -> str:
    """The text that a reader of HTML sees, white space folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def structure(markup: str) -> list[str]:
    """The tags that change how a text looks, in order; paragraphs in entries of lists do not count."""
    return re.findall(r"</?(?:strong|em|code|a|h[1-6]|ul|ol|li|blockquote|pre|table|tr|t[hd])\b", markup)


def both(text: str) -> tuple[str, str]:
    return READER.render(text), Markdown(extensions=["tables", "fenced_code"]).convert(text)


@settings(max_examples=700)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
@example("*a*b")
@example("a_b_ c")
def test_both_readers_see_the_same_in_a_text_that_is_taken(text: str) -> None:
    if not text.strip() or text != text.strip() or list(inline(text)):
        return
    one, other = both(text)
    assert visible(one) == visible(other)
    assert structure(one) == structure(other)


@settings(max_examples=700)
@given(st.lists(LINES, min_size=1, max_size=10).map("\n".join))
@example("- a\n\n- b\n\nc")
@example("1. a\n\n    b\n\n2. c")
@example("> a\n\n> b")
def test_both_readers_see_the_same_in_a_page_that_is_taken(text: str) -> None:
    if list(blocks(text)):
        return
    one, other = both(text)
    assert visible(one) == visible(other)


def test_the_page_looks_the_same_to_both_readers() -> None:
    one, other = both(PAGE)
    assert visible(one) == visible(other)
    assert structure(one) == structure(other)
