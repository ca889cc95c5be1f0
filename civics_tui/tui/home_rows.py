"""Home as rows of a list. Pure: values in, rows and what they stand for out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from civics_tui.tui.content import T, cut, fill, spread, wrap
from civics_tui.tui.widgets.rows import EMPTY_ROW, ListRow, heading
from civics_tui.views.home import ContinueRow, PackRow, ReadRow, teach_words
from civics_tui.views.home_state import HomeState
from civics_tui.views.specials import reading_words
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _, ngettext

WIDEST = 78
"""Columns of a row; on a wider screen the figures stay beside the names."""
NARROW = 56
"""Below this many columns a row shows less, or takes two lines."""
SEEN, PERCENT, BAR = 9, 7, 11
"""Columns of the figures of a pack."""

DoKind = Literal["resume", "start", "pack", "read", "next", "missed", "teach", "sets", "settings"]


@dataclass(frozen=True, slots=True)
class Do:
    """What a row stands for."""

    kind: DoKind
    id: str = ""
    """Of the attempt or pack."""
    page: str = ""
    """Of the page or special explainer, or of the objective."""
    sort: str = ""
    """`explainer` for a page, `dossiers` for those of a pack, else the sort of a special explainer."""


def home_rows(state: HomeState) -> list[ListRow]:
    """All rows of Home."""
    return list(_first_rows(state) if state.is_new else _rows(state))


def _first_rows(state: HomeState) -> Iterator[ListRow]:
    told = state.welcome
    yield EMPTY_ROW
    yield _text(told.question)
    yield _text(told.about)
    yield EMPTY_ROW
    if state.first_pack is not None:
        yield _line(told.start, "", Do("start", state.first_pack.id))
    if state.pages:
        page = state.pages[0]
        yield _line(told.read, page.kind, Do("read", page.pack, page.page, page.sort))
    yield _line(teach_words(is_new=True), "t", Do("teach"))
    yield EMPTY_ROW
    yield _text(told.promise)
    yield EMPTY_ROW
    yield from _packs(state)
    yield from _more(state)


def _rows(state: HomeState) -> Iterator[ListRow]:
    yield EMPTY_ROW
    if state.continued or state.missed:
        yield heading(_("Continue"))
        for row in state.continued:
            yield _continue_row(row)
        if state.missed:
            count = ngettext("{n} question", "{n} questions", state.missed)
            yield _line(_("What was wrong last time"), count, Do("missed"))
        yield EMPTY_ROW
    yield from _packs(state)
    if state.readings:
        yield heading(reading_words(plays=state.readings != state.pages))
        for page in state.readings:
            yield _read_row(page)
        yield EMPTY_ROW
    offer = state.next_for_you
    if offer is not None:
        yield _paragraph(
            _("Next for you: {text}").format(text=offer.text), "n", Do("next", offer.pack, offer.objective)
        )
        yield EMPTY_ROW
    yield from _more(state)


def _packs(state: HomeState) -> Iterator[ListRow]:
    rows = state.packs
    if not rows:
        return
    started = any(row.percent for row in rows)
    yield ListRow(lambda width: _pack_head(width, started))
    for row in rows:
        yield _pack_row(row, new=state.is_new)
    yield EMPTY_ROW


def _more(state: HomeState) -> Iterator[ListRow]:
    if not state.is_new:
        yield _line(teach_words(), "t", Do("teach"))
        yield _line(_("Question sets"), state.sets, Do("sets"))
    yield _line(_("Settings"), _("colours, keys"), Do("settings"))


def _room(width: int) -> int:
    """Columns of a row: one stays free at the right edge."""
    return min(width - 1, WIDEST)


def _text(text: str) -> ListRow:
    return ListRow(lambda width: Content("\n").join(wrap(T(text), width)))


def _line(text: str, note: str, do: Do) -> ListRow:
    return ListRow(lambda width: spread(T(text), T(note, "quiet"), _room(width)), do)


def _paragraph(text: str, note: str, do: Do) -> ListRow:
    def draw(width: int) -> Content:
        first, *rest = wrap(T(text), min(width - 4, WIDTH))
        return Content("\n").join([spread(first, T(note, "quiet"), _room(width)), *rest])

    return ListRow(draw, do)


def _continue_row(row: ContinueRow) -> ListRow:
    def draw(width: int) -> Content:
        width = _room(width)
        if width < NARROW:
            return Content("\n").join([cut(T(row.title), width), T(row.where, "quiet").pad_left(2)])
        when = T(row.when, "quiet")
        where = T(row.where)
        room = max(10, width - where.cell_length - when.cell_length - 4)
        first = fill(cut(T(row.title), room), min(room, 35)) + Content("  ") + where
        return spread(first, when, width)

    return ListRow(draw, Do("resume", row.id))


def _pack_head(width: int, started: bool) -> Content:
    width = _room(width)
    words = f"{_('seen'):>{SEEN}}"
    if started and width >= NARROW:
        words += f"{_('right'):>{PERCENT}}{'':{BAR}}"
    return spread(T(_("Packs"), "title"), T(words, "quiet"), width)


def _pack_row(row: PackRow, *, new: bool) -> ListRow:
    def draw(width: int) -> Content:
        width = _room(width)
        seen = T(f"{row.seen:>{SEEN}}")
        if row.word and not row.seen:
            return spread(T(row.title), T(row.word, "quiet"), width)
        if new or width < NARROW:
            return spread(T(row.title), seen, width)
        right = (
            f" {row.percent:>{PERCENT - 1}} {row.bar:<{BAR - 1}}"
            if row.percent
            else f" {row.word:<{PERCENT + BAR - 1}}"
        )
        return spread(T(row.title), seen + T(right, "" if row.percent else "quiet"), width)

    return ListRow(draw, Do("pack", row.id))


def _read_row(row: ReadRow) -> ListRow:
    note = f"{row.kind:<12}{row.minutes:>7}"
    do = Do("read", row.pack, row.page, row.sort)
    return ListRow(lambda width: spread(T(row.title), T(note, "quiet"), _room(width)), do)
