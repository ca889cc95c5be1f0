"""An attempt as a pure state machine: state and event in, new state out. It knows no clock, no disk and no screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from civics_tui.errors import CivicsError
from civics_tui.model.answer import Answer
from civics_tui.model.marking import Mark
from civics_tui.study.events import (
    Answered,
    Confidence,
    Ending,
    Event,
    Finished,
    Flagged,
    Hinted,
    Mode,
    Overridden,
    Planned,
    Reported,
    Shown,
    Skipped,
    Started,
    Ticked,
)
from civics_tui.words import _

_AboutOne = Shown | Hinted | Answered | Overridden | Flagged | Skipped
"""Events that change one question."""

FEEDBACK_AT_ONCE: frozenset[Mode] = frozenset({"practice", "missed"})
"""Modes in which an answer is final and its feedback is shown at once."""


class NotPossible(CivicsError):
    """The event does not fit the state of the attempt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One question in an attempt, and what was done with it."""

    planned: Planned
    seen: bool = False
    skipped: bool = False
    flagged: bool = False
    hints: int = 0
    """How many hints were asked for."""
    answer: Answer | None = None
    mark: Mark | None = None
    confidence: Confidence | None = None
    overridden: bool = False
    seconds: float = 0.0

    @property
    def answered(self) -> bool:
        """Was an answer given?"""
        return self.answer is not None

    @property
    def fraction(self) -> Fraction | None:
        """Of the points, after an override; `None` without an answer, and where nothing is scored."""
        if self.mark is None or not self.mark.scored:
            return None
        return Fraction(1) if self.overridden else self.mark.fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One sitting of one learner over chosen questions."""

    id: str
    mode: Mode
    title: str
    seed: str
    origin: str
    limit: int | None
    responses: tuple[Response, ...]
    current: int = 0
    """Place of the question that is open, counted from 0."""
    clock: float = 0.0
    """Seconds that the clock has run."""
    ending: Ending | None = None
    """How it ended; `None` while it is open."""

    @property
    def open(self) -> bool:
        """Can anything still be added?"""
        return self.ending is None

    @property
    def response(self) -> Response:
        """The question that is open."""
        return self.responses[self.current]

    @property
    def feedback_at_once(self) -> bool:
        """Is the feedback shown after each answer, and the answer final?"""
        return self.mode in FEEDBACK_AT_ONCE

    @property
    def shows_feedback(self) -> bool:
        """Is the feedback of the open question to be shown now?"""
        return self.response.answered and (self.feedback_at_once or not self.open)

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(response.answered for response in self.responses)

    @property
    def time_left(self) -> float | None:
        """Seconds left on the clock, not below 0; `None` without a clock."""
        return None if self.limit is None else max(0.0, self.limit - self.clock)

    @property
    def next_open(self) -> int | None:
        """The next question without an answer, going round from the open one; `None` when all have one."""
        count = len(self.responses)
        around = [(self.current + step) % count for step in range(1, count + 1)]
        return next((index for index in around if not self.responses[index].answered), None)


def start(attempt_id: str, event: Started) -> Attempt:
    """The attempt that a `Started` event begins."""
    return Attempt(
        id=attempt_id,
        mode=event.mode,
        title=event.title,
        seed=event.seed,
        origin=event.origin,
        limit=event.limit,
        responses=tuple(Response(planned=planned) for planned in event.plan),
    )


def replay(attempt_id: str, events: Iterable[Event]) -> Attempt:
    """The attempt that a log of events leads to; the first one must be `Started`."""
    log = iter(events)
    first = next(log, None)
    if not isinstance(first, Started):
        raise NotPossible(_("The log of this attempt has no beginning."))
    attempt = start(attempt_id, first)
    for event in log:
        attempt = apply(attempt, event)
    return attempt


def apply(attempt: Attempt, event: Event) -> Attempt:
    """The attempt after an event.

    Raises:
        NotPossible: the attempt is over, the question does not exist, or its answer is final.
    """
    if not attempt.open and not isinstance(event, Overridden | Reported):
        raise NotPossible(_("This attempt is over."))
    match event:
        case Started():
            raise NotPossible(_("This attempt has begun already."))
        case Ticked(seconds):
            return replace(attempt, clock=max(attempt.clock, seconds))
        case Finished(ending):
            return replace(attempt, ending=ending)
        case Reported(index):
            _there(attempt, index)
            return attempt
        case _:
            return _with_response(attempt, event.index, event)


def _there(attempt: Attempt, index: int) -> None:
    if not 0 <= index < len(attempt.responses):
        raise NotPossible(_("This attempt has no question {n}.").format(n=index + 1))


def _with_response(attempt: Attempt, index: int, event: _AboutOne) -> Attempt:
    _there(attempt, index)
    changed = _changed(attempt, attempt.responses[index], event)
    responses = (*attempt.responses[:index], changed, *attempt.responses[index + 1 :])
    # A flag can be set from the overview, and an override after the end: neither opens its question.
    current = attempt.current if isinstance(event, Flagged | Overridden) else index
    return replace(attempt, responses=responses, current=current)


def _changed(attempt: Attempt, response: Response, event: _AboutOne) -> Response:
    final = response.answered and attempt.feedback_at_once
    match event:
        case Shown():
            return replace(response, seen=True)
        case Hinted():
            if final:
                raise NotPossible(_("This question has its answer already."))
            return replace(response, hints=response.hints + 1)
        case Flagged(_index, on):
            return replace(response, flagged=on)
        case Skipped():
            return response if response.answered else replace(response, skipped=True)
        case Overridden():
            if response.mark is None or response.mark.verdict in ("right", "unscored") or not attempt.feedback_at_once:
                raise NotPossible(_("Only an answer that was marked wrong in practice can be counted as right."))
            return replace(response, overridden=True)
        case Answered():
            if final:
                raise NotPossible(_("This question has its answer already."))
            return replace(
                response,
                seen=True,
                skipped=False,
                answer=event.answer,
                mark=event.mark,
                confidence=event.confidence,
                seconds=response.seconds + event.seconds,
            )
