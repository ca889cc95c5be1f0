"""The Teach area as a page: its entries, sets and packs of one's own, and what is said of a pack that does not open."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from civics_tui.packs.library.library import Library
from civics_tui.packs.removed import take_away
from civics_tui.study import sets
from civics_tui.study.classes import HeldClass, HowHeld
from civics_tui.study.desk import Desk
from civics_tui.views import own_pack, teach
from civics_tui.views.menu import Menu
from civics_tui.views.teach import TeachState
from tests.packs.shelf import QUESTION, Shelf, shelf_in, small
from tests.tui.desks import NOW

POOR = """\
title: Poor [b]
questions:
  - stem: Which body confirms federal judges?
    kind: single
    choices: [The House, {text: The Senate, correct: true}, The Court]
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", small())
    return shelf


def desk_of(shelf: Shelf) -> Desk:
    return Desk.open(shelf.places, library=Library.open(shelf.places), clock=lambda: NOW)


def page(shelf: Shelf) -> Menu:
    desk = desk_of(shelf)
    return teach.page(teach.looked_at(desk, teach.names(desk)))


def lines(menu: Menu) -> list[str]:
    return [row.line for row in menu.rows]


def own_page(shelf: Shelf, path: Path) -> Menu:
    return own_pack.page(own_pack.opened(desk_of(shelf), path))


def test_without_anything_every_entry_stands_there(shelf: Shelf) -> None:
    shown = page(shelf)
    assert [row.act.id for row in shown.rows if row.act] == [one.id for one in teach.entries()]
    assert [group.heading for group in shown.groups] == ["Use on Monday", "My question sets", "My packs"]


def test_each_entry_has_its_command(shelf: Shelf) -> None:
    told = dict(teach.commands())
    assert all(one.command.startswith("civics-tui ") for one in teach.entries())
    assert {one.command for one in teach.entries()} <= set(told.values())


def test_a_set_says_how_long_it_is_and_where_it_is_from(shelf: Shelf) -> None:
    sets.create(shelf.places.sets, "Monday", ["courts/confirm-body"], minutes=3)
    sets.create(shelf.places.sets, "Two", ["courts/confirm-body", "gone/x"])
    (shelf.places.sets / "broken.yaml").write_text("set: [\n")
    told = lines(page(shelf))
    assert "Monday, 1 question: 3 min, How judges get their seats" in told
    assert "Two, 2 questions: 2 packs" in told
    assert "1 file of a set cannot be read; civics-tui set list says why" in told


def test_before_they_are_looked_at_own_packs_stand_there_by_name(shelf: Shelf) -> None:
    shelf.own("poor.yaml", {"": POOR})
    shown = teach.page(teach.names(desk_of(shelf)))
    assert "Poor [b]: ..., ..." in lines(shown)


def test_a_pack_says_how_much_there_is_to_look_at(shelf: Shelf) -> None:
    path = shelf.own("poor.yaml", {"": POOR})
    shelf.own("empty.yaml", {"": "title: Empty\nquestions: []\n"})
    told = lines(page(shelf))
    findings = own_pack.opened(desk_of(shelf), path).pack.findings
    assert len(findings) >= 2
    assert f"Poor [b]: 1 question, {len(findings)} things to look at" in told
    assert "Empty: 0 questions, nothing in it yet" in told


def test_the_page_of_a_pack_leads_from_each_finding_to_its_question(shelf: Shelf) -> None:
    path = shelf.own("poor.yaml", {"": POOR})
    shown = own_page(shelf, path)
    found = [row for row in shown.rows if row.act and row.act.kind == "finding"]
    assert {row.act.id for row in found if row.act} == {"0"}
    assert all(row.text.startswith("Question 1: ") for row in found)
    assert not any(word in row.text for row in found for word in ("yaml", "explanation:", "E1", "L2"))
    kinds = [row.act.kind for row in shown.rows if row.act]
    assert {"edit", "try", "report", "share", "reports", "remove"} <= set(kinds)


