"""The mark of every student on every question of a session, under the newest keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from civics_tui.classroom import snapshot as snapshots
from civics_tui.classroom.rules.record import Kept, Record, Student
from civics_tui.classroom.rules.run import Run, counting
from civics_tui.classroom.snapshot import Snapshot, answer_of
from civics_tui.errors import AnswerError
from civics_tui.model import kinds
from civics_tui.model.answer import Answer
from civics_tui.model.marking import Mark

State = Literal["answered", "no_answer", "not_presented", "erased", "void"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One student on one question."""

    state: State
    """`not_presented`: it was over before the student joined; `void`: the teacher took the question out."""
    answer: Answer | None = None
    mark: Mark | None = None
    received_at: int | None = None
    scored: bool = True
    """Has the question a key?"""
    late: bool = False
    """Came late, and was accepted by the teacher."""

    @property
    def fraction(self) -> Fraction | None:
        """Of the points; `None` where nothing is scored."""
        if not self.scored:
            return None
        if self.state == "no_answer":
            return Fraction(0)
        return None if self.mark is None else self.mark.fraction


@dataclass(frozen=True)
class Marked:
    """A record with its marks."""

    record: Record

    @cached_property
    def void(self) -> frozenset[int]:
        """Places of the questions that were taken out."""
        newest = {one.question: one for one in self.record.gradings}
        return frozenset(place for place, one in newest.items() if one.void)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The questions under their newest keys."""
        corrected = {one.question: one.corrected for one in self.record.gradings if one.corrected is not None}
        return snapshots.from_text(self.record.snapshot).corrected(corrected)

    @cached_property
    def scored(self) -> Mapping[int, Run]:
        """By place of the question, the vote on it that counts; in the order in which they were asked."""
        found: dict[int, Run] = {}
        for run in self.record.runs:
            chosen = counting(one for one in self.record.runs if one.question == run.question)
            if chosen is not None:
                found.setdefault(run.question, chosen)
        return found

    @cached_property
    def students(self) -> tuple[Student, ...]:
        """Everybody who was ever let in."""
        answered = {one.student for one in self.record.current}
        return tuple(one for one in self.record.students if one.status == "in" or one.id in answered)

    @cached_property
    def kept(self) -> Mapping[tuple[int, int], Kept]:
        """By run and student, the submission that counts."""
        by_key = {(one.student, one.key): one for one in self.record.submissions}
        return {(one.run, one.student): by_key[one.student, one.key] for one in self.record.current}

    def cell(self, run: Run, student: Student) -> Cell:
        """One student on one run."""
        question = self.snapshot.items[run.question].question
        scored = kinds.kind_of(question).scored
        kept = self.kept.get((run.id, student.id))
        if run.question in self.void:
            return Cell(state="void")
        if kept is None:
            over = run.locked_at is not None and student.joined_at >= run.locked_at
            return Cell(state="not_presented" if over else "no_answer", scored=scored)
        late = kept.late_accepted_at is not None
        if kept.payload is None:
            return Cell(state="erased", received_at=kept.received_at, scored=scored, late=late)
        answer = answer_of(kept.payload)
        try:
            mark = kinds.mark(question, answer)
        except AnswerError:  # a corrected question may know fewer parts
            mark = Mark(Fraction(0))
        return Cell(state="answered", answer=answer, mark=mark, received_at=kept.received_at, scored=scored, late=late)
