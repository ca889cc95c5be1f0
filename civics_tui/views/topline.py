"""The top line of a question: what it is about, where one is, and how it stands. For every face with a top line."""

from __future__ import annotations

from civics_tui.study.attempt import Attempt, Response
from civics_tui.views import times
from civics_tui.views.bars import EMPTY, FULL, MISSED
from civics_tui.words import _

LONGEST = 20
"""Questions that are drawn one by one; of more only the numbers are told."""


def where(attempt: Attempt, index: int) -> str:
    """`practice  4 of 10`, in an exam `exam   question 7 of 20`."""
    place = {"n": index + 1, "count": len(attempt.responses)}
    if attempt.mode == "exam":
        return _("exam   question {n} of {count}").format(**place)
    name = _("missed before") if attempt.mode == "missed" else _("practice")
    return _("{mode}  {n} of {count}").format(mode=name, **place)


def signs(attempt: Attempt) -> str:
    """One sign a question, `###X......`; nothing in an open exam, and where they would be too many."""
    if len(attempt.responses) > LONGEST or (attempt.open and not attempt.feedback_at_once):
        return ""
    return "".join(_sign(response) for response in attempt.responses)


def _sign(response: Response) -> str:
    if not response.answered:
        return EMPTY
    fraction = response.fraction
    if fraction is None or fraction == 1:
        return FULL
    return "~" if fraction else MISSED


def clock(left: float | None) -> str:
    """`41 min left`; nothing without a clock."""
    return "" if left is None else times.left(left)


def states(attempt: Attempt, index: int, left: float | None, *, clock_shown: bool = True) -> str:
    """The right part of the line."""
    parts = (where(attempt, index), signs(attempt), clock(left) if clock_shown and attempt.open else "")
    return ("   " if attempt.mode == "exam" else "  ").join(part for part in parts if part)


def short(index: int, count: int) -> str:
    """`4/10`, where there is little room."""
    return f"{index + 1}/{count}"
