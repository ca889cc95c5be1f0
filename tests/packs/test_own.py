"""The packs that a teacher writes lie in a folder of their own, and are listed, found and refused like all others."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.errors import Ambiguous, NotFound, PackBroken, WrongUse
from civics_tui.packs.installing.install import arriving, remove
from civics_tui.packs.library.library import Library
from tests.packs.shelf import QUESTION, Shelf, later, manifest, shelf_in, small, write


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return shelf_in(tmp_path)


def listed(library: Library) -> list[tuple[str, str, int, int]]:
    """Id, origin, number of questions and of errors of what the library lists."""
    library.refresh()
    return [(entry.id, entry.origin, entry.questions, entry.problems) for entry in library.entries()]


def test_folders_and_single_files_are_listed_behind_the_others_and_found(shelf: Shelf) -> None:
    shelf.ship("courts", small())
    shelf.own("mine", small("mine", "Mine"))
    shelf.own("week.yaml", {"": f"title: This week\nquestions:\n{QUESTION}"})
    shelf.own("notes", {"notes.txt": "no pack"})
    shelf.own("pack.schema.json", {"": "{}"})
    with shelf.library() as library:
        assert [entry.title for entry in library.entries()] == ["How judges get their seats", "Mine", "This week"]
        assert listed(library) == [("courts", "shipped", 1, 0), ("mine", "own", 1, 0), ("week", "own", 1, 0)]
        assert library.find("week").path == shelf.places.own / "week.yaml"
        assert library.find(str(shelf.places.own / "mine")).origin == "own"
        assert {hit.pack for hit in library.search("judges")} == {"courts", "mine", "week"}


def test_what_is_saved_is_there_the_next_time_it_is_asked_for(shelf: Shelf) -> None:
    path = shelf.own("week.yaml", {"": f"title: This week\nquestions:\n{QUESTION}"})
    with shelf.library() as library:
        assert library.find("week").questions == 1
        write(path, {"": f"title: This week\nquestions:\n{QUESTION}{QUESTION.replace('confirm-body', 'second')}"})
        later(path)
        assert library.find("week").questions == 2
        path.unlink()
        assert library.stale()
        assert listed(library) == []
        with pytest.raises(NotFound):
            library.find("week")


def test_a_broken_one_is_listed_with_its_errors_and_hides_no_other(shelf: Shelf) -> None:
    shelf.own("broken.yaml", {"": "title: Broken\nquestions:\n\t- stem: tab\n"})
    (shelf.places.own / "gone.yaml").symlink_to(shelf.places.own / "nowhere.yaml")
    (shelf.places.own / "bytes.yaml").write_bytes(b"title: \xff\xfe\n")
    shelf.own("fine.yaml", {"": f"title: Fine\nquestions:\n{QUESTION}"})
    with shelf.library() as library:
        found = {entry[0]: entry[1:] for entry in listed(library)}
        assert found["fine"] == ("own", 1, 0)
        assert found["broken"][2] >= 1
        assert found["bytes"][2] >= 1
        assert found["gone"][0] == "own"
        with pytest.raises(PackBroken, match=r"broken\.yaml cannot be used; it has 1 error"):
            library.find("broken")


def test_the_id_of_another_pack_is_refused_with_both_named(shelf: Shelf) -> None:
    shipped = shelf.ship("courts", small())
    own = shelf.own("courts", small())
    with shelf.library() as library, pytest.raises(Ambiguous) as caught:
        library.find("courts")
    assert str(shipped) in caught.value.sentence
    assert str(own) in caught.value.sentence


def test_no_pack_is_installed_over_one_that_is_written_here(shelf: Shelf, tmp_path: Path) -> None:
    shelf.own("courts", small())
    source = write(tmp_path / "v2", {"pack.yaml": manifest(), "questions/a.yaml": f"questions:\n{QUESTION}"})
    with (
        pytest.raises(WrongUse, match=r"another one has it already: courts in .*own.courts"),
        arriving(shelf.places, source),
    ):
        pass


def test_an_own_pack_is_not_removed_as_an_installed_one(shelf: Shelf) -> None:
    path = shelf.own("courts", small())
    with pytest.raises(NotFound, match="is not installed"):
        remove(shelf.places, path)
    assert path.is_dir()
