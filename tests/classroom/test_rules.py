"""The rules alone: every move that there is and no other, deadlines, factors, who is counted."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.classroom.rules import counting, policy, run, session
from civics_tui.classroom.rules.accepting import is_in_time, verdict
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NotNow
from civics_tui.classroom.rules.run import Run, RunState
from civics_tui.classroom.rules.session import Session, SessionState
from civics_tui.errors import Damaged

SESSION = Session(id=1, title="x", code="K7M4PD", state="running", policy=Policy(), snapshot="h")
RUN = Run(id=1, session=1, ordinal=0, question=0)
STATES: tuple[SessionState, ...] = get_args(SessionState)
RUN_STATES: tuple[RunState, ...] = get_args(RunState)


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_sessions_move_where_they_may(before: SessionState, after: SessionState) -> None:
    one = dataclasses.replace(SESSION, state=before)
    if after not in session.MOVES[before]:
        with pytest.raises(NotNow):
            session.move(one, after, 5)
        return
    moved = session.move(one, after, 5)
    assert moved.state == after
    assert (moved.code is not None) == (after in session.ALIVE)
    assert moved.paused_at == (5 if after == "paused" else None)


@pytest.mark.parametrize("state", RUN_STATES)
def test_runs_move_where_they_may(state: RunState) -> None:
    one = dataclasses.replace(RUN, state=state, opened_at=0, closes_at=100)
    moves: dict[RunState, Callable[[], Run]] = {
        "open": lambda: run.opened(one, 5, None),
        "closing": lambda: run.closing(one, 5),
        "locked": lambda: run.locked(one, 5),
        "revealed": lambda: run.revealed(one, 5),
        "scored": lambda: run.scored(one),
    }
    for after, move in moves.items():
        if after in run.MOVES[state]:
            assert move().state == after
        else:
            with pytest.raises(NotNow):
                move()
    if state != "open":
        with pytest.raises(NotNow):
            run.extended(one, 5)


TIMES = st.integers(0, 10**7)


@given(limit=TIMES, factor=st.integers(100, 1_000), credit=TIMES, at=TIMES)
def test_more_time_is_never_less(limit: int, factor: int, credit: int, at: int) -> None:
    one = dataclasses.replace(run.opened(RUN, 1_000, limit), credit=credit)
    usual, longer = run.deadline(one, 100), run.deadline(one, factor)
    assert usual is not None
    assert longer is not None
    assert longer >= usual == 1_000 + limit + credit
    assert run.due(one, [100, factor]) == longer
    assert run.due(one, [factor, None]) is None
    if is_in_time(SESSION, one, at, 100):
        assert is_in_time(SESSION, one, at, factor)
        assert is_in_time(SESSION, one, at, None)


@given(limit=TIMES, at=TIMES, pause=TIMES, gap=TIMES)
def test_a_pause_moves_every_deadline_by_its_length(limit: int, at: int, pause: int, gap: int) -> None:
    one = run.opened(RUN, 0, limit)
    later = run.credited(one, gap)
    assert is_in_time(SESSION, one, at, 100) == is_in_time(SESSION, later, at + gap, 100)
    paused = dataclasses.replace(SESSION, state="paused", paused_at=pause)
    assert is_in_time(paused, one, pause + at, 100) == is_in_time(SESSION, one, pause, 100)


@given(closed=TIMES, at=TIMES, factor=st.sampled_from([100, 200, None]))
def test_a_close_by_hand_ends_everybodys_time(closed: int, at: int, factor: int | None) -> None:
    one = run.closing(run.opened(RUN, 0, None), closed)
    assert is_in_time(SESSION, one, at, factor) == (at <= closed + one.grace)
    assert not is_in_time(SESSION, run.locked(one, closed), at, factor)


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans())), st.sampled_from(["change", "first"]))
def test_verdicts_leave_one_answer(arrivals: list[tuple[int, bool]], answers: policy.Answers) -> None:
    counted: int | None = None
    accepted = []
    for rev, in_time in arrivals:
        said = verdict(answers, in_time=in_time, rev=rev, counted=counted)
        if said == "accepted":
            accepted.append(rev)
            counted = rev
    timely = [rev for rev, in_time in arrivals if in_time]
    assert counted == ((max(timely) if answers == "change" else timely[0]) if timely else None)
    assert accepted == sorted(set(accepted))
    assert answers == "change" or len(accepted) <= 1


@given(st.sets(st.integers(1, 9)), st.lists(st.integers(1, 9)), st.sets(st.integers(1, 9)))
def test_students_are_counted_and_not_messages(joined: set[int], answered: list[int], here: set[int]) -> None:
    found = counting.count(joined, answered, here)
    assert found.answered == len(joined & set(answered)) <= found.joined == len(joined)
    assert set(found.out) == (joined & here) - set(answered)
    assert counting.all_answered(found) == (bool(joined & here) and joined & here <= set(answered))


def test_presence_ends_after_fifteen_seconds() -> None:
    assert counting.present({1: 0, 2: 1}, 15_000) == {2}


def test_the_vote_that_counts() -> None:
    first = dataclasses.replace(RUN, opened_at=10, revealed_at=None)
    second = dataclasses.replace(RUN, id=2, ordinal=1, vote=2, opened_at=50)
    assert run.counting([]) is None
    assert run.counting([RUN]) is None
    assert run.counting([second, first]) == second
    shown = dataclasses.replace(first, revealed_at=40)
    assert run.counting([shown, second]) == shown


def test_policies_come_back_as_they_were() -> None:
    given = Policy(answers="first", grace=0, missed="zero")
    assert policy.from_data(given.data() | {"from_a_newer_version": 1}) == given
    assert policy.from_data({}) == Policy()
    with pytest.raises(Damaged):
        Policy(grace=-1)


def test_every_state_has_its_word() -> None:
    assert len({session.said(state) for state in STATES}) == len(STATES)
    assert len({run.said(state) for state in RUN_STATES}) == len(RUN_STATES)
