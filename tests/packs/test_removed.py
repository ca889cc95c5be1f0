"""An own pack that is taken away lies aside and comes back as it was; nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.errors import NotFound, StorageError, WrongUse
from civics_tui.packs.removed import Removed, bring_back, removed, take_away
from tests.packs.shelf import QUESTION, Shelf, shelf_in, small

ONE = {"": f"title: One\nquestions:\n{QUESTION}"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return shelf_in(tmp_path)


def ids(shelf: Shelf) -> list[str]:
    with shelf.library() as library:
        library.refresh()
        return [entry.id for entry in library.entries()]


def test_a_pack_is_gone_from_the_list_and_comes_back_as_it_was(shelf: Shelf) -> None:
    path = shelf.own("one.yaml", ONE)
    before = path.read_bytes()
    taken = take_away(shelf.places, path)
    assert ids(shelf) == []
    assert removed(shelf.places) == (taken,)
    assert bring_back(shelf.places, taken) == path
    assert path.read_bytes() == before
    assert (ids(shelf), removed(shelf.places)) == (["one"], ())


def test_a_folder_goes_with_all_that_is_in_it(shelf: Shelf) -> None:
    path = shelf.own("mine", small("mine"))
    bring_back(shelf.places, take_away(shelf.places, path))
    assert sorted(one.name for one in path.rglob("*")) == ["a.yaml", "pack.yaml", "questions"]


def test_two_of_a_name_lie_aside_the_last_first(shelf: Shelf) -> None:
    first = take_away(shelf.places, shelf.own("one.yaml", ONE))
    second = take_away(shelf.places, shelf.own("one.yaml", {"": "title: Two\n"}))
    assert removed(shelf.places) == (second, first)
    bring_back(shelf.places, first)
    with pytest.raises(WrongUse, match="another pack at"):
        bring_back(shelf.places, second)
    assert removed(shelf.places) == (second,)


@pytest.mark.parametrize("where", ["shipped", "nowhere", "deeper", "aside"])
def test_only_an_own_pack_is_taken_away(shelf: Shelf, where: str) -> None:
    own = shelf.own("mine", small("mine"))
    paths = {
        "shipped": shelf.ship("courts", small()),
        "nowhere": shelf.places.own / "nothing.yaml",
        "deeper": own / "questions",
        "aside": take_away(shelf.places, shelf.own("one.yaml", ONE)).path,
    }
    with pytest.raises(NotFound, match="not among your packs"):
        take_away(shelf.places, paths[where])
    assert own.is_dir()


def test_what_is_gone_for_good_is_told(shelf: Shelf) -> None:
    with pytest.raises(NotFound, match=r"one\.yaml is not there any more"):
        bring_back(shelf.places, Removed(shelf.places.own / ".removed" / "1" / "one.yaml"))


def test_what_else_lies_in_the_folder_is_no_pack(shelf: Shelf) -> None:
    aside = shelf.places.own / ".removed"
    (aside / "7").mkdir(parents=True)
    (aside / "notes").mkdir()
    (aside / "8").write_text("no folder")
    assert removed(shelf.places) == ()


def test_a_place_that_cannot_be_made_is_told(shelf: Shelf) -> None:
    path = shelf.own("one.yaml", ONE)
    (shelf.places.own / ".removed").write_text("in the way")
    with pytest.raises(StorageError, match=r"one\.yaml cannot be moved: "):
        take_away(shelf.places, path)
    assert path.is_file()
