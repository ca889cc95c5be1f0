"""Neutral pieces of text that every face can draw: spans with a role, lines of spans, rows with a label.

Inline Markdown of the format becomes spans here, once; a face never parses pack text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Role = Literal["", "strong", "emphasis", "code", "term", "page", "link", "gap", "quiet"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one role."""

    text: str
    role: Role = ""
    target: str = ""
    """Term id, `page#section`, address, or name of the gap."""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row, such as `chain     KTLA <- New York Times`."""

    label: str
    text: Line
    token: str = ""
    """Colour token of the screens guide (`stale`, `differs`, ...); never the only bearer of a meaning."""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape", "entity"])


@lru_cache(maxsize=2048)
def inline(text: str) -> Line:
    """Read the inline part of the format's Markdown: emphasis, code, links to terms, pages and the web."""
    spans: list[Span] = []
    open_roles: list[tuple[Role, str]] = []
    for token in _parser().parseInline(text)[0].children or []:
        _read(token, open_roles, spans)
    return tuple(_joined(spans))


_OPENING: dict[str, Role] = {"strong_open": "strong", "em_open": "emphasis"}


def _read(token: Token, open_roles: list[tuple[Role, str]], spans: list[Span]) -> None:
    if token.type in _OPENING:
        open_roles.append((_OPENING[token.type], ""))
    elif token.type == "link_open":
        open_roles.append(_link(str(token.attrs.get("href", ""))))
    elif token.type.endswith("_close"):
        open_roles.pop()
    elif token.type in ("softbreak", "hardbreak"):
        spans.append(Span(" "))
    elif token.content:
        around: tuple[Role, str] = open_roles[-1] if open_roles else ("", "")
        spans.append(Span(token.content, "code") if token.type == "code_inline" else Span(token.content, *around))


def _link(address: str) -> tuple[Role, str]:
    scheme, _colon, rest = address.partition(":")
    if scheme == "term":
        return "term", rest
    if scheme == "explainer":
        return "page", rest
    return "link", address


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and (joined[-1].role, joined[-1].target) == (span.role, span.target):
            joined[-1] = Span(joined[-1].text + span.text, span.role, span.target)
        else:
            joined.append(span)
    return joined


def plain(line: Line) -> str:
    """The text of a line without its roles."""
    return "".join(span.text for span in line)


def said(text: str, role: Role = "") -> Line:
    """A line of one span, of text that holds no Markdown."""
    return (Span(text, role),) if text else ()
