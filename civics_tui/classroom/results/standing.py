"""One row for each student: every question with its mark, and the sum of the points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from civics_tui.classroom.results.marked import Cell, Marked
from civics_tui.classroom.rules.record import Student
from civics_tui.model import kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one student came to. No speed counts, and no place among others is given."""

    student: Student
    cells: Mapping[int, Cell]
    """By place of the question, in the order in which they were asked."""
    points: Fraction
    of: Fraction
    """Points of the questions that count for this student."""


def standings(marked: Marked) -> tuple[Standing, ...]:
    """The rows of all students who were let in."""
    return tuple(_standing(marked, student) for student in marked.students)


def _standing(marked: Marked, student: Student) -> Standing:
    cells = {place: marked.cell(run, student) for place, run in marked.scored.items()}
    points = of = Fraction(0)
    for place, cell in cells.items():
        worth = Fraction(marked.snapshot.items[place].question.points)
        if cell.fraction is not None:
            points += worth * cell.fraction
            of += worth
        elif cell.state == "not_presented" and _is_zero(marked, place):
            of += worth
    return Standing(student=student, cells=cells, points=points, of=of)


def _is_zero(marked: Marked, place: int) -> bool:
    scored = kinds.kind_of(marked.snapshot.items[place].question).scored
    return scored and marked.record.session.policy.missed == "zero"
