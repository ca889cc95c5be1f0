"""What is kept when a class is over: the sentence that says so, and files that the teacher asks for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from civics_tui.classroom.hosting import needs
from civics_tui.classroom.results.marked import Marked
from civics_tui.classroom.results.table import answers_table, gradebook
from civics_tui.classroom.rules.record import Record
from civics_tui.errors import StorageError
from civics_tui.model.pack import Misconception
from civics_tui.views.times import day
from civics_tui.words import _, ngettext

Known = Mapping[str, Mapping[str, Misconception]]
"""Misconceptions by pack and id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that was written."""

    path: Path
    lines: int
    """Students in a gradebook, lines of another text."""


def stored(record: Record, on: datetime.date) -> str:
    """What was stored, in a sentence."""
    counted = {(one.run, one.student) for one in record.current}
    asked = len({run.question for run in record.runs if run.opened_at is not None})
    answers = ngettext("{n} answer", "{n} answers", len(counted)).format(n=len(counted))
    questions = ngettext("{n} question", "{n} questions", asked).format(n=asked)
    return _("Results saved: {title}, {day}, session {number}. {answers} to {questions}.").format(
        title=record.session.title or _("a class"),
        day=day(on),
        number=record.session.id,
        answers=answers,
        questions=questions,
    )


def next_steps(number: int) -> tuple[tuple[str, str], ...]:
    """What can be done with the results, each with the command that does it."""
    return (
        (_("See the results"), f"civics-tui class results {number}"),
        (_("Print who needs what"), f"civics-tui class results {number} --needs"),
        (_("Gradebook file"), f"civics-tui class results {number} --csv FILE"),
    )


def kept_steps(number: int) -> tuple[tuple[str, str], ...]:
    """What can be done with a class of an earlier day, each with the command that does it."""
    return (
        *next_steps(number),
        (_("Every answer, as a file"), f"civics-tui class results {number} --answers FILE"),
        (_("Erase names and typed answers"), f"civics-tui class erase {number}"),
    )


def name_of(record: Record, what: str, suffix: str) -> str:
    """The name of a file: `period-3-7-gradebook.csv`."""
    title = re.sub(r"[^a-z0-9]+", "-", record.session.title.casefold()).strip("-")[:40] or "class"
    return f"{title}-{record.session.id}-{what}{suffix}"


def keep_gradebook(record: Record, folder: Path) -> Kept:
    """Write one line for each student, with names, for a spreadsheet.

    Raises:
        StorageError: it cannot be written.
    """
    text = gradebook(Marked(record))
    return _write(folder / name_of(record, "gradebook", ".csv"), text, bom=True)


def keep_answers(record: Record, folder: Path) -> Kept:
    """Write one line for each student and question.

    Raises:
        StorageError: it cannot be written.
    """
    return _write(folder / name_of(record, "answers", ".csv"), answers_table(Marked(record)), bom=True)


def keep_needs(record: Record, known: Known, folder: Path) -> Kept:
    """Write who needs what, to be printed.

    Raises:
        StorageError: it cannot be written.
    """
    text = "\n".join(needs.told(Marked(record), known)) + "\n"
    return _write(folder / name_of(record, "who-needs-what", ".txt"), text)


def _write(path: Path, text: str, *, bom: bool = False) -> Kept:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Spreadsheets take a file without the mark for one in the language's old code page.
        path.write_text(text, "utf-8-sig" if bom else "utf-8", newline="")
        path.chmod(0o600)
    except OSError as problem:
        raise StorageError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=problem.strerror)
        ) from problem
    return Kept(path=path, lines=text.count("\n") - 1)
