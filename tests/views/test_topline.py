"""The top line of a question: where one is, one sign for each question, and the clock in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from civics_tui.model.answer import Typed
from civics_tui.model.marking import Mark
from civics_tui.study.attempt import Attempt, apply, start
from civics_tui.study.events import Answered, Event, Finished, Mode, Planned, Started
from civics_tui.views import topline

MARKS = (Mark(Fraction(1)), Mark(Fraction(1, 2)), Mark(Fraction(0)), Mark(Fraction(0), scored=False))


def begun(count: int, *events: Event, mode: Mode = "practice", limit: int | None = None) -> Attempt:
    """An attempt over so many questions, after some events."""
    plan = tuple(
        Planned(pack="p", question=str(n), seed=n, order=(), wording="", meaning="", snapshot="") for n in range(count)
    )
    attempt = start("a", Started(mode=mode, title="Title", seed="1", plan=plan, limit=limit))
    for event in events:
        attempt = apply(attempt, event)
    return attempt


def answered() -> list[Event]:
    """The first questions answered, each with another mark."""
    return [Answered(index=index, answer=Typed("x"), mark=mark) for index, mark in enumerate(MARKS)]


@pytest.mark.parametrize(
    ("mode", "told"),
    [("practice", "practice  2 of 3"), ("missed", "missed before  2 of 3"), ("exam", "exam   question 2 of 3")],
)
def test_where_one_is(mode: Mode, told: str) -> None:
    assert topline.where(begun(3, mode=mode), 1) == told


def test_every_question_has_a_sign() -> None:
    assert topline.signs(begun(6, *answered())) == "#~X#.."


def test_an_exam_shows_no_verdict_before_it_is_handed_in() -> None:
    exam = begun(6, *answered(), mode="exam")
    assert topline.signs(exam) == ""
    assert topline.signs(apply(exam, Finished("handed_in"))) == "#~X#.."


def test_too_many_questions_are_not_drawn_one_by_one() -> None:
    assert topline.signs(begun(topline.LONGEST)) == "." * topline.LONGEST
    assert topline.signs(begun(topline.LONGEST + 1)) == ""


def test_the_clock_stands_at_the_end_and_can_be_left_out() -> None:
    exam = begun(2, mode="exam", limit=600)
    assert topline.states(exam, 0, 599.0) == "exam   question 1 of 2   9 min left"
    assert topline.states(exam, 0, 599.0, clock_shown=False) == "exam   question 1 of 2"
    assert topline.states(begun(2), 0, None) == "practice  1 of 2  .."


def test_the_short_form() -> None:
    assert topline.short(3, 10) == "4/10"
