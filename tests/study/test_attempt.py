"""The state machine of an attempt: what may follow what, and that a log always leads to the same state."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model.answer import Picked
from civics_tui.model.marking import Mark
from civics_tui.study.attempt import Attempt, NotPossible, apply, replay, start
from civics_tui.study.events import (
    Answered,
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

RIGHT, HALF, WRONG = Mark(Fraction(1)), Mark(Fraction(1, 2)), Mark(Fraction(0))
COUNT = 3


def started(mode: Mode = "practice", count: int = COUNT, limit: int | None = None) -> Started:
    plan = tuple(
        Planned(
            pack="pack",
            question=f"q{number}",
            seed=number,
            order=("2", "1"),
            wording="w",
            meaning="m",
            snapshot=f"s{number}",
        )
        for number in range(count)
    )
    return Started(mode=mode, title="A pack", seed="1", plan=plan, limit=limit)


def answered(index: int, mark: Mark = RIGHT, seconds: float = 2.0) -> Answered:
    return Answered(index=index, answer=Picked(("1",)), mark=mark, seconds=seconds)


def after(*events: Event, mode: Mode = "practice") -> Attempt:
    return replay("a", [started(mode), *events])


def test_it_starts_at_the_first_question_with_nothing_done() -> None:
    attempt = start("a", started())
    assert (attempt.current, attempt.answered, attempt.open, attempt.clock) == (0, 0, True, 0.0)
    assert attempt.next_open == 1


def test_a_log_without_its_beginning_cannot_be_replayed() -> None:
    for log in ([], [Shown(0)]):
        with pytest.raises(NotPossible):
            replay("a", log)


def test_in_practice_an_answer_is_final_and_its_feedback_is_shown() -> None:
    attempt = after(Shown(0), answered(0, WRONG))
    assert attempt.shows_feedback
    with pytest.raises(NotPossible):
        apply(attempt, answered(0))
    with pytest.raises(NotPossible):
        apply(attempt, Hinted(0))


def test_in_an_exam_an_answer_can_be_replaced_until_the_end_and_its_feedback_waits() -> None:
    attempt = after(answered(0, WRONG), answered(0, RIGHT), mode="exam")
    assert attempt.response.mark == RIGHT
    assert attempt.response.seconds == 4.0
    assert not attempt.shows_feedback
    ended = apply(attempt, Finished("handed_in"))
    assert ended.shows_feedback
    with pytest.raises(NotPossible):
        apply(ended, answered(0, WRONG))


def test_what_is_over_takes_nothing_but_an_override() -> None:
    attempt = after(answered(1, WRONG), Finished("done"))
    for event in (Shown(0), Skipped(0), Flagged(0, True), Ticked(3.0), Finished("done")):
        with pytest.raises(NotPossible):
            apply(attempt, event)
    assert apply(attempt, Overridden(1)).responses[1].fraction == 1


def test_a_report_changes_nothing_and_names_a_question_that_is_there() -> None:
    attempt = after(answered(1, WRONG))
    assert apply(attempt, Reported(0, "unclear")) == attempt
    with pytest.raises(NotPossible):
        apply(attempt, Reported(COUNT, "unclear"))


@pytest.mark.parametrize("mark", [RIGHT, Mark(Fraction(0), scored=False)])
def test_only_a_wrong_answer_can_be_overridden(mark: Mark) -> None:
    with pytest.raises(NotPossible):
        apply(after(answered(0, mark)), Overridden(0))


def test_an_unanswered_question_and_an_exam_cannot_be_overridden() -> None:
    with pytest.raises(NotPossible):
        apply(after(), Overridden(0))
    with pytest.raises(NotPossible):
        apply(after(answered(0, WRONG), mode="exam"), Overridden(0))


@pytest.mark.parametrize("index", [-1, COUNT])
def test_a_question_that_does_not_exist_is_refused(index: int) -> None:
    with pytest.raises(NotPossible, match=f"no question {index + 1}"):
        apply(after(), Shown(index))


def test_what_opens_a_question_moves_to_it_and_a_flag_does_not() -> None:
    assert after(Shown(2)).current == 2
    assert after(Shown(2), Flagged(0, True)).current == 2
    assert after(Shown(2), Flagged(0, True)).responses[0].flagged


def test_a_skipped_question_counts_as_skipped_until_it_is_answered() -> None:
    attempt = after(Skipped(0))
    assert attempt.responses[0].skipped
    assert not apply(attempt, answered(0)).responses[0].skipped
    assert not after(answered(0), Skipped(0)).responses[0].skipped


def test_the_clock_never_runs_back() -> None:
    attempt = replay("a", [started("exam", limit=60), Ticked(20.0), Ticked(5.0)])
    assert (attempt.clock, attempt.time_left) == (20.0, 40.0)
    assert apply(attempt, Ticked(99.0)).time_left == 0
    assert after().time_left is None


def test_the_next_question_without_an_answer_is_found_around_the_end() -> None:
    assert after(answered(0), Shown(2)).next_open == 1
    assert after(answered(0), answered(2), Shown(1)).next_open == 1
    assert after(answered(0), answered(1), answered(2)).next_open is None


EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Shown, st.integers(0, COUNT - 1)),
    st.builds(Hinted, st.integers(0, COUNT - 1)),
    st.builds(Skipped, st.integers(0, COUNT - 1)),
    st.builds(Overridden, st.integers(0, COUNT - 1)),
    st.builds(Flagged, st.integers(0, COUNT - 1), st.booleans()),
    st.builds(Reported, st.integers(0, COUNT - 1), st.sampled_from(["wrong", "unfair"])),
    st.builds(answered, st.integers(0, COUNT - 1), st.sampled_from([RIGHT, HALF, WRONG])),
    st.builds(Ticked, st.floats(0, 100)),
    st.builds(Finished, st.sampled_from(["done", "stopped"])),
)


def possible(mode: Mode, events: Sequence[Event]) -> tuple[list[Event], Attempt]:
    """Those of the events that the attempt takes, one after the other, and where they lead."""
    attempt = start("a", started(mode))
    taken: list[Event] = []
    for event in events:
        try:
            attempt = apply(attempt, event)
        except NotPossible:
            continue
        taken.append(event)
    return taken, attempt


@given(st.sampled_from(["practice", "exam", "missed"]), st.lists(EVENTS, max_size=25))
def test_a_replayed_log_leads_where_its_events_led(mode: Mode, events: list[Event]) -> None:
    taken, attempt = possible(mode, events)
    assert replay("a", [started(mode), *taken]) == attempt


@given(st.sampled_from(["practice", "exam", "missed"]), st.lists(EVENTS, max_size=25))
def test_nothing_takes_an_answer_away(mode: Mode, events: list[Event]) -> None:
    attempt = start("a", started(mode))
    for event in events:
        try:
            later = apply(attempt, event)
        except NotPossible:
            continue
        assert later.answered >= attempt.answered
        assert later.clock >= attempt.clock
        assert 0 <= later.current < COUNT
        if mode != "exam":
            kept = [one.answer for one in attempt.responses if one.answered]
            assert [one.answer for one in later.responses if one.answer in kept][: len(kept)] == kept
        attempt = later
