"""Installing in two steps: what was looked at is what is installed, else nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.errors import WrongUse
from civics_tui.packs.installing import seen
from civics_tui.packs.installing.installed import in_use
from tests.packs.installing.test_install import SECOND
from tests.packs.shelf import QUESTION, Shelf, manifest, shelf_in, write


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return shelf_in(tmp_path / "home")


def pack(folder: Path, version: str, questions: str) -> Path:
    return write(folder, {"pack.yaml": manifest(version=version), "questions/a.yaml": f"questions:\n{questions}"})


def version(shelf: Shelf) -> str:
    found = in_use(shelf.places.installed / "courts")
    return found.name.partition("-")[0] if found else ""


def test_looking_changes_nothing_and_tells_what_would(shelf: Shelf, tmp_path: Path) -> None:
    first, second = pack(tmp_path / "a", "1.0.0", QUESTION), pack(tmp_path / "b", "1.1.0", QUESTION + SECOND)
    arrival = seen.look(shelf.places, first)
    assert (arrival.former, version(shelf)) == (None, "")
    seen.install(shelf.places, first, arrival)
    update = seen.look(shelf.places, second)
    assert update.changes is not None
    assert (update.changes.added, version(shelf)) == (("second",), "1.0.0")
    seen.install(shelf.places, second, update)
    assert version(shelf) == "1.1.0"


def test_a_file_that_changed_meanwhile_is_not_installed(shelf: Shelf, tmp_path: Path) -> None:
    source = pack(tmp_path / "a", "1.0.0", QUESTION)
    arrival = seen.look(shelf.places, source)
    pack(source, "1.0.0", QUESTION + SECOND)
    with pytest.raises(WrongUse, match="has changed since it was shown"):
        seen.install(shelf.places, source, arrival)
    assert version(shelf) == ""


def test_another_version_that_came_meanwhile_stays(shelf: Shelf, tmp_path: Path) -> None:
    first, second = pack(tmp_path / "a", "1.0.0", QUESTION), pack(tmp_path / "b", "1.1.0", QUESTION + SECOND)
    arrival = seen.look(shelf.places, second)
    seen.install(shelf.places, first, seen.look(shelf.places, first))
    with pytest.raises(WrongUse, match="has changed since it was shown"):
        seen.install(shelf.places, second, arrival)
    assert version(shelf) == "1.0.0"


def test_the_former_version_comes_back(shelf: Shelf, tmp_path: Path) -> None:
    for folder, number in (("a", "1.0.0"), ("b", "1.1.0")):
        source = pack(tmp_path / folder, number, QUESTION)
        seen.install(shelf.places, source, seen.look(shelf.places, source))
    former = next(one for one in (shelf.places.installed / "courts").iterdir() if one.name.startswith("1.0.0"))
    with pytest.raises(WrongUse, match="is older"):
        seen.look(shelf.places, former)
    seen.install(shelf.places, former, seen.look(shelf.places, former, downgrade=True), downgrade=True)
    assert version(shelf) == "1.0.0"
