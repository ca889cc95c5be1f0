"""The life of one question in a session as a state machine, with its deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from civics_tui.classroom.rules.refused import NotNow
from civics_tui.words import _

RunState = Literal["prepared", "open", "closing", "locked", "revealed", "scored"]

MOVES: dict[RunState, frozenset[RunState]] = {
    "prepared": frozenset({"open"}),
    "open": frozenset({"closing"}),
    "closing": frozenset({"locked", "open"}),
    "locked": frozenset({"revealed", "open"}),
    "revealed": frozenset({"scored"}),
    "scored": frozenset(),
}
"""From each state, the states that can follow it. Back to `open` is a reopening, never once the key was shown."""

TAKING: frozenset[RunState] = frozenset({"open", "closing"})
"""States in which an answer can be accepted."""

FULL = 100
"""The time factor of a student without accommodation, per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One question's life in a session."""

    id: int
    session: int
    ordinal: int
    """Counted from 0 in the order in which runs were made."""
    question: int
    """Its place in the snapshot."""
    vote: int = 1
    """2 for the vote after a discussion."""
    state: RunState = "prepared"
    grace: int = 750
    opened_at: int | None = None
    closes_at: int | None = None
    """The deadline of a student with the usual time, without credit; none where the question is untimed."""
    closed_at: int | None = None
    """When it was closed, by the clock or by the teacher."""
    credit: int = 0
    """Milliseconds given back after pauses and outages."""
    locked_at: int | None = None
    revealed_at: int | None = None


def _moved(run: Run, to: RunState) -> Run:
    if to not in MOVES[run.state]:
        raise NotNow(_("The question is {state} and cannot become {to}.").format(state=said(run.state), to=said(to)))
    return replace(run, state=to)


def opened(run: Run, now: int, limit: int | None) -> Run:
    """The run opened, or opened again, for `limit` milliseconds or without a limit.

    Raises:
        NotNow: its key was shown already.
    """
    closes_at = None if limit is None else now + limit
    fresh = replace(_moved(run, "open"), opened_at=now, closes_at=closes_at)
    return replace(fresh, closed_at=None, locked_at=None, credit=0)


def closing(run: Run, at: int) -> Run:
    """The run closed at that moment; answers on their way are accepted for its grace."""
    return replace(_moved(run, "closing"), closed_at=at)


def locked(run: Run, now: int) -> Run:
    """The run locked: from now on every answer to it is late."""
    return replace(_moved(run, "locked"), locked_at=now)


def revealed(run: Run, now: int) -> Run:
    """The run whose key may be shown."""
    return replace(_moved(run, "revealed"), revealed_at=now)


def scored(run: Run) -> Run:
    """The run that is done with."""
    return _moved(run, "scored")


def extended(run: Run, by: int) -> Run:
    """The open run with a later deadline.

    Raises:
        NotNow: it is not open, or has no deadline.
    """
    if run.state != "open" or run.closes_at is None:
        raise NotNow(_("Only an open question with a clock can be given more time."))
    return replace(run, closes_at=run.closes_at + by)


def credited(run: Run, gap: int) -> Run:
    """The run after `gap` milliseconds in which its clock stood still."""
    if run.state == "open":
        return replace(run, credit=run.credit + gap)
    if run.state == "closing" and run.closed_at is not None:
        return replace(run, closed_at=run.closed_at + gap, credit=run.credit + gap)
    return run


def deadline(run: Run, factor: int | None) -> int | None:
    """The last moment for a student with that time factor, without grace; `None` for an untimed one."""
    if run.closes_at is None or run.opened_at is None or factor is None:
        return None
    return run.opened_at + (run.closes_at - run.opened_at) * factor // FULL + run.credit


def due(run: Run, factors: Iterable[int | None]) -> int | None:
    """When the clock closes the run: with the last deadline of all students; `None` if one of them is untimed."""
    ends = [deadline(run, factor) for factor in {FULL, *factors}]
    return None if None in ends else max(end for end in ends if end is not None)


def lock_due(run: Run) -> int | None:
    """When a closing run locks."""
    return None if run.closed_at is None else run.closed_at + run.grace


def counting(runs: Iterable[Run]) -> Run | None:
    """Of the votes on one question, the one that is scored.

    It is the last that began before the key was shown: after a discussion the second counts, after a reveal the
    first does.
    """
    chosen: Run | None = None
    for run in sorted((one for one in runs if one.opened_at is not None), key=lambda one: one.ordinal):
        if chosen is not None and chosen.revealed_at is not None and chosen.revealed_at <= (run.opened_at or 0):
            break
        chosen = run
    return chosen


def said(state: RunState) -> str:
    """The state in a word."""
    words: dict[RunState, str] = {
        "prepared": _("not open yet"),
        "open": _("open"),
        "closing": _("just closed"),
        "locked": _("closed"),
        "revealed": _("revealed"),
        "scored": _("done"),
    }
    return words[state]
