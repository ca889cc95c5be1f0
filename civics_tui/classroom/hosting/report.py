"""The results of a session as lines to read: each question with its distribution, each student with the points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from civics_tui.classroom.hosting.told import bar_cells, bar_count
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.standing import standings
from civics_tui.classroom.results.table import number
from civics_tui.classroom.revealed import bars
from civics_tui.classroom.rules.run import Run
from civics_tui.classroom.showing import Showing
from civics_tui.model import kinds
from civics_tui.model.answer import Answer
from civics_tui.views.bars import percent
from civics_tui.views.pieces import plain
from civics_tui.words import _, ngettext


def report(marked: Marked, showing: Showing) -> Iterator[str]:
    """The lines, those of the questions first; a table of students last."""
    yield _("{title}: results of session {number}").format(
        title=marked.record.session.title or _("A class"), number=marked.record.session.id
    )
    for place, number_ in zip(marked.scored, range(1, len(marked.scored) + 1), strict=True):
        yield ""
        yield from _question(marked, showing, place, number_)
    yield ""
    yield from _students(marked)


def _answers(marked: Marked, run: Run) -> list[Answer]:
    cells = (marked.cell(run, student) for student in marked.students)
    return [cell.answer for cell in cells if cell.answer is not None]


def _question(marked: Marked, showing: Showing, place: int, shown: int) -> Iterator[str]:
    asked = showing.asked(place)
    votes = [run for run in marked.record.runs if run.question == place and run.opened_at is not None]
    counted = marked.scored[place]
    yield f"{shown}. {plain(asked.public.stem)}"
    if place in marked.void:
        yield _("   taken out by the teacher")
        return
    before = _answers(marked, votes[0]) if len(votes) > 1 else None
    now = _answers(marked, votes[-1])
    width = max((len(plain(bar.text)) for bar in bars(asked, now)), default=0)
    for bar in bars(asked, now, before, lettered=showing.lettered):
        sign = "OK" if bar.right else "  "
        text = f"{bar.letter:<2}{plain(bar.text):<{min(width, 40)}}"
        yield f"{sign} {text}  {bar_count(bar):>8}  {bar_cells(bar, len(now))}".rstrip()
    if before is not None:
        which = _("first") if counted.vote == 1 else _("second")
        yield _("   two votes; the {which} one counts").format(which=which)
    fractions = [share for student in marked.students if (share := marked.cell(counted, student).fraction) is not None]
    if fractions and kinds.kind_of(asked.question).scored:
        yield _("   {share} of the points").format(share=percent(sum(fractions, Fraction(0)) / len(fractions)))


def _students(marked: Marked) -> Iterator[str]:
    rows = standings(marked)
    yield ngettext("{n} student", "{n} students", len(rows)).format(n=len(rows))
    width = max((len(row.student.name) for row in rows), default=0)
    for row in sorted(rows, key=lambda one: one.student.name.casefold()):
        name = row.student.name or _("student {n}").format(n=row.student.id)
        late = sum(cell.late for cell in row.cells.values())
        note = ngettext("{n} late", "{n} late", late).format(n=late) if late else ""
        yield f"   {name:<{width}}  {number(row.points):>5} {_('of')} {number(row.of):<5} {note}".rstrip()
