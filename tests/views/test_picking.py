"""Picking questions: filters that narrow, times that add up."""

from __future__ import annotations

import pytest

from civics_tui.model.kinds import KINDS
from civics_tui.model.pack import Manifest
from civics_tui.packs.library.library import Indexed
from civics_tui.views import picking, stems
from civics_tui.views.picking import Filters
from civics_tui.views.pieces import plain
from tests.study.fakes import every_kind


def row(name: str, kind: str = "single", difficulty: int | None = 2, objective: str | None = "a") -> Indexed:
    """A row of the index."""
    return Indexed(name, kind, objective, None, difficulty, None, name == "old", False, False, ())


ROWS = [row("one"), row("two", "ordering", 4, "b"), row("three", "numeric", None, None), row("old", "cloze", 5, "c")]


def test_what_is_retired_is_never_shown() -> None:
    assert [one.id for one in ROWS if Filters().fits(one)] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        (Filters(objective="b"), ["two"]),
        (Filters(kind="numeric"), ["three"]),
        (Filters(difficulty=2), ["one"]),
        (Filters(minutes=1), ["one"]),
        (Filters(minutes=2), ["one", "three"]),
        (Filters(objective="a", kind="numeric"), []),
    ],
)
def test_filters_narrow(filters: Filters, shown: list[str]) -> None:
    assert [one.id for one in ROWS if filters.fits(one)] == shown


def test_only_values_that_are_there_are_offered() -> None:
    offered = picking.values("kind", ROWS, Manifest(title="x"))
    assert [one.kind for one, _words in offered] == ["", "single", "numeric", "ordering"]


def test_every_kind_has_a_time_and_a_word() -> None:
    assert set(picking.SECONDS) == set(KINDS) == set(picking.kind_words())


def test_minutes_add_up() -> None:
    assert picking.minutes_of([]) == 1
    assert picking.minutes_of([row("easy")] * 10) == 5
    assert picking.minutes_of([row("hard", difficulty=5)] * 10) == 8


def test_filters_are_told_in_words() -> None:
    told = {one.name: one.value for one in picking.filter_rows(Filters(difficulty=3, minutes=2), Manifest(title="x"))}
    assert told == {"objective": "all", "kind": "all", "difficulty": "3 of 5", "minutes": "up to a minute"}


def test_a_stem_is_listed_without_what_is_drawn_later() -> None:
    told = {question.id: plain(stems.listed(question.stem)) for question in every_kind()}
    assert told["numeric"] == "How many of … states ratify?"
    assert told["cloze"] == "____ of Congress and ____ of the states."


def test_what_was_picked_is_counted() -> None:
    assert picking.picked_line(0, 1) == "nothing picked yet"
    assert picking.picked_line(3, 2) == "3 picked, about 2 min"
