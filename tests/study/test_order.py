"""The order of the parts of a question: seeded, with pins kept, and never the solution."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model import kinds
from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.question import Choice, Item
from civics_tui.study.order import draw_order
from tests import strategies
from tests.study import fakes

SEEDS = st.integers(0, 2**63 - 1)


def single(pins: Sequence[str | None], *, shuffle: bool = True) -> kinds.Single:
    """Choices 1, 2, ... with these pins."""
    choices = tuple(
        Choice(text=str(number), pin=pin, correct=number == 0)  # type: ignore[arg-type]
        for number, pin in enumerate(pins)
    )
    return kinds.Single(id="q", stem="?", choices=choices, shuffle=shuffle)


def ordering(n: int, *, shuffle: bool = True) -> kinds.Ordering:
    return kinds.Ordering(id="q", stem="?", items=tuple(Item(text=str(i)) for i in range(n)), shuffle=shuffle)


@given(strategies.questions, SEEDS)
def test_every_part_is_shown_once_and_the_seed_decides(question: Question, seed: int) -> None:
    order = draw_order(question, seed)
    assert sorted(order) == sorted(kind_of(question).parts(question))
    assert draw_order(question, seed) == order


@given(st.lists(st.sampled_from([None, "first", "last"]), min_size=2, max_size=8), SEEDS)
def test_pinned_choices_stay_at_their_end(pins: list[str | None], seed: int) -> None:
    question = single(pins)
    by_id = {choice.id: choice.pin for choice in question.choices}
    shown = [{"first": 0, None: 1, "last": 2}[by_id[one]] for one in draw_order(question, seed)]
    assert shown == sorted(shown)


def test_choices_that_must_not_be_shuffled_keep_the_author_s_order() -> None:
    assert {draw_order(single([None] * 4, shuffle=False), seed) for seed in range(20)} == {("1", "2", "3", "4")}


def test_choices_are_shuffled_else() -> None:
    assert len({draw_order(single([None] * 4), seed) for seed in range(200)}) == 24


@pytest.mark.parametrize("n", [2, 3, 4])
def test_an_ordering_is_never_shown_solved(n: int) -> None:
    question = ordering(n)
    solved = kind_of(question).parts(question)
    assert all(draw_order(question, seed) != solved for seed in range(300))


def test_an_ordering_of_one_is_shown_as_it_is() -> None:
    assert draw_order(ordering(1), 1) == ("1",)


@pytest.mark.parametrize("kind", ["ordering", "matching", "categorize"])
def test_where_the_author_s_order_is_the_key_not_shuffling_means_one_order_for_all(kind: str) -> None:
    question = next(one for one in fakes.every_kind() if one.kind == kind)
    still = dataclasses.replace(question, shuffle=False)
    orders = {draw_order(still, seed) for seed in range(50)}
    assert len(orders) == 1
    assert orders != {kind_of(still).parts(still)}


def test_true_and_false_keep_their_places() -> None:
    question = kinds.TrueFalse(id="q", stem="?", answer=True)
    assert {draw_order(question, seed) for seed in range(20)} == {("true", "false")}
