"""The rows that follow from a log: one function for writing them with the event and for making them again.

A response gets its row when its answer is final: at once where the feedback is shown at once, else when the attempt
ends, so that an answer that an exam still lets one change counts only as it was handed in. A question that was seen
and left without an answer gets a row with `skipped` when the attempt ends; one that was never seen gets none.
"""

from __future__ import annotations

from typing import Any

import msgspec

from civics_tui.model import answer as answers
from civics_tui.model.identity import digest
from civics_tui.study.attempt import Attempt, Response
from civics_tui.study.events import Answered, Event, Finished, Overridden, Planned, Started

Change = tuple[str, tuple[Any, ...]]
"""A statement and its values."""

_ATTEMPT = """INSERT INTO attempts (id, mode, title, origin, questions, count, began) VALUES (?, ?, ?, ?, ?, ?, ?)"""
_ENDED = "UPDATE attempts SET ended = ?, ending = ? WHERE id = ?"
_RESPONSE = f"INSERT INTO responses VALUES ({', '.join('?' * 20)})"
_OVERRIDDEN = """UPDATE responses SET overridden = 1
    WHERE pack = ? AND question = ? AND attempt = ? AND place = ?"""


_encoder = msgspec.json.Encoder()


def text_of(data: Any) -> str:
    """Plain data as the JSON text that is stored; the same data, built in the same order, give the same text."""
    return _encoder.encode(data).decode()


def changes(after: Attempt, event: Event, at: str) -> list[Change]:
    """What an event changes in the derived tables.

    Args:
        after: the attempt with the event applied.
        event: the event.
        at: its time, as stored.
    """
    match event:
        case Started():
            return [(_ATTEMPT, _attempt_row(after, event, at))]
        case Answered(index=index) if after.feedback_at_once:
            return [(_RESPONSE, _response_row(after, index, at))]
        case Overridden(index):
            planned = after.responses[index].planned
            return [(_OVERRIDDEN, (planned.pack, planned.question, after.id, index))]
        case Finished(ending):
            return [(_ENDED, (at, ending, after.id)), *_settled(after, at)]
    return []


def alike(plan: tuple[Planned, ...]) -> str:
    """A hash that two attempts share when they ask the same questions, whatever their order."""
    return digest(sorted([planned.pack, planned.question, planned.meaning] for planned in plan))


def _attempt_row(attempt: Attempt, event: Started, at: str) -> tuple[Any, ...]:
    return attempt.id, event.mode, event.title, event.origin, alike(event.plan), len(event.plan), at


def _settled(attempt: Attempt, at: str) -> list[Change]:
    """The rows that the end of an attempt adds."""
    return [
        (_RESPONSE, _response_row(attempt, index, at))
        for index, response in enumerate(attempt.responses)
        if (not attempt.feedback_at_once if response.answered else response.seen or response.skipped)
    ]


def _response_row(attempt: Attempt, index: int, at: str) -> tuple[Any, ...]:
    response = attempt.responses[index]
    planned = response.planned
    return (
        planned.pack,
        planned.question,
        attempt.id,
        index,
        planned.wording,
        planned.meaning,
        planned.snapshot,
        planned.seed,
        text_of(planned.order),
        text_of(answers.to_data(response.answer)) if response.answer is not None else None,
        str(response.mark.fraction) if response.mark and response.mark.scored else None,
        _verdict(response),
        response.confidence,
        response.hints,
        int(response.overridden),
        round(response.seconds, 2),
        at,
        attempt.origin,
        attempt.mode,
        int(not response.answered),
    )


def _verdict(response: Response) -> str:
    return response.mark.verdict if response.mark else "skipped"
