"""Results as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from civics_tui.classroom.results.marked import Cell, Marked
from civics_tui.classroom.results.standing import Standing, standings
from civics_tui.model import answer as answers
from civics_tui.words import _

_FORMULA = re.compile("[\\s\u200c-\u200f]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a formula begins, in wide signs too; what is invisible before it does not hide it."""


def gradebook(marked: Marked, *, names: bool = True) -> str:
    """One line for each student: number, name, points, and each question's share of its points.

    Args:
        marked: the record with its marks.
        names: with the names of students, as only the teacher sees it.
    """
    places = list(marked.scored)
    heads = [marked.snapshot.items[place].question.id or str(place + 1) for place in places]
    rows: list[list[str]] = [[_("student"), _("name"), _("key"), _("points"), _("of"), *heads]]
    for row in standings(marked):
        who = [str(row.student.id), row.student.name if names else "", (row.student.roster_key or "") if names else ""]
        rows.append([*who, number(row.points), number(row.of), *(_share(row.cells[place]) for place in places)])
    return written(rows)


def answers_table(marked: Marked, *, names: bool = True) -> str:
    """One line for each student and question, with the answer as it was given."""
    heads = [_("student"), _("name"), _("question"), _("state"), _("answer"), _("fraction"), _("late")]
    rows: list[list[str]] = [heads]
    for row in standings(marked):
        for place, cell in row.cells.items():
            rows.append(_line(marked, row, place, cell, names))
    return written(rows)


def _line(marked: Marked, row: Standing, place: int, cell: Cell, names: bool) -> list[str]:
    given = "" if cell.answer is None else json.dumps(answers.to_data(cell.answer), ensure_ascii=False)
    return [
        str(row.student.id),
        row.student.name if names else "",
        marked.snapshot.items[place].question.id or str(place + 1),
        cell.state,
        given,
        _share(cell),
        str(int(cell.late)),
    ]


def _share(cell: Cell) -> str:
    return "" if cell.fraction is None else number(cell.fraction)


def number(value: Fraction) -> str:
    """A number with at most four places."""
    text = f"{round(Decimal(value.numerator) / Decimal(value.denominator), 4):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def written(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV, each cell harmless in a spreadsheet."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
