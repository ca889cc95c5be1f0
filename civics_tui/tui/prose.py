"""Markdown of a page as lines of content: paragraphs, lists, quotes, code and tables, with links that know where they
lead. Pure; it parses nothing, the blocks come from the views.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from textual.content import Content
from textual.style import Style

from civics_tui.tui.content import T, fill, hang, line_content, wrap
from civics_tui.views.blocks import Block, blocks
from civics_tui.views.pieces import Line, Span
from civics_tui.views.wrap import WIDTH

GOES_TO = "goes-to"
"""Key in the meta data of a link's cells: the number of the link."""

LEADS_ON = frozenset({"term", "page", "link", "special"})
"""Roles of the spans that lead somewhere."""

GAP = 3
"""Columns between those of a table."""

NARROWEST = 9
"""A column of a table that had to be narrower is told as sentences instead."""


class Prose:
    """A Markdown text that can be laid out for any width; its links are counted from `first`."""

    def __init__(self, markdown: str, first: int = 0) -> None:
        """Read the text; `first` is the number of its first link."""
        self._blocks = blocks(markdown)
        self.first = first
        self.links: tuple[Span, ...] = tuple(
            span
            for block in self._blocks
            for line in (block.cells or (block.text,))
            for span in line
            if span.role in LEADS_ON
        )
        """What leads somewhere, in the order of the text."""

    def lines(self, width: int, marked: int | None = None) -> list[Content]:
        """The lines for `width` columns, never wider than running text may be; the link `marked` stands out."""
        width = min(width, WIDTH)
        number = iter(range(self.first, self.first + len(self.links)))
        found: list[Content] = []
        for is_table, group in groupby(self._blocks, key=lambda block: block.kind == "row"):
            run = list(group)
            if is_table:
                rows = [[self._content(cell, number, marked) for cell in block.cells] for block in run]
                _part(found, table(rows, width, has_head=run[0].head))
            else:
                self._blocks_between(run, width, number, marked, found)
        return found

    def _blocks_between(
        self, run: Iterable[Block], width: int, number: Iterator[int], marked: int | None, found: list[Content]
    ) -> None:
        before = ""
        for block in run:
            lines = _laid_out(block, self._content(block.text, number, marked), width)
            if block.kind == before and block.kind in ("item", "code"):
                found.extend(lines)
            else:
                _part(found, lines)
            before = block.kind

    def _content(self, line: Line, number: Iterator[int], marked: int | None) -> Content:
        parts: list[Content] = []
        for span in line:
            part = line_content((span,))
            if span.role in LEADS_ON:
                index = next(number)
                part = part.stylize(Style.from_meta({GOES_TO: index}))
                part = part.stylize("bold reverse") if index == marked else part.stylize("$text-primary")
            parts.append(part)
        return Content("").join(parts)


def _part(found: list[Content], lines: Iterable[Content]) -> None:
    """Add lines behind an empty one."""
    if found:
        found.append(Content(""))
    found.extend(lines)


def _laid_out(block: Block, text: Content, width: int) -> list[Content]:
    match block.kind:
        case "heading":
            return [line.stylize("bold") for line in wrap(text, width)]
        case "item":
            label = T("  " * (block.depth - 1) + (block.mark or " ") + " ")
            return hang(label, text, width, label.cell_length)
        case "code":
            return hang(T("    "), text, width, 4)
        case _ if block.depth:
            bar = T("| " * min(block.depth, 4), "quiet")
            return [bar + line for line in wrap(text, width - bar.cell_length)]
        case _:
            return wrap(text, width)


def table(rows: Sequence[Sequence[Content]], width: int, *, has_head: bool) -> list[Content]:
    """A table in columns where each keeps room for a word, else every row as a sentence with its columns' names."""
    count = max(map(len, rows))
    cells = [[*row, *[Content("")] * (count - len(row))] for row in rows]
    widths = _columns(cells, width)
    if widths is None:
        return _sentences(cells, width, has_head=has_head)
    lines: list[Content] = []
    for index, row in enumerate(cells):
        is_head = has_head and not index
        wrapped = [
            wrap(cell.stylize("bold") if is_head else cell, size) for cell, size in zip(row, widths, strict=True)
        ]
        for number in range(max(map(len, wrapped), default=0)):
            line = Content(" " * GAP).join(
                fill(cell[number] if number < len(cell) else Content(""), size)
                for cell, size in zip(wrapped, widths, strict=True)
            )
            lines.append(line.rstrip())
        if is_head:
            lines.append(T("-" * (sum(widths) + GAP * (count - 1)), "quiet"))
    return lines


def _columns(cells: Sequence[Sequence[Content]], width: int) -> list[int] | None:
    """A width for each column, the widest giving way first; `None` where one would become too narrow."""
    widths = [max(1, *(cell.cell_length for cell in column)) for column in zip(*cells, strict=True)]
    room = width - GAP * (len(widths) - 1)
    longest = [
        max((len(word) for cell in column for word in cell.plain.split()), default=1)
        for column in zip(*cells, strict=True)
    ]
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda index: widths[index])
        if widths[widest] <= max(NARROWEST, longest[widest]):
            return None
        widths[widest] -= 1
    return widths


def _sentences(cells: Sequence[Sequence[Content]], width: int, *, has_head: bool) -> list[Content]:
    names = cells[0] if has_head else [Content("")] * len(cells[0])
    lines: list[Content] = []
    for row in cells[1:] if has_head else cells:
        parts = [
            Content.assemble(name, ": ", cell) if name and number else cell
            for number, (name, cell) in enumerate(zip(names, row, strict=True))
            if cell
        ]
        lines += hang(T("- "), Content("; ").join(parts), width, 2)
    return lines
