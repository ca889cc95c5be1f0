"""Neutral pieces of text that every face can draw: spans with a role, lines of spans, rows with a label.

Inline Markdown of the format becomes spans here, once; a face never parses pack text. A span holds no line end and
no character that `clean_text` refuses, also where an author wrote it as an entity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from civics_tui.model.text import clean_text

Role = Literal["", "strong", "emphasis", "code", "term", "page", "link", "special", "gap", "quiet"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one role."""

    text: str
    role: Role = ""
    target: str = ""
    """Term id, `page#section`, address, name of the gap, or `sort:id` of a special explainer."""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row, such as `chain     KTLA <- New York Times`."""

    label: str
    text: Line
    token: str = ""
    """Colour token of the screens guide (`stale`, `differs`, ...); never the only bearer of a meaning."""


INLINE = ("emphasis", "backticks", "link", "escape", "entity", "newline")
"""The rules of markdown-it that make up the inline part of the format."""


class Parser(MarkdownIt):
    """markdown-it with the rules of the format; it keeps addresses as written, so that they can be looked up."""

    def __init__(self, *rules: str) -> None:
        """Take the inline part of the format, and `rules` beside it."""
        super().__init__("zero")
        self.enable([*INLINE, *rules])

    def normalizeLink(self, url: str) -> str:
        """Keep an address as it is."""
        return url


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser()


@lru_cache(maxsize=2048)
def inline(text: str) -> Line:
    """Read the inline part of the format's Markdown: emphasis, code, links to terms, pages and the web."""
    children: list[Token] = []
    for token in _parser().parseInline(text):
        children.extend(token.children or ())
    return spans(children)


_OPENING: dict[str, Role] = {"strong_open": "strong", "em_open": "emphasis"}
_LINKS: frozenset[Role] = frozenset({"term", "page", "link"})
_Around = tuple[Role, str]


def spans(tokens: Iterable[Token]) -> Line:
    """The spans of the inline tokens that markdown-it made of a paragraph, a cell or a heading."""
    found: list[Span] = []
    around: list[_Around] = []
    for token in tokens:
        _read(token, around, found)
    return joined(found)


def _read(token: Token, around: list[_Around], found: list[Span]) -> None:
    if token.type in _OPENING:
        around.append((_OPENING[token.type], ""))
    elif token.type == "link_open":
        around.append(_link(clean_text(str(token.attrs.get("href", "")))))
    elif token.type.endswith("_close"):
        around.pop()
    elif token.type in ("softbreak", "hardbreak"):
        found.append(Span(" "))
    elif token.content:
        text = _flat(token.content)
        found.append(Span(text, *_innermost(around, "code" if token.type == "code_inline" else "")))


def _innermost(around: list[_Around], own: Role) -> _Around:
    """A link stays a link whatever is emphasized inside it; else what stands nearest to the text counts."""
    link = next((one for one in reversed(around) if one[0] in _LINKS), None)
    if link or own:
        return link or (own, "")
    return around[-1] if around else ("", "")


def _flat(text: str) -> str:
    """One line of clean text: an entity may have brought in what the reader would have refused."""
    text = clean_text(text)
    return text.replace("\n", " ").replace("\t", " ")


def _link(address: str) -> _Around:
    scheme, _colon, rest = address.partition(":")
    if scheme == "term":
        return "term", rest
    if scheme == "explainer":
        return "page", rest
    return "link", address


def joined(line: Iterable[Span]) -> Line:
    """A line in which neighbours of one role and target are one span."""
    found: list[Span] = []
    for span in line:
        if found and (found[-1].role, found[-1].target) == (span.role, span.target):
            found[-1] = Span(found[-1].text + span.text, span.role, span.target)
        else:
            found.append(span)
    return tuple(found)


def plain(line: Line) -> str:
    """The text of a line without its roles."""
    return "".join(span.text for span in line)


def said(text: str, role: Role = "") -> Line:
    """A line of one span, of text that holds no Markdown."""
    return (Span(text, role),) if text else ()
