"""(f) The points of every student, counted once more from the raw submissions alone, and compared with the CSV."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

from civics_tui.classroom.rules.record import Kept, Record, Student
from civics_tui.classroom.rules.run import Run
from civics_tui.errors import AnswerError
from civics_tui.model import answer as answers
from civics_tui.model import kinds
from civics_tui.model.kinds import Question
from civics_tui.packs.library.stored import question_from_text


def points(record: Record) -> dict[int, tuple[Fraction, Fraction]]:
    """By student, the points and how many there were to have; from submissions, never from what counts."""
    questions = _questions(record)
    return {
        student.id: _of_student(record, questions, student)
        for student in record.students
        if student.status == "in" or any(one.student == student.id and _counts(one) for one in record.submissions)
    }


def faults(record: Record, gradebook: str) -> list[str]:
    """Where a gradebook says something else."""
    wanted = points(record)
    rows = list(csv.reader(io.StringIO(gradebook, newline="")))[1:]
    found = []
    if sorted(int(row[0]) for row in rows) != sorted(wanted):
        found.append(f"(f) the gradebook has the students {[row[0] for row in rows]}, not {sorted(wanted)}")
    for row in rows:
        there = tuple(Decimal(cell) for cell in row[3:5])
        mine = wanted.get(int(row[0]), (Fraction(-1), Fraction(-1)))
        if any(abs(Fraction(one) - other) > Fraction(1, 10_000) for one, other in zip(there, mine, strict=True)):
            found.append(f"(f) student {row[0]} has {there} in the gradebook, {mine} by the submissions")
    return found


def _questions(record: Record) -> dict[int, Question | None]:
    found: dict[int, Question | None] = {
        place: question_from_text(text) for place, (_pack, text) in enumerate(json.loads(record.snapshot)["items"])
    }
    for one in sorted(record.gradings, key=lambda one: one.version):
        if one.corrected is not None:
            found[one.question] = question_from_text(one.corrected)
    newest = {one.question: one for one in sorted(record.gradings, key=lambda one: one.version)}
    return found | {place: None for place, one in newest.items() if one.void}


def _counts(one: Kept) -> bool:
    return one.verdict == "accepted" or one.late_accepted_at is not None


def _vote(record: Record, place: int) -> Run | None:
    """The vote that is scored: the last one before which no key had been shown."""
    votes = [run for run in record.runs if run.question == place and run.opened_at is not None]
    shown = [run.revealed_at for run in votes if run.revealed_at is not None]
    fair = [run for run in votes if not shown or (run.opened_at or 0) < min(shown)]
    return max(fair, key=lambda run: run.vote, default=None)


def _of_student(record: Record, questions: dict[int, Question | None], student: Student) -> tuple[Fraction, Fraction]:
    got = of = Fraction(0)
    for place, question in questions.items():
        run = _vote(record, place)
        if run is None or question is None or question.kind == "view":
            continue
        worth = Fraction(question.points)
        mine = [one for one in record.submissions if (one.run, one.student) == (run.id, student.id) and _counts(one)]
        if not mine:
            missed = run.locked_at is not None and student.joined_at >= run.locked_at
            of += Fraction(0) if missed and record.session.policy.missed == "excluded" else worth
            continue
        if record.session.policy.answers == "first":
            chosen = min(mine, key=lambda one: (one.late_accepted_at or one.received_at, one.id))
        else:
            chosen = max(mine, key=lambda one: one.rev)
        if chosen.payload is not None:
            got += worth * _mark(question, chosen.payload)
            of += worth
    return got, of


def _mark(question: Question, payload: str) -> Fraction:
    try:
        return kinds.mark(question, answers.from_data(json.loads(payload))).fraction
    except AnswerError:
        return Fraction(0)
