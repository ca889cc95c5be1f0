"""Entries of a list as rows: sign, number, text with a hanging indent, a word at the end, notes below. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from civics_tui.tui.content import TOKENS, T, cut_lines, fill, hang, wrap
from civics_tui.tui.widgets.sheet import BLANK, Rows, rows_of
from civics_tui.views import tokens
from civics_tui.views.wrap import WIDTH

NARROW = 60
"""Below this many columns there is no room for words at the end of a row, or beside it."""

TAIL = 8
"""Columns kept free for the word at the end."""

EMPTY = Content("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One choice, item or place as it is drawn."""

    target: str = ""
    """What a click on it means."""
    sign: str = ""
    """Colour token whose sign stands before it."""
    carried: bool = False
    """Is it picked up and moved about? Then its sign says so."""
    apart: bool = False
    """Does a blank line stand before it, whatever the room?"""
    number: str = ""
    box: str = ""
    """What stands before the text, such as `[x]`."""
    text: Content
    marked: bool = False
    """Is it the one that keys work on?"""
    tail: Content = EMPTY
    """A word or two at the end of the first line."""
    needed: bool = False
    """Does the tail go below the text where there is no room for it at the end? Else it is left out."""
    side: Content = EMPTY
    """A text of the same rank, beside it; below it where there is no room."""
    notes: tuple[Content, ...] = ()
    """Paragraphs below the text."""


def entry_rows(entry: Entry, width: int, *, most: int | None = None, tail: int = TAIL) -> Rows:
    """The rows of an entry in `width` columns.

    Args:
        entry: what to draw.
        width: all columns, the signs among them.
        most: lines of its text at most; dots where some are lost.
        tail: columns kept free for the tail, so that nothing wraps anew when it appears.
    """
    wide = width >= NARROW
    label = _label(entry, wide=wide)
    indent = label.cell_length
    room = min(WIDTH, width - indent - (tail if wide else 1))
    text = (room - 2) // 2 if entry.side and wide else room
    lines = hang(label, _shown(entry), indent + text, indent)
    lines = lines if most is None else cut_lines(lines, most, indent + text)
    if entry.side and wide:
        lines = _beside(lines, wrap(entry.side, room - text - 2), indent + text + 2)
    if entry.tail and wide:
        lines[0] = fill(lines[0], indent + room + 1) + entry.tail
    below = [entry.tail] if entry.tail and entry.needed and not wide else []
    below += [] if wide or not entry.side else [entry.side]
    notes = [line.pad_left(indent) for note in (*below, *entry.notes) for line in wrap(note, room)]
    return ([BLANK] if entry.apart else []) + rows_of([*lines, *notes], entry.target)


def _shown(entry: Entry) -> Content:
    """The text; a marked one stands out, in the colour of the mark as long as nothing else is signed there."""
    if not entry.marked:
        return entry.text
    return entry.text.stylize(TOKENS["focus"] if entry.sign == "focus" else "bold")


def _label(entry: Entry, *, wide: bool) -> Content:
    sign = "->" if entry.carried else tokens.sign(entry.sign)
    label = Content.assemble(T(f"{sign:>2}", entry.sign), T(f"{entry.number:>2}"), "  " if wide else " ")
    return label + T(f"{entry.box} ") if entry.box else label


def _beside(left: list[Content], right: list[Content], column: int) -> list[Content]:
    lines = max(len(left), len(right))
    left = [*left, *[EMPTY] * (lines - len(left))]
    right = [*right, *[EMPTY] * (lines - len(right))]
    return [fill(one, column) + other for one, other in zip(left, right, strict=True)]
