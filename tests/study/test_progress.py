"""Figures of a pack are made from the last answers, and from nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civics_tui.study.progress import missed, progress, renamed
from civics_tui.study.selection import Past
from tests.study.fakes import FakeRow

ROWS = st.lists(
    st.builds(
        FakeRow,
        id=st.integers(0, 30).map(str),
        kind=st.just("single"),
        objective=st.sampled_from(["a", "b", None]),
        review_by=st.none(),
        retired=st.booleans(),
        contested=st.booleans(),
        was=st.just(()),
    ),
    max_size=12,
    unique_by=lambda row: row.id,
)
PAST = st.dictionaries(
    st.integers(0, 30).map(str),
    st.builds(Past, answered=st.text("0123456789", min_size=3, max_size=3), right=st.none(), was_right=st.booleans()),
    max_size=12,
)


@given(ROWS, PAST)
def test_the_figures_add_up(rows: list[FakeRow], past: dict[str, Past]) -> None:
    figures = progress("p", rows, past)
    assert figures.right <= figures.scored <= figures.seen <= figures.count <= len(rows)
    assert figures.right + len(missed(rows, past)) == figures.scored
    for name in ("count", "seen", "scored", "right"):
        assert sum(getattr(one, name) for one in figures.objectives) <= getattr(figures, name)
    assert figures.percent is None or 0 <= figures.percent <= 100


@given(ROWS, PAST)
def test_the_weakest_objective_has_something_wrong(rows: list[FakeRow], past: dict[str, Past]) -> None:
    figures = progress("p", rows, past)
    weakest = figures.weakest
    if weakest is None:
        assert all(one.right == one.scored for one in figures.objectives)
    else:
        assert weakest.right < weakest.scored
        shares = [one.right / one.scored for one in figures.objectives if one.scored]
        assert weakest.right / weakest.scored == min(shares)


def test_the_longest_missed_comes_first() -> None:
    rows = [FakeRow(name, "single", None, None, False, False, ()) for name in "abc"]
    past = {"a": Past("3", None, False), "b": Past("1", None, False), "c": Past("2", "2", True)}
    assert missed(rows, past) == ["b", "a"]


def test_of_several_former_names_the_latest_answer_counts() -> None:
    row = FakeRow("new", "single", None, None, False, False, ("old", "older"))
    past = {"older": Past("1", "1", True), "old": Past("2", None, False), "else": Past("9", "9", True)}
    assert renamed([row], past) == {"new": Past("2", "1", was_right=False)}
