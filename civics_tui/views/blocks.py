"""Markdown of the format in neutral blocks, and as lines of plain text. The only place where it is parsed by block.

Takes paragraphs, headings, lists, quotes, tables and fences; anything else, raw HTML too, is shown as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it.token import Token

from civics_tui.model.text import clean_text
from civics_tui.views.pieces import Line, Parser, Span, plain, spans
from civics_tui.views.wrap import WIDTH, chop, wrap

BlockKind = Literal["paragraph", "heading", "item", "row", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item of a list, a row of a table, or a line of code."""

    kind: BlockKind
    text: Line
    """For a row its cells, one after the other."""
    depth: int = 0
    """Level of a heading; how deep an item or quote is nested, counted from 1."""
    mark: str = ""
    """What stands before an item: `-` or `2.`; `>` before a quote."""
    cells: tuple[Line, ...] = ()
    """The cells of a row."""
    head: bool = False
    """Is it the first row of a table?"""


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser("heading", "list", "blockquote", "table", "fence")


class _Reader:
    """Goes through the tokens once and remembers what is open."""

    def __init__(self) -> None:
        self.lists: list[int | None] = []
        self.quotes = 0
        self.mark = ""
        self.row: list[Line] = []
        self.head = False
        self.heading = 0

    def read(self, tokens: list[Token]) -> Iterator[Block]:
        inside = ""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                line = spans(token.children or ())
                if inside in ("th", "td"):
                    self.row.append(line)
                else:
                    yield self._text(line)
            elif kind in ("th_open", "td_open"):
                inside = token.tag
                self.head = token.tag == "th"
            elif kind in ("th_close", "td_close"):
                inside = ""
            elif kind == "tr_close":
                yield Block("row", _joined(self.row), cells=tuple(self.row), head=self.head)
                self.row = []
            elif kind == "fence":
                for one in clean_text(token.content).rstrip("\n").split("\n"):
                    yield Block("code", (Span(one.replace("\t", "    "), "code"),) if one else ())
            else:
                self._open_or_close(token)

    def _open_or_close(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                number = self.lists[-1]
                self.mark = "-" if number is None else f"{number}."
                if number is not None:
                    self.lists[-1] = number + 1
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0

    def _text(self, line: Line) -> Block:
        if self.heading:
            return Block("heading", line, self.heading)
        mark, self.mark = self.mark, ""
        if self.lists:
            return Block("item", line, len(self.lists), mark)
        return Block("paragraph", line, self.quotes, ">" if self.quotes else "")


def _joined(row: list[Line]) -> Line:
    found: list[Span] = []
    for number, cell in enumerate(row):
        found.extend(((Span("   "),) if number else ()) + cell)
    return tuple(found)


@lru_cache(maxsize=512)
def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order."""
    return tuple(_Reader().read(_parser().parse(markdown)))


def lines(markdown: str, columns: int = WIDTH) -> tuple[str, ...]:
    """A Markdown text as lines of plain text, wrapped, with an empty line between its blocks."""
    found: list[str] = []
    before: Block | None = None
    header: tuple[Line, ...] = ()
    for block in blocks(markdown):
        if before is not None and not (before.kind == block.kind and block.kind in ("item", "row", "code")):
            found.append("")
        if block.kind == "row":
            header = block.cells if block.head else header
            if not block.head:
                found.extend(_table_row(block, header, columns))
        else:
            found.extend(_block_lines(block, columns))
        before = block
    return tuple(found)


def _block_lines(block: Block, columns: int) -> tuple[str, ...]:
    text = plain(block.text)
    if block.kind == "code":
        return tuple(f"    {piece}".rstrip() for piece in chop(text, columns - 4))
    if block.kind == "item":
        indent = "  " * (block.depth - 1)
        return wrap(text, columns, first=f"{indent}{block.mark or ' '} ")
    if block.depth and block.kind == "paragraph":
        quote = "> " * min(block.depth, 4)
        return wrap(text, columns, first=quote, rest=quote)
    return wrap(text, columns)


def _table_row(block: Block, header: tuple[Line, ...], columns: int) -> tuple[str, ...]:
    """A row as a sentence: what a line reader can follow, each cell with the name of its column."""
    told: list[str] = []
    for number, cell in enumerate(block.cells):
        text, name = plain(cell), plain(header[number]) if number < len(header) else ""
        if text:
            told.append(f"{name}: {text}" if name and number else text)
    return wrap("; ".join(told), columns, first="- ")
