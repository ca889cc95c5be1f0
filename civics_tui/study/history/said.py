"""What a learner told the authors of questions: reports, and answers counted as right, read from the log itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from civics_tui.errors import Damaged
from civics_tui.model.answer import Answer
from civics_tui.model.marking import Mark
from civics_tui.study.events import Answered, Event, Overridden, Planned, Reported, Started
from civics_tui.study.history.reading import logged


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One report, or one answer counted as right."""

    attempt: str
    """Id of the attempt."""
    began: str
    """When the attempt began, as stored."""
    index: int
    """Place of the question in the attempt, counted from 0."""
    planned: Planned
    event: Reported | Overridden
    at: str
    """When it was told, as stored."""
    answer: Answer | None = None
    """For an answer counted as right: that answer."""
    mark: Mark | None = None
    """For an answer counted as right: its mark before that."""


def said(connection: sqlite3.Connection) -> tuple[tuple[Said, ...], int]:
    """Everything told in all attempts, oldest first, and how many attempts had to be left out as unreadable."""
    names = connection.execute(
        "SELECT DISTINCT attempt FROM events WHERE name IN ('reported', 'overridden') ORDER BY attempt"
    )
    found: list[Said] = []
    left_out = 0
    for (attempt,) in names.fetchall():
        try:
            found += _of_attempt(attempt, logged(connection, attempt))
        except Damaged:
            left_out += 1
    return tuple(found), left_out


def _of_attempt(attempt: str, log: list[tuple[int, Event, str]]) -> Iterator[Said]:
    _number, first, began = log[0]
    if not isinstance(first, Started):
        raise Damaged("")
    answers: dict[int, Answered] = {}
    for _number, event, at in log:
        if isinstance(event, Answered):
            answers[event.index] = event
        elif isinstance(event, Reported | Overridden):
            if not 0 <= event.index < len(first.plan):
                raise Damaged("")
            given = answers.get(event.index) if isinstance(event, Overridden) else None
            yield Said(
                attempt=attempt,
                began=began,
                index=event.index,
                planned=first.plan[event.index],
                event=event,
                at=at,
                answer=given.answer if given else None,
                mark=given.mark if given else None,
            )
