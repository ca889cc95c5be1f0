"""Wrapping in terminal cells: wide characters take two, combining ones none. Hanging indents for rows and lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from civics_tui.words import _

WIDTH = 70
"""Running text never goes wider, however wide the terminal is."""

_NO_CELL = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(one) for one in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrap(text: str, columns: int = WIDTH, *, first: str = "", rest: str | None = None) -> tuple[str, ...]:
    """Break a text at its spaces so that no line takes more than `columns` cells.

    Args:
        text: line ends in it count as spaces; a word longer than a line is cut.
        columns: the room, indents included; never less than what the indents and one wide character need.
        first: what stands before the first line.
        rest: what stands before the others; as many spaces as `first` has cells where left out.
    """
    rest = " " * cells(first) if rest is None else rest
    columns = max(columns, cells(first) + 2, cells(rest) + 2)
    lines: list[str] = []
    indent, current = first, ""
    for word in text.split():
        for part in chop(word, columns - max(cells(first), cells(rest))):
            if current and cells(indent) + cells(current) + 1 + cells(part) > columns:
                lines.append(indent + current)
                indent, current = rest, part
            else:
                current = f"{current} {part}" if current else part
    if current or not lines:
        lines.append((indent + current).rstrip())
    return tuple(lines)


def chop(text: str, room: int) -> Iterator[str]:
    """Cut a text into pieces of at most `room` cells, wherever that falls; `room` is 2 and more."""
    if cells(text) <= room:
        yield text
        return
    piece = ""
    for character in text:
        if piece and cells(piece) + _cells_of(character) > room:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def cut(text: str, columns: int) -> str:
    """The text in one line of at most `columns` cells; `...` says that something is left out."""
    text = " ".join(text.split())
    if cells(text) <= columns:
        return text
    kept, taken = "", 0
    for character in text:
        taken += _cells_of(character)
        if taken > max(0, columns - 4):
            break
        kept += character
    return f"{kept.rstrip()} ..."[-columns:] if columns > 3 else "." * max(0, columns)


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
