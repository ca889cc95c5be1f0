"""A page of things to do as rows of a list. Pure: values in, rows out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from civics_tui.tui.content import T, fill, hang, spread, wrap
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow
from civics_tui.views.menu import Menu, MenuGroup, MenuRow
from civics_tui.views.wrap import WIDTH

WIDEST = 84
"""Columns of a row; on a wider screen the columns stay beside the text."""
LEAST = 26
"""Columns of text; where the columns leave less, they go below it."""
LABEL = 14
"""Columns of the name of a choice."""
GAP = 3
"""Columns between two columns."""


def menu_rows(menu: Menu) -> list[ListRow]:
    """All rows of a page."""
    return list(_rows(menu))


def _rows(menu: Menu) -> Iterator[ListRow]:
    yield EMPTY_ROW
    if menu.intro:
        yield ListRow(lambda width: Content("\n").join(wrap(T(menu.intro), min(width, WIDTH))))
        yield EMPTY_ROW
    for group in menu.groups:
        widths = _widths(group)
        yield _head(group, widths)
        for row in group.rows:
            yield ListRow(_choice(row) if group.choices else _drawer(row, widths), row.act)
        yield EMPTY_ROW


def _widths(group: MenuGroup) -> list[int]:
    """The columns of a group, as wide as their longest cell; a row with a single cell has all of them for it."""
    most = max((len(row.cells) for row in group.rows), default=0)
    full = [row.cells for row in group.rows if len(row.cells) == most]
    widths = [max(T(cells[column]).cell_length for cells in full) for column in range(most)]
    if widths:
        single = max((T(row.cells[0]).cell_length for row in group.rows if len(row.cells) == 1), default=0)
        widths[-1] += max(0, single - _total(widths))
    return widths


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _fits(width: int, widths: Sequence[int]) -> bool:
    return width - _total(widths) - GAP >= LEAST


def _in_columns(cells: Sequence[str], widths: Sequence[int], token: str) -> Content:
    if len(cells) < len(widths):
        return fill(T("".join(cells[:1]), token), _total(widths))
    gap = Content(" " * GAP)
    return gap.join(fill(T(cell, token), width) for cell, width in zip(cells, widths, strict=True))


def _head(group: MenuGroup, widths: Sequence[int]) -> ListRow:
    def draw(width: int) -> Content:
        room = min(width - 1, WIDEST)
        heading = T(group.heading, "title")
        if not group.heads or not _fits(room, widths):
            return heading
        return spread(heading, _in_columns(group.heads, widths, "quiet"), room + 2)  # rows stand two columns in

    return ListRow(draw)


def _choice(row: MenuRow) -> Callable[[int], Content]:
    value = T(", ".join(row.cells))
    return lambda width: Content("\n").join(hang(T(row.text, "quiet"), value, min(width - 1, WIDEST), LABEL))


def _drawer(row: MenuRow, widths: Sequence[int]) -> Callable[[int], Content]:
    def draw(width: int) -> Content:
        room = min(width - 1, WIDEST)
        text = T(row.text, row.token)
        if not any(row.cells):
            return Content("\n").join(hang(T(""), text, min(room, WIDTH), 0))
        if not _fits(room, widths):
            below = T("   ".join(cell for cell in row.cells if cell), "quiet")
            return Content("\n").join(
                [*hang(T(""), text, room, 0), *(one.pad_left(2) for one in wrap(below, room - 2))]
            )
        left = hang(T(""), text, room - _total(widths) - GAP, 0)
        return Content("\n").join([spread(left[0], _in_columns(row.cells, widths, "quiet"), room), *left[1:]])

    return draw
