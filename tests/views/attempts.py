"""Attempts over a few questions, made of events."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import kinds
from civics_tui.model.answer import Answer
from civics_tui.model.kinds import Question
from civics_tui.study import attempt as state
from civics_tui.study.attempt import Attempt
from civics_tui.study.events import Answered, Confidence, Event, Mode, Planned, Started


def begun(questions: Sequence[Question], *, mode: Mode = "practice", limit: int | None = None) -> Attempt:
    """An attempt that has just begun."""
    plan = tuple(
        Planned(
            pack="us-courts",
            question=f"q{number}",
            seed=number,
            order=(),
            wording="",
            meaning="",
            snapshot="",
        )
        for number in range(1, len(questions) + 1)
    )
    return state.start("a1", Started(mode=mode, title="How a state could leave", seed="s", plan=plan, limit=limit))


def after(attempt: Attempt, *events: Event) -> Attempt:
    """The attempt after some events."""
    for event in events:
        attempt = state.apply(attempt, event)
    return attempt


def answered(
    index: int, question: Question, answer: Answer, *, seconds: float = 10, confidence: Confidence | None = None
) -> Answered:
    """An answer with the mark that it earns."""
    return Answered(
        index=index, answer=answer, mark=kinds.mark(question, answer), seconds=seconds, confidence=confidence
    )
