"""What grows below a question: hints as they are asked for, then the verdict and the general reason. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from civics_tui.tui.content import T, fill, hang, line_content, wrap
from civics_tui.tui.prose import Prose
from civics_tui.tui.widgets.entries import NARROW
from civics_tui.tui.widgets.sheet import BLANK, Builder, Rows, rows_of
from civics_tui.views.marked.pick import view_notice
from civics_tui.views.notes import Feedback
from civics_tui.views.pieces import inline
from civics_tui.views.wrap import WIDTH
from civics_tui.words import _

INDENT = 6
"""Columns before running text; the names stand in them."""


def hints_below(hints: Sequence[str]) -> Builder:
    """The hints asked for so far."""

    def rows(width: int) -> Rows:
        found: Rows = []
        for number, hint in enumerate(hints, start=1):
            label = T(f" {_('Hint {n}').format(n=number)}  ", "quiet")
            room = min(WIDTH + label.cell_length, width - 1)
            found += [BLANK, *rows_of(hang(label, line_content(inline(hint)), room, label.cell_length))]
        return found

    return rows


def notice_below() -> Builder:
    """That views are not scored, where the line above the keys has no room for it."""
    return lambda width: [BLANK, *rows_of([line.pad_left(1) for line in wrap(T(view_notice(), "quiet"), width - 2)])]


def reason_below(told: Feedback, read_on: str = "") -> Builder:
    """The verdict in a word, what is said to any such answer, then why, and the title of the page to read on in."""

    def rows(width: int) -> Rows:
        indent = INDENT if width >= NARROW else INDENT - 1
        room = min(WIDTH + indent, width - 1)
        found: Rows = []
        verdict = verdict_line(told)
        if verdict:
            found += [BLANK, *rows_of(hang(T(f"{told.sign:>2}", told.token), verdict, room, 3))]
        found += _why(told.why, indent, room)
        if read_on:
            line = Content.assemble(T(_('Read on: "{title}"').format(title=read_on)), T("    x", "title"))
            found += [BLANK, *rows_of(hang(Content(""), line, room, indent))]
        return found

    return rows


def unanswered_below(right: str, why: str | None) -> Builder:
    """What stands below a question that got no answer, once it is over."""

    def rows(width: int) -> Rows:
        room = min(WIDTH + INDENT, width - 1)
        told = [T(_("No answer."), "title"), T(_("Right: {answer}").format(answer=right)) if right else Content("")]
        return [BLANK, *rows_of(hang(Content(" "), Content(" ").join(told), room, 1)), *_why(why or "", INDENT, room)]

    return rows


def _why(why: str, indent: int, room: int) -> Rows:
    if not why:
        return []
    label = T(f" {_('Why')}", "title")
    lines = Prose(why).lines(room - indent)
    return [
        BLANK,
        *rows_of([fill(Content("") if number else label, indent) + line for number, line in enumerate(lines)]),
    ]


def verdict_line(told: Feedback) -> Content:
    """The verdict with what it counts; a wrong choice needs none, since its sign and reason stand beside it."""
    if told.verdict == "unscored" or (told.verdict == "wrong" and _stands_beside(told)):
        return Content("")
    is_text = not told.options and not told.parts
    given = line_content(told.given) if told.parts else Content("")
    mine = Content("") if is_text or _stands_beside(told) else line_content(told.mine)
    rest = [part for part in (given, mine, T(told.points)) if part]
    head = T(f"{told.word}.", told.token)
    return Content(" ").join([head, *rest])


def _stands_beside(told: Feedback) -> bool:
    """Is what the author says shown at the chosen option already?"""
    return bool(told.options) and not told.many


def answer_in_short(told: Feedback) -> Content:
    """Sign, what was given and what is right, for a narrow top line."""
    right = () if told.parts else told.right
    parts = (T(told.sign or told.word, told.token), line_content(told.given), line_content(right))
    return Content(" ").join(part for part in parts if part)