def test_a_broken_pack_says_where_and_is_left_as_it_is(shelf: Shelf) -> None:
    path = shelf.own("broken.yaml", {"": "title: Broken\nquestions:\n\t- stem: x\n"})
    assert "Broken: 0 questions, cannot be opened: 1 error" in lines(page(shelf))
    shown = own_page(shelf, path)
    assert shown.intro == (
        "Broken cannot be opened: 1 error, in broken.yaml line 3: a tab stands where spaces must stand."
        " Its file is as you left it."
    )
    assert [row.act.kind for row in shown.rows if row.act] == ["report", "remove"]


def test_an_id_that_is_taken_names_the_other_pack(shelf: Shelf) -> None:
    path = shelf.own("courts", small(title="My courts"))
    assert "My courts: 1 question, its id is taken" in lines(page(shelf))
    shown = own_page(shelf, path)
    assert str(shelf.places.content / "courts") in shown.intro
    assert "try" not in [row.act.kind for row in shown.rows if row.act]


def test_packs_taken_away_are_counted(shelf: Shelf) -> None:
    take_away(shelf.places, shelf.own("poor.yaml", {"": POOR}))
    assert "1 pack that you took away: bring one back" in lines(page(shelf))


def test_a_pack_is_shared_as_one_file(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.own("mine.yaml", {"": f"title: Mine\nquestions:\n{QUESTION}"})
    target, told = own_pack.share(shelf.places, path, tmp_path / "out")
    assert target.name.startswith("mine-")
    assert target.suffix == ".civpack"
    assert (target.is_file(), str(target) in told) == (True, True)


def test_what_a_directory_hides_from_the_reader_does_not_end_the_page(shelf: Shelf) -> None:
    shelf.places.own.mkdir(parents=True)
    (shelf.places.own / "gone.yaml").symlink_to(shelf.places.own / "nowhere.yaml")
    assert any(line.startswith("gone: 0 questions, cannot be opened") for line in lines(page(shelf)))


def held(number: int, **more: Any) -> HeldClass:
    fields = {"title": "Period 3", "day": datetime.date(2026, 11, number), "pack": "Courts", "students": 28}
    return HeldClass(number=number, state="finished", **{**fields, **more})


def test_the_newest_classes_stand_below_and_lead_to_the_others() -> None:
    shown = teach.page(TeachState(packs=(), classes=tuple(held(number) for number in range(9, 0, -1))))
    results = shown.groups[-1]
    assert results.heading == "Results"
    assert [row.line for row in results.rows[:1]] == ["Period 3, 9 Nov 2026: Courts, 28 students, finished"]
    assert [row.act.id for row in results.rows if row.act] == ["9", "8", "7", "6", ""]
    assert results.rows[-1].text == "All 9 classes"
    everything = teach.classes_page(tuple(held(number) for number in range(9, 0, -1)))
    assert [row.act.id for row in everything.rows if row.act] == [str(number) for number in range(9, 0, -1)]


def test_every_choice_of_a_class_turns_and_comes_back() -> None:
    for what in ("seconds", "own_order", "typed_names", "approve"):
        how = HowHeld().turned(what)
        assert lines(teach.hold_page(TeachState(), how)) != lines(teach.hold_page(TeachState(), HowHeld()))
        for _turn in range(6):
            if how != HowHeld():
                how = how.turned(what)
        assert how == HowHeld()


def test_an_erased_class_has_no_name() -> None:
    row = teach.class_row(held(2, title="Period 3", is_erased=True))
    assert row.line == "(erased), 2 Nov 2026: Courts, 28 students, erased"
    assert teach.class_row(held(2, title="Courts")).line == "Courts, 2 Nov 2026: 28 students, finished"


def test_before_they_are_known_no_class_stands_there(shelf: Shelf) -> None:
    assert [group.heading for group in teach.page(teach.names(desk_of(shelf))).groups][-1] == "My packs"
    assert lines(teach.classes_page(())) == ["No class was held here yet."]
