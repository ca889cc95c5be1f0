"""The rows of a timeline as the full screen draws them: events in columns, what is hidden, one event in full. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from civics_tui.tui.content import T, cut, fill, line_content, spread, wrap
from civics_tui.tui.widgets.drawer import labelled
from civics_tui.tui.widgets.rows import ListRow
from civics_tui.tui.widgets.sheet import BLANK, Rows, SheetRow, rows_of
from civics_tui.views.pieces import Line
from civics_tui.views.timeline import NEW, Detail, EventRow, TimelineView, marked_new
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _, ngettext

NARROW = 56
"""Columns of a row below which the title has lines of its own."""
SIGN = 3
"""Columns of the signs before a date."""
LABEL = 8
"""Columns of the row names in the detail."""
LATER = "later"
"""What a click on the sentence about hidden events means."""

Columns = tuple[int, int]
"""Cells of the dates and of the names of the lanes."""


def columns(rows: Sequence[EventRow]) -> Columns:
    """The columns that all rows need, so that nothing moves when some are hidden."""
    when = max((len(row.when) for row in rows), default=0)
    lane = max((T(row.lane).cell_length for row in rows), default=0)
    return when, min(lane, 14)


def list_rows(view: TimelineView, wide: Columns, *, narrow: bool) -> list[ListRow]:
    """The whole list: what to know first, the names of the columns, the events, or why there are none."""
    rows = [_text_row(view.text)] if view.text and not narrow else []
    rows += [] if narrow else [_names_row(wide)]
    rows += [event_row(row, wide) for row in view.rows]
    return [*rows, _empty_row(view.empty)] if view.empty else rows


def _names_row(wide: Columns) -> ListRow:
    """The names of the columns; nothing where each row has its own lines."""

    def draw(width: int) -> Content:
        if width < NARROW:
            return Content("")
        parts = (Content(" " * (SIGN + 2)), fill(T(_("when"), "quiet"), wide[0] + 2), T(_("lane"), "quiet"))
        return fill(Content("").join(parts), SIGN + 2 + wide[0] + 2 + wide[1] + 2) + T(_("what happened"), "quiet")

    return ListRow(draw)


def _text_row(line: Line) -> ListRow:
    """What the reader should know first, above the events."""
    return ListRow(lambda width: Content("\n").join([*wrap(line_content(line), min(width - 1, WIDTH)), Content(" ")]))


def event_row(row: EventRow, wide: Columns) -> ListRow:
    """One event: its signs, date, lane and title."""
    sign = T(f"{NEW if row.new else '':<1}{row.sign:<2}", "partly" if row.sign else "differs")

    def draw(width: int) -> Content:
        known = T(row.known, "quiet")
        if width < NARROW:
            head = Content("  ").join([one for one in (sign + T(row.when, "source"), T(row.lane), known) if one])
            return Content("\n").join([cut(head, width - 1), *(one.pad_left(SIGN) for one in _title(row, width))])
        start = sign + fill(T(row.when, "source"), wide[0] + 2) + fill(cut(T(row.lane), wide[1]), wide[1] + 2)
        room = width - 1 - start.cell_length
        shown = row.late or T(row.title).cell_length + known.cell_length + 2 <= room
        return start + (spread(T(row.title), known, room) if known and shown else cut(T(row.title), room))

    return ListRow(draw, row.id)


def _title(row: EventRow, width: int) -> list[Content]:
    return wrap(T(row.title), width - SIGN - 1)


def practice_row(count: int, value: object) -> ListRow:
    """The row that takes the questions at the end of the timeline."""
    text = ngettext("{n} question on this timeline", "{n} questions on this timeline", count)
    return ListRow(lambda width: cut(T(text).pad_left(SIGN), width - 1), value)


def _empty_row(sentence: str) -> ListRow:
    """Stands there where no event is shown."""
    return ListRow(lambda width: Content("\n").join(wrap(T(sentence), min(width - 1, WIDTH))))


def said_rows(view: TimelineView, width: int, *, narrow: bool) -> Rows:
    """What is hidden, with the key that shows more, and what is new."""
    rows: Rows = []
    if view.hidden:
        lines = wrap(T(view.hidden_short if narrow else view.hidden), min(width, WIDTH + SIGN) - 4)
        rows += rows_of([spread(lines[0], T("]", "title"), min(width, WIDTH + SIGN)), *lines[1:]], LATER)
    if view.new:
        rows.append(SheetRow(cut(T(marked_new(view), "differs"), width)))
    return rows if narrow or not rows else [BLANK, *rows]


def detail_rows(detail: Detail, width: int) -> Rows:
    """One event in full."""
    running = min(width, WIDTH)
    lines = [line.stylize("bold") for line in wrap(line_content(detail.heading), running)]
    lines += wrap(line_content(detail.text), running)
    for row in detail.rows:
        lines += labelled(row, min(width, WIDTH + LABEL), LABEL)
    return rows_of(lines)


def top_line(view: TimelineView, width: int, *, narrow: bool) -> tuple[Content, Content]:
    """The two parts of the top line: the title, and as much of the look as leaves room for it."""
    states: Sequence[str] = view.states[:1] if narrow else view.states
    title = T(_("Timeline: {title}").format(title=view.title), "title")
    while len(states) > 1 and sum(len(one) + 3 for one in states) > width - min(title.cell_length, 30) - 4:
        states = states[:-1]
    return title, T("   ".join(states))
