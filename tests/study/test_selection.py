"""Which questions are asked: unseen first, interleaved, nothing retired, nothing stale or contested in an exam."""

from __future__ import annotations

import datetime
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.study.selection import LeftOut, Past, choose, fit, matching
from tests.study.fakes import FakeRow

TODAY = datetime.date(2026, 11, 16)


def row(
    name: str,
    objective: str | None = None,
    *,
    kind: str = "single",
    review_by: str | None = None,
    retired: bool = False,
    contested: bool = False,
) -> FakeRow:
    return FakeRow(name, kind, objective, review_by, retired, contested, ())


def past(answered: str, right: str | None = None) -> Past:
    return Past(answered, right, was_right=answered == right)


def ids(rows: list[FakeRow]) -> list[str]:
    return [one.id for one in rows]


OBJECTIVES = st.lists(st.sampled_from(["a", "b", "c", None]), max_size=20)


@given(OBJECTIVES, st.integers(1, 25), st.text(max_size=5))
def test_the_seed_decides_and_nothing_is_asked_twice(objectives: list[str | None], n: int, seed: str) -> None:
    rows = [row(f"q{number}", one) for number, one in enumerate(objectives)]
    chosen = choose(rows, {}, n=n, seed=seed)
    assert len(chosen) == min(n, len(rows))
    assert len(set(ids(chosen))) == len(chosen)
    assert choose(rows, {}, n=n, seed=seed) == chosen


@given(OBJECTIVES, st.text(max_size=5))
def test_no_two_of_one_objective_follow_each_other_where_that_is_possible(
    objectives: list[str | None], seed: str
) -> None:
    kinds = ("single", "ordering", "short")
    rows = [row(f"q{number}", one, kind=kinds[number % 3]) for number, one in enumerate(objectives)]
    chosen = choose(rows, {}, n=len(rows) or 1, seed=seed)
    assert sorted(ids(chosen)) == sorted(ids(rows))
    most = max(Counter(one for one in objectives if one).values(), default=0)
    together = sum(a.objective is not None and a.objective == b.objective for a, b in pairwise(chosen))
    least = max(0, most - (len(rows) - most) - 1)
    assert together == least


def test_the_first_question_of_all_is_a_plain_choice() -> None:
    rows = [row(str(number), "ab"[number % 2], kind="ordering") for number in range(8)] + [row("plain", "a")]
    assert {choose(rows, {}, n=9, seed=str(seed))[0].id for seed in range(20)} == {"plain"}
    known = {"0": past("2026-01-01")}
    assert len({choose(rows, known, n=9, seed=str(seed))[0].id for seed in range(20)}) > 1


def test_another_seed_gives_another_order() -> None:
    rows = [row(f"q{number}") for number in range(8)]
    assert len({tuple(ids(choose(rows, {}, n=8, seed=str(seed)))) for seed in range(50)}) > 40


def test_unseen_ones_come_first_then_those_never_right_then_those_right_longest_ago() -> None:
    known = {
        "long-ago": past("2026-01-01", "2026-01-01"),
        "yesterday": past("2026-11-15", "2026-11-15"),
        "wrong": past("2026-11-14"),
        "right-once": past("2026-11-14", "2026-06-01"),
    }
    rows = [row(name) for name in (*known, "unseen")]
    for n, expected in enumerate(["unseen", "wrong", "long-ago", "right-once", "yesterday"], start=1):
        assert expected in ids(choose(rows, known, n=n, seed="1"))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 6, 8])
def test_every_objective_has_its_turn(n: int) -> None:
    rows = [
        row(f"{objective}{number}", objective) for objective in "abcd" for number in range({"a": 20}.get(objective, 2))
    ]
    for seed in range(20):
        counts = Counter(one.objective for one in choose(rows, {}, n=n, seed=str(seed)))
        assert max(counts.values()) - min(counts[objective] for objective in "abcd") <= 1


@pytest.mark.parametrize(
    ("mode", "kept", "left_out"),
    [
        ("practice", ["plain", "stale", "view", "fresh"], LeftOut(retired=1)),
        ("missed", ["plain", "stale", "view", "fresh"], LeftOut(retired=1)),
        ("exam", ["plain", "fresh"], LeftOut(retired=1, stale=1, contested=1)),
    ],
)
def test_an_exam_leaves_out_what_is_stale_or_contested(mode: str, kept: list[str], left_out: LeftOut) -> None:
    rows = [
        row("plain"),
        row("stale", review_by="2026-01"),
        row("view", contested=True),
        row("gone", retired=True, review_by="2020"),
        row("fresh", review_by="2026-11-16"),
    ]
    asked, out = fit(rows, mode, TODAY)  # type: ignore[arg-type]
    assert (ids(asked), out) == (kept, left_out)


def test_rows_are_filtered_by_objective_and_kind() -> None:
    rows = [row("1", "a"), row("2", "b"), row("3", "a", kind="short")]
    assert ids(matching(rows)) == ["1", "2", "3"]
    assert ids(matching(rows, objective="a")) == ["1", "3"]
    assert ids(matching(rows, objective="a", kind="short")) == ["3"]
    assert ids(matching(rows, kind="cloze")) == []
