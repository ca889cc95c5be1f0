"""Reports of learners and answers that they counted as right, as they may leave a history: without a name.

A report knows its question, the wording and meaning it was about, the day, and the answer as typed; nothing else.
Its id is a hash of what happened, by which the same report is known again when it comes by two ways.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from civics_tui.errors import Damaged, StorageError
from civics_tui.model.answer import Filled, Typed
from civics_tui.model.identity import digest
from civics_tui.model.kinds import Cloze, Question
from civics_tui.model.text import clean_text, one_line
from civics_tui.model.typed import MAX_LENGTH
from civics_tui.packs.library.stored import question_from_text
from civics_tui.places import Places
from civics_tui.study.events import Complaint, Reported
from civics_tui.study.history import Clock, History
from civics_tui.study.history.reading import moment
from civics_tui.study.history.said import Said

What = Literal[Complaint, "counted"]
"""A report, or an answer counted as right."""
COMPLAINTS: tuple[Complaint, ...] = get_args(Complaint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of one learner, or one typed answer that a learner counted as right."""

    id: str
    """Hash of attempt, place and kind, 32 hex digits: the same report has the same one everywhere."""
    pack: str
    question: str
    """Its id in the pack, as it was then."""
    wording: str
    meaning: str
    day: datetime.date
    """In UTC."""
    what: What
    answer: str = ""
    """For `counted`: the text as typed, in one line, at most `MAX_LENGTH` characters."""
    gap: str = ""
    """For `counted` in a cloze: the name of the gap."""
    stem: str = field(default="", compare=False)
    """The stem as it was shown, where the history is at hand; never exported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """What was found, and what could not be read."""

    found: tuple[Report, ...] = ()
    attempts: int = 0
    """Attempts whose log cannot be read."""
    histories: int = 0
    """Histories that cannot be read."""


def merged(*several: Iterable[Report]) -> tuple[Report, ...]:
    """All reports, each once; of two that are the same the first stays, with its stem."""
    return tuple(dict.fromkeys(one for reports in several for one in reports))


def in_history(history: History) -> Reports:
    """The reports of one learner.

    Raises:
        StorageError: the history cannot be read.
    """
    told, left_out = history.said()
    return Reports(found=merged(one for said in told for one in _reports(said, history)), attempts=left_out)


def on_this_machine(places: Places, clock: Clock) -> Reports:
    """The reports of all learners of this machine; nothing says whose they are."""
    found: list[Report] = []
    attempts = histories = 0
    for path in sorted((places.data / "profiles").glob("*/history.sqlite3")):
        try:
            history = History.open(path, clock=clock)
            try:
                one = in_history(history)
            finally:
                history.close()
        except StorageError:
            histories += 1
        else:
            found += one.found
            attempts += one.attempts
    return Reports(found=merged(found), attempts=attempts, histories=histories)


def _reports(said: Said, history: History) -> Iterator[Report]:
    question = _question(said, history)
    if isinstance(said.event, Reported):
        if said.event.what in COMPLAINTS:
            yield _report(said, question, said.event.what)
        return
    for gap, text in _typed(said, question):
        answer = one_line(clean_text(text))[:MAX_LENGTH].strip()
        if answer:
            yield _report(said, question, "counted", answer, gap)


def _question(said: Said, history: History) -> Question | None:
    """The question as it was shown; `None` where its snapshot is damaged."""
    try:
        return question_from_text(history.snapshot(said.planned.snapshot))
    except Damaged:
        return None


def _typed(said: Said, question: Question | None) -> Iterator[tuple[str, str]]:
    """The typed texts behind an answer counted as right, with their gaps: of a cloze those that were not right."""
    match said.answer:
        case Typed(text):
            yield "", text
        case Filled(texts) if isinstance(question, Cloze) and said.mark is not None:
            right = {part.id for part in said.mark.parts if part.right}
            for gap, text in texts.items():
                if gap in question.gaps and gap not in right and not question.gaps[gap].choices:
                    yield gap, text


def _report(said: Said, question: Question | None, what: What, answer: str = "", gap: str = "") -> Report:
    return Report(
        id=digest([said.attempt, said.began, said.index, what, gap]),
        pack=said.planned.pack,
        question=said.planned.question,
        wording=said.planned.wording,
        meaning=said.planned.meaning,
        day=moment(said.at).astimezone(datetime.UTC).date(),
        what=what,
        answer=answer,
        gap=gap,
        stem=question.stem if question else "",
    )
