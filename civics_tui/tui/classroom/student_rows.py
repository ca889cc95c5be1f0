"""A student's screen as rows: what goes on, the answer and where it is known from, the own record. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from civics_tui.classroom.client import told
from civics_tui.classroom.revealed import OptionSeen, Reveal
from civics_tui.classroom.seen import StudentView
from civics_tui.tui.content import T, hang, line_content, wrap
from civics_tui.tui.widgets.entries import Entry, entry_rows
from civics_tui.tui.widgets.sheet import BLANK, Rows, rows_of
from civics_tui.views.pieces import Line
from civics_tui.views.wrap import WIDTH

MARGIN = 1
LABEL = 10
"""Columns of the names before the rows of a source."""


def waiting(view: StudentView, width: int) -> Rows:
    """One sentence, where nothing is asked."""
    rows = [BLANK, *_text("title", view.heading, width), BLANK, *_text("", view.lead, width)]
    for past in view.record:
        rows += [BLANK, *(row for token, text in told.record_lines(past) for row in _text(token, text, width))]
    return rows


def closed(view: StudentView, width: int) -> Rows:
    """The question once it takes no more answers, with the own one."""
    rows = [BLANK, *_stem(view, width)]
    if view.own is not None:
        rows += [*_text("", view.own.words, width), *_text("quiet", view.own.saved, width)]
    return [*rows, BLANK, *_text("", view.lead, width)]


def answer(view: StudentView, reveal: Reveal, width: int, *, sources: bool) -> Rows:
    """The answer, what became of the own one, and why."""
    rows = [BLANK, *_stem(view, width)]
    for option in reveal.options:
        rows += _option(option, width)
    if reveal.options:
        rows.append(BLANK)
    for token, text in told.paragraphs(reveal):
        rows += _text(token, text, width)
    if sources:
        for source in reveal.sources:
            rows.append(BLANK)
            for label, text in told.source_lines(source):
                rows += _labelled(label, text, width) if label else _text("", text, width)
    return [*rows, BLANK, *_text("quiet", view.lead, width)]


def _stem(view: StudentView, width: int) -> Rows:
    if view.question is None:
        return []
    return [*_text("", view.question.stem, width), BLANK]


def _option(option: OptionSeen, width: int) -> Rows:
    notes = tuple(line_content(one) for one in (option.note,) if one)
    sign = "right" if option.state in ("right", "missed") else option.state
    entry = Entry(
        sign=sign, number=option.letter, text=line_content(option.text), tail=T(option.word, "quiet"), notes=notes
    )
    return entry_rows(entry, width, tail=24)


def _text(token: str, text: Line | str, width: int) -> Rows:
    content = T(text, token) if isinstance(text, str) else line_content(text)
    return rows_of([line.pad_left(MARGIN) for line in wrap(content, min(WIDTH, width - 2))])


def _labelled(label: str, text: Line | str, width: int) -> Rows:
    content = T(text) if isinstance(text, str) else line_content(text)
    return rows_of(hang(T(f" {label}", "source"), content, min(WIDTH + LABEL, width - 1), LABEL))


def banner(lines: Iterable[str], width: int) -> Rows:
    """What is wrong with the connection, over the whole width."""
    found: list[Content] = []
    for line in lines:
        found += wrap(T(f"! {line}", "wrong"), width - 2)
    return rows_of([line.pad_left(MARGIN) for line in found])
