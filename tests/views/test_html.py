"""Markdown as HTML: what is seen is what the screens show, and nothing of a hostile text comes through as markup."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from civics_tui.model.pack import Pack
from civics_tui.model.text import clean_text, pieces
from civics_tui.packs import markdown
from civics_tui.packs.reader import read_pack
from civics_tui.packs.roles import use_of
from civics_tui.places import shipped
from civics_tui.views import blocks as on_screen
from civics_tui.views.html import markup
from civics_tui.views.html.elements import host_of, line, text
from civics_tui.views.pieces import Line, Span, inline, plain
from tests.packs.test_markdown import LINES, PAGE, PIECES, TAKEN
from tests.views.markup import Reading

PACKS = sorted(path for path in (shipped() / "content").iterdir() if path.is_dir())
ROLES = {"strong": "strong", "em": "emphasis", "code": "code", "term": "term", "page": "page", "a": "link"}


def folded(words: str) -> str:
    return " ".join(words.split())


def roles(spans: Line) -> dict[str, str]:
    """The text of each role, spaces left out."""
    return {role: "".join(plain(tuple(one for one in spans if one.role == role)).split()) for role in ROLES.values()}


def marked(reading: Reading) -> dict[str, str]:
    """The text that stands in each role on the page; as on screens a link counts, else the inmost."""
    found = dict.fromkeys(ROLES.values(), "")
    for data, around in reading.texts:
        if ("span", "host") in around:
            continue
        names = [class_ or tag for tag, class_ in around if (class_ or tag) in ROLES and tag != "pre"]
        linked = [name for name in names if name in ("term", "page", "a")]
        chosen = linked[-1:] or names[-1:]
        for name in chosen:
            found[ROLES[name]] += "".join(data.split())
    return found


def assert_same_inline(words: str) -> None:
    reading, spans = Reading(markup.inline(words)), inline(words)
    assert reading.seen() == folded(plain(spans))
    assert marked(reading) == roles(spans)


def assert_same_blocks(words: str) -> None:
    reading, shown = Reading(markup.blocks(words)), on_screen.blocks(words)
    spans = tuple(
        span for block in shown for span in (*(s for c in block.cells for s in c), *(() if block.cells else block.text))
    )
    assert "".join(reading.seen().split()) == "".join(plain(spans).split())
    assert marked(reading) == roles(spans)
    kinds = [block.kind for block in shown]
    tags = [tag for tag, _class, _attributes in reading.found]
    assert tags.count("tr") == kinds.count("row")
    assert tags.count("li") == sum(1 for block in shown if block.kind == "item" and block.mark)
    assert sum(tag in ("h1", "h2", "h3", "h4", "h5", "h6") for tag in tags) == kinds.count("heading")


@cache
def pack(path: Path) -> Pack:
    read = read_pack(path, seeds=shipped() / "seeds")
    assert read.pack
    return read.pack


def texts_of(record: Any) -> Iterator[tuple[str, str]]:
    """Every Markdown text of a record and of those in it, with what it is for."""
    if isinstance(record, Mapping):
        for one in record.values():
            yield from texts_of(one)
    elif isinstance(record, list | tuple):
        for one in record:
            yield from texts_of(one)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            value, use = getattr(record, field.name), use_of(type(record), field.name).use
            if use in ("inline", "paragraphs"):
                yield from ((use, one) for one in ((value,) if isinstance(value, str) else value or ()))
            elif field.name != "ledger":
                yield from texts_of(value)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_paper_shows_what_screens_show_in_every_text_of_a_shipped_pack(path: Path) -> None:
    found = list(texts_of(pack(path)))
    assert len(found) > 100
    for use, words in found:
        if use == "inline":
            assert_same_inline(without_gaps(words))
        else:
            assert_same_blocks(words)


def without_gaps(words: str) -> str:
    """A stem with words in place of its gaps, which forms cut out before Markdown is read."""
    return "".join(
        one.text if one.kind == "gap" else f"{{{one.text}}}" if one.kind == "name" else one.text
        for one in pieces(words)
    )


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_paper_shows_what_screens_show_in_every_page_of_a_shipped_pack(path: Path) -> None:
    shown = pack(path)
    assert shown.explainers
    sections = [section for page in shown.explainers.values() for section in page.sections]
    for section in sections:
        assert_same_inline(section.title)
        for part in section.parts:
            assert_same_blocks(part.text)
    assert_same_blocks("\n".join(one for one in (shown.teacher or "").split("\n") if not one.startswith(":::")))


@pytest.mark.parametrize("words", TAKEN)
def test_paper_shows_what_screens_show_in_usual_texts(words: str) -> None:
    assert_same_inline(without_gaps(words))


def test_paper_shows_what_screens_show_in_a_usual_page() -> None:
    assert_same_blocks(PAGE)


@settings(max_examples=700)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
@example("a\\{b\\}")
def test_paper_shows_what_screens_show_in_a_text_that_is_taken(words: str) -> None:
    words = without_gaps(words.strip())
    if words.strip() and not list(markdown.inline(words)):
        assert_same_inline(words)


@settings(max_examples=700)
@given(st.lists(LINES, min_size=1, max_size=10).map("\n".join))
@example("1. a\n\n    b\n\n2. c")
def test_paper_shows_what_screens_show_in_a_page_that_is_taken(words: str) -> None:
    if not list(markdown.blocks(words)):
        assert_same_blocks(words)


STARTS = st.sampled_from(["", "", "- ", "1. ", "> ", "    ", "    - ", "## ", "| ", "> - "])
MIXED = st.builds(
    "{}{}{}".format, STARTS, st.lists(PIECES, min_size=1, max_size=6).map("".join), st.sampled_from(["", " |"])
)


@settings(max_examples=700)
@given(st.lists(LINES | MIXED.map(without_gaps), min_size=1, max_size=7).map("\n".join))
@example(" \n- a")
@example("## a\\#")
def test_paper_shows_what_screens_show_in_blocks_of_any_text_that_is_taken(words: str) -> None:
    if not list(markdown.blocks(words)):
        assert_same_blocks(words)


def test_a_link_to_the_web_shows_its_host() -> None:
    reading = Reading(markup.inline("See [the *text*](https://example.org/a?b=c&d=e)."))
    assert ("a", "", {"href": "https://example.org/a?b=c&d=e"}) in reading.found
    assert "".join(data for data, _around in reading.texts) == "See the text (example.org)."
    assert Reading(markup.inline("[bank](https://bank.example@evil.example/)")).texts[1][0] == " (evil.example)"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"),
        *("mailto:a@b.example", "ftp://a.example", "https:///x", "https://[x", "vbscript:x", "#a", "a.html"),
    ],
)
def test_any_other_address_is_only_its_text(address: str) -> None:
    assert host_of(address) == ""
    assert markup.inline(f"[go]({address})") == "<span>go</span>"
    assert line((Span("go", "link", address),)) == "go"


def test_terms_and_pages_are_words_on_paper() -> None:
    assert markup.inline("[a](term:b)") == '<span class="term">a</span>'
    assert markup.inline("[a](explainer:b#c)") == '<span class="page">a</span>'


def test_headings_stand_below_that_of_their_section() -> None:
    assert markup.blocks("# a\n\n### b", 3) == "<h4>a</h4>\n<h4>b</h4>"


HOSTILE = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=x>",
            "<!--",
            "-->",
            "<b",
            "</p>",
            "<a href=",
        ),
        *(
            '" onclick="x',
            "' x='",
            "&lt;script&gt;",
            "&#60;b&#62;",
            "&#x202e;",
            "&#0;",
            "&#2;",
            "&amp;",
            "&",
            "\x02",
            "\x03",
            "\x00",
        ),
        *(
            "[a](javascript:x)",
            '[a](https://b.c/" onx=")',
            "](",
            "![a](https://b.c/d.png)",
            "<https://a.b>",
            "[a]: https://b.c",
        ),
        *(
            "[x](https://a.b 'onclick')",
            "\u0338",
            "\u202e",
            "\u2028",
            "wzxhzdk:0",
            "klzzwxh:0001",
            "{: .x onclick=y }",
            "\x1b[31m",
        ),
        *(
            "```",
            "~~~",
            "``` {.a onclick=b}",
            "> ",
            "- ",
            "1. ",
            "    ",
            "| a | b |",
            "|---|---|",
            "# ",
            "\n",
            "\n",
            "\n\n",
            " ",
        ),
        *(
            "*",
            "**",
            "_",
            "`",
            "[",
            "]",
            "(",
            ")",
            "\\",
            "<![CDATA[",
            "<?php",
            "<style>",
            "<math><mtext>",
            "<plaintext>",
        ),
    ]
)
ALLOWED = {"a": {"href"}, "span": {"class"}}


def assert_harmless(made: str) -> None:
    reading = Reading(made)
    assert reading.tags <= markup.TAGS
    for tag, class_, attributes in reading.found:
        assert set(attributes) <= ALLOWED.get(tag, set())
        assert class_ in markup.CLASSES | {""}
        assert not attributes.get("href") or host_of(attributes["href"])
    assert clean_text(made) == made
    assert unicodedata.normalize("NFC", made) == made


@settings(max_examples=600)
@given(st.lists(HOSTILE | st.text(max_size=5), max_size=12).map("".join))
@example("\u0338a")
@example("> " * 2000 + "a")
@example("- " * 500 + "a")
@example("[" * 500)
@example("*" * 500 + "a")
@example("&#2;wzxhzdk:0&#3;")
def test_nothing_of_a_hostile_text_becomes_markup(words: str) -> None:
    assert_harmless(markup.blocks(words))
    assert_harmless(markup.inline(words))
    assert_harmless(text(words))
    assert_harmless(line(inline(words)))


def test_a_tag_is_shown_as_it_is_written() -> None:
    assert Reading(markup.blocks("<b onclick=x>a</b> <!-- c -->")).seen() == "<b onclick=x>a</b> <!-- c -->"
    assert Reading(markup.inline("<script>x</script>")).seen() == "<script>x</script>"
