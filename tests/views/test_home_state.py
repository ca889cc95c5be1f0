"""What Home reads from a desk: names first, figures after, packs in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from civics_tui.packs.library.library import Entry, Library
from civics_tui.study.desk import Desk
from civics_tui.views import home_state
from tests.tui.desks import NOW, answered_some, copy_into, places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Path:
    """An installation whose packs are compiled."""
    folder = tmp_path_factory.mktemp("home")
    copy_into(places_in(folder), compiled)
    return folder


@pytest.fixture
def desk(home: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """The desk of a learner of this test's own."""
    places = places_in(home)
    with Library.open(places) as library:
        made = Desk.open(places, library=library, clock=lambda: NOW, learner=request.node.name)
        yield made
        made.close()


def test_a_new_learner(desk: Desk) -> None:
    state = home_state.names(desk)
    assert state.is_new
    assert state.ready
    assert state.continued == ()
    assert state.first_pack is not None
    assert state.first_pack.id == "secession-process"
    assert state.entries[-1].id == "pack-writing"
    assert state.welcome.start == "Start: 10 questions, about 5 minutes, nothing to set up"
    assert state.next_for_you is None


def test_names_come_before_figures_and_keep_their_order(desk: Desk) -> None:
    answered_some(desk)
    names = home_state.names(desk)
    figures = home_state.figures(desk, names)
    assert not names.is_new
    assert names.continued[0].where == "practice, question 2 of 10"
    assert [row.title for row in names.packs] == [row.title for row in figures.packs]
    assert {row.seen for row in names.packs} == {"..."}
    assert re.fullmatch(r"3/\d\d", figures.packs[0].seen)
    assert figures.missed == len(desk.missed())
    assert figures.next_for_you is not None


def test_the_usual_learner_is_not_named(home: Path) -> None:
    places = places_in(home)
    with Library.open(places) as library:
        desk = Desk.open(places, library=library, clock=lambda: NOW)
        assert home_state.names(desk).learner == ""
        desk.close()


def test_shipped_packs_stand_in_reading_order_before_all_others() -> None:
    def entry(name: str, title: str, origin: str = "shipped") -> Entry:
        return Entry(id=name, title=title, origin=origin, path=Path(name))  # type: ignore[arg-type]

    entries = [entry("own", "B", "installed"), entry("key-actors", "K"), entry("a", "A", "installed")]
    entries += [entry("pack-writing", "P"), entry("secession-process", "S"), entry("calexit-history", "C", "installed")]
    order = [one.id for one in home_state.in_reading_order(entries)]
    assert order == ["secession-process", "key-actors", "pack-writing", "a", "own", "calexit-history"]


def test_pages_of_all_packs_take_turns(desk: Desk) -> None:
    state = home_state.names(desk)
    assert len({row.pack for row in state.pages}) == len(state.pages) == home_state.MOST_PAGES


def test_a_pack_that_cannot_be_opened_says_so(desk: Desk) -> None:
    broken = Entry(id="own", title="Own", origin="installed", path=Path("own"), problems=3)
    state = replace(home_state.names(desk), entries=(broken,))
    assert [row.word for row in state.packs] == ["cannot be opened: 3 errors"]
    assert home_state.figures(desk, state).progress == {}


def test_a_pack_without_a_question_yet_says_so(desk: Desk) -> None:
    empty = Entry(id="own", title="Own", origin="own", path=Path("own"))
    state = replace(home_state.names(desk), entries=(empty,))
    assert [row.word for row in state.packs] == ["nothing in it yet"]
