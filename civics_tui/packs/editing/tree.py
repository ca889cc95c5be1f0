"""Where the parts of a file start and end, and in which style they are written: made from parser events.

Only for files that `nodes.parse` has read without a problem; what a file means is said there, and only places here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from civics_tui.model.text import clean_text
from civics_tui.packs.nodes import events

_COMMENT = re.compile(r"#[^\n]*")


@dataclass(slots=True)
class Leaf:
    """A scalar."""

    start: int
    end: int
    text: str
    style: str
    """Empty where it is plain, else the sign it starts with: `'`, `"`, `|` or `>`."""

    @property
    def is_block(self) -> bool:
        """Is it written in lines of its own below a `|` or `>`?"""
        return self.style in ("|", ">")


@dataclass(slots=True)
class Entry:
    """A key with its value."""

    start: int
    end: int
    """Behind the key."""
    node: Spot


@dataclass(slots=True)
class Table:
    """A mapping."""

    start: int
    end: int
    flow: bool
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class Listing:
    """A list."""

    start: int
    end: int
    flow: bool
    items: list[Spot] = field(default_factory=list)


Spot: TypeAlias = Leaf | Table | Listing
"""A part of a file; its end is that of the last value in it."""


@dataclass(slots=True)
class Tree:
    """A file with the places of its parts."""

    text: str
    root: Spot
    _comments: list[tuple[int, str]] | None = None

    def line_start(self, at: int) -> int:
        """Offset of the first character of a line."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Offset behind the last character of a line, its end left out."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def column(self, at: int) -> int:
        """Characters before an offset in its line."""
        return at - self.line_start(at)

    def is_first(self, at: int) -> bool:
        """Do only spaces stand before an offset in its line?"""
        return not self.text[self.line_start(at) : at].strip(" ")

    def dash(self, listing: Listing, place: int) -> int:
        """Offset of the dash of an entry of a block list."""
        column, at = self.column(listing.start), listing.items[place].start
        while place:
            start = self.line_start(at)
            if self.text[start + column : start + column + 1] == "-" and start + column <= at:
                return start + column
            at = max(start - 1, 0)
            if not start:
                break
        return listing.start

    def walk(self, spot: Spot | None = None) -> Iterator[Spot]:
        """All parts, each before what is in it."""
        spot = spot or self.root
        yield spot
        inner = [one.node for one in spot.entries.values()] if isinstance(spot, Table) else []
        for one in spot.items if isinstance(spot, Listing) else inner:
            yield from self.walk(one)

    def comments(self) -> list[tuple[int, str]]:
        """The comments, each with its offset; what stands in a text is none."""
        if self._comments is None:
            self._comments = self._found()
        return self._comments

    def _found(self) -> list[tuple[int, str]]:
        if "#" not in self.text:
            return []
        covered = []
        for spot in self.walk():
            if isinstance(spot, Leaf):
                start = self.line_end(spot.start) if spot.is_block else spot.start
                covered.append((start, max(start, spot.end)))
            elif isinstance(spot, Table):
                covered += [(entry.start, entry.end) for entry in spot.entries.values()]
        found, at = [], 0
        for start, end in [*sorted(covered), (len(self.text), len(self.text))]:
            while match := _COMMENT.search(self.text, at, max(at, start)):
                if match.start() == 0 or self.text[match.start() - 1] in " \t\n":
                    found.append((match.start(), self.text[match.start() : self.line_end(match.start())].rstrip()))
                    at = self.line_end(match.start())
                else:
                    at = match.start() + 1
            at = max(at, end)
        return found


def grow(text: str) -> Tree:
    """The tree of a text that `nodes.parse` takes; an empty document is an empty plain leaf."""
    stream = events(text)
    for event in stream:
        name = type(event).__name__
        if name not in ("StreamStartEvent", "DocumentStartEvent"):
            return Tree(text, _spot(event, stream, text))
    return Tree(text, Leaf(0, 0, "", ""))


def _spot(event: Any, stream: Iterator[Any], text: str) -> Spot:
    name, start, end = type(event).__name__, event.start_mark.index, event.end_mark.index
    if name == "MappingStartEvent":
        return _table(event, stream, text)
    if name == "SequenceStartEvent":
        return _listing(event, stream, text)
    style = getattr(event, "style", None) or ""
    if style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
    return Leaf(start, end, clean_text(getattr(event, "value", "")), style)


def _table(event: Any, stream: Iterator[Any], text: str) -> Table:
    table = Table(event.start_mark.index, event.end_mark.index, bool(event.flow_style))
    for inner in stream:
        if type(inner).__name__ == "MappingEndEvent":
            if table.flow:
                table.end = inner.end_mark.index
            return table
        key = _spot(inner, stream, text)
        node = _spot(next(stream), stream, text)
        table.entries[key.text if isinstance(key, Leaf) else ""] = Entry(key.start, key.end, node)
        table.end = max(node.end, key.end)
    return table


def _listing(event: Any, stream: Iterator[Any], text: str) -> Listing:
    listing = Listing(event.start_mark.index, event.end_mark.index, bool(event.flow_style))
    for inner in stream:
        if type(inner).__name__ == "SequenceEndEvent":
            if listing.flow:
                listing.end = inner.end_mark.index
            return listing
        listing.items.append(_spot(inner, stream, text))
        listing.end = listing.items[-1].end
    return listing
