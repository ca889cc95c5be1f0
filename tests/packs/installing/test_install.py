"""Installing, updating, going back, removing: one version or the other is there, whole, whatever happens between."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from civics_tui.errors import NotFound, PackBroken, StorageError, WrongUse
from civics_tui.model.pack import Pack
from civics_tui.packs.installing import lock
from civics_tui.packs.installing.changes import Changes
from civics_tui.packs.installing.install import Arrival, arriving, remove
from civics_tui.packs.installing.installed import CURRENT, in_use, versions
from tests.architecture.source import ROOT
from tests.packs.shelf import QUESTION, Shelf, manifest, shelf_in, write

SECOND = QUESTION.replace("confirm-body", "second").replace("Which body", "What body")
THIRD = QUESTION.replace("confirm-body", "third").replace("Which body", "Whose vote")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return shelf_in(tmp_path / "home")


def pack(folder: Path, version: str = "1.0.0", questions: str = QUESTION, id_: str = "courts") -> Path:
    """A pack of that version in a folder of its own."""
    files = {"pack.yaml": manifest(id_, version=version), "questions/a.yaml": f"questions:\n{questions}"}
    return write(folder / f"v{version.replace('.', '-')}", files)


def install(shelf: Shelf, source: Path, *, downgrade: bool = False) -> Arrival:
    with arriving(shelf.places, source, downgrade=downgrade) as arrival:
        arrival.settle()
    return arrival


def listed(shelf: Shelf) -> list[tuple[str, str, str]]:
    """Id, version and origin of what the library lists."""
    with shelf.library() as library:
        library.refresh()
        return [(entry.id, entry.version, entry.origin) for entry in library.entries()]


def test_an_installed_pack_is_listed_beside_the_shipped_ones_and_played(shelf: Shelf, tmp_path: Path) -> None:
    shelf.ship("other", {"pack.yaml": manifest("other"), "questions/a.yaml": f"questions:\n{QUESTION}"})
    arrival = install(shelf, pack(tmp_path))
    assert listed(shelf) == [("other", "1.0.0", "shipped"), ("courts", "1.0.0", "installed")]
    with shelf.library() as library:
        assert library.find("courts").path == arrival.path
        assert list(library.pack("courts").questions) == ["confirm-body"]


def test_before_it_is_read_an_installed_pack_is_listed_by_its_id(shelf: Shelf, tmp_path: Path) -> None:
    install(shelf, pack(tmp_path))
    with shelf.library() as library:
        (entry,) = library.entries()
    assert (entry.id, entry.title, entry.compiled) == ("courts", "How judges get their seats", False)


def test_an_installed_pack_stays_as_it_is_when_its_folder_changes(shelf: Shelf, tmp_path: Path) -> None:
    source = pack(tmp_path)
    arrival = install(shelf, source)
    shutil.rmtree(source)
    assert listed(shelf) == [("courts", "1.0.0", "installed")]
    assert "1.0.0" in arrival.path.name


def test_the_same_pack_again_changes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    first = install(shelf, pack(tmp_path))
    about = first.path.stat().st_mtime_ns
    again = install(shelf, pack(tmp_path))
    assert (first.is_here, again.is_here) == (False, True)
    assert first.path.stat().st_mtime_ns == about


def test_an_update_tells_what_it_changes_and_keeps_the_former_version(shelf: Shelf, tmp_path: Path) -> None:
    first = install(shelf, pack(tmp_path, questions=QUESTION + SECOND))
    changed = QUESTION.replace("a task", "the task").replace("choices:", "difficulty: 2\n    choices:")
    retired = SECOND + "    retired: {since: 2026, why: told twice}\n"
    second = install(shelf, pack(tmp_path, "1.1.0", changed.replace("Which", "What") + retired + THIRD))
    assert second.changes == Changes(added=("third",), reworded=("confirm-body",), retired=("second",))
    assert listed(shelf) == [("courts", "1.1.0", "installed")]
    assert versions(second.path.parent) == (second.path, first.path)
    third = install(shelf, pack(tmp_path, "1.2.0"))
    assert third.changes is not None
    assert third.changes.gone == ("third",)
    assert versions(third.path.parent) == (third.path, second.path)
    assert not first.path.exists()


def test_a_changed_key_reopens_and_a_rename_does_not(shelf: Shelf, tmp_path: Path) -> None:
    install(shelf, pack(tmp_path, questions=QUESTION + SECOND))
    swapped = QUESTION.replace("The House of Representatives", "{text: The House, correct: true}").replace(
        "{text: The Senate, correct: true}", "The Senate"
    )
    renamed = SECOND.replace("id: second", "id: better\n    was: [second]")
    arrival = install(shelf, pack(tmp_path, "2.0.0", swapped + renamed))
    assert arrival.changes == Changes(changed=("confirm-body",), renamed=(("second", "better"),))


def test_an_older_version_needs_a_word_and_the_former_one_can_come_back(shelf: Shelf, tmp_path: Path) -> None:
    first = install(shelf, pack(tmp_path, "1.9.0"))
    second = install(shelf, pack(tmp_path, "1.10.0", QUESTION + SECOND))
    with pytest.raises(WrongUse, match=r"1\.9\.0 is older than 1\.10\.0.*--downgrade\.$"):
        install(shelf, pack(tmp_path, "1.9.0"))
    assert listed(shelf) == [("courts", "1.10.0", "installed")]
    back = install(shelf, first.path, downgrade=True)
    assert back.path == first.path
    assert versions(back.path.parent) == (first.path, second.path)
    assert listed(shelf) == [("courts", "1.9.0", "installed")]


def test_a_pack_with_errors_is_not_installed(shelf: Shelf, tmp_path: Path) -> None:
    install(shelf, pack(tmp_path))
    with pytest.raises(PackBroken, match=r"has 1 error: questions/a\.yaml:2.*pack check"):
        install(shelf, pack(tmp_path, "2.0.0", "  - {id: a, kind: riddle, stem: What?}\n"))
    assert listed(shelf) == [("courts", "1.0.0", "installed")]


def test_what_is_not_there_is_not_installed(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no pack at"):
        install(shelf, tmp_path / "gone.civpack")


@pytest.mark.parametrize("id_", ["courts", "Courts"])
def test_the_id_of_a_shipped_pack_is_refused_and_both_are_named(shelf: Shelf, tmp_path: Path, id_: str) -> None:
    shipped = shelf.ship("courts", {"pack.yaml": manifest(), "questions/a.yaml": f"questions:\n{QUESTION}"})
    with pytest.raises(WrongUse) as caught:
        install(shelf, pack(tmp_path, id_=id_))
    assert f'has the id "{id_}"' in caught.value.sentence
    assert str(shipped) in caught.value.sentence
    assert listed(shelf) == [("courts", "1.0.0", "shipped")]


def test_the_id_of_a_pack_that_was_put_there_by_hand_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    other = shelf.install("us", {"pack.yaml": manifest(), "questions/a.yaml": f"questions:\n{QUESTION}"})
    with pytest.raises(WrongUse) as caught:
        install(shelf, pack(tmp_path))
    assert str(other) in caught.value.sentence


def test_ids_that_differ_in_capitals_alone_are_refused(shelf: Shelf, tmp_path: Path) -> None:
    install(shelf, pack(tmp_path))
    with pytest.raises(WrongUse, match='"COURTS", and another one has it already: courts'):
        install(shelf, pack(tmp_path / "other", id_="COURTS"))


def test_the_name_of_a_device_is_no_id(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="name of a device"):
        install(shelf, pack(tmp_path, id_="con.yaml"))


def test_removing_takes_all_versions_and_nothing_else(shelf: Shelf, tmp_path: Path) -> None:
    install(shelf, pack(tmp_path))
    arrival = install(shelf, pack(tmp_path, "2.0.0"))
    install(shelf, pack(tmp_path / "other", id_="other"))
    remove(shelf.places, arrival.path)
    assert listed(shelf) == [("other", "1.0.0", "installed")]
    assert not arrival.path.parent.exists()
    with pytest.raises(NotFound, match="is not installed"):
        remove(shelf.places, arrival.path)


@pytest.mark.parametrize("where", [".", "..", "../../shipped/content/a", ".lock"])
def test_only_installed_packs_are_removed(shelf: Shelf, tmp_path: Path, where: str) -> None:
    shelf.ship("a", {"pack.yaml": manifest("a")})
    install(shelf, pack(tmp_path))
    with pytest.raises(NotFound, match="only installed packs"):
        remove(shelf.places, shelf.places.installed / where)
    assert listed(shelf)[-1] == ("courts", "1.0.0", "installed")


def test_a_pack_put_there_by_hand_is_removed_as_well(shelf: Shelf, tmp_path: Path) -> None:
    own = shelf.install("us", {"pack.yaml": manifest(), "questions/a.yaml": f"questions:\n{QUESTION}"})
    remove(shelf.places, own)
    target = write(tmp_path / "work", {"pack.yaml": manifest("linked")})
    (shelf.places.installed / "linked").symlink_to(target)
    remove(shelf.places, shelf.places.installed / "linked")
    assert listed(shelf) == []
    assert (target / "pack.yaml").exists()


@pytest.mark.parametrize("text", ["", "\n", "../../../etc\n", "gone\n", "/etc\n", "\0\n", "é\n"])
def test_a_damaged_pointer_leads_nowhere(shelf: Shelf, tmp_path: Path, text: str) -> None:
    arrival = install(shelf, pack(tmp_path))
    (arrival.path.parent / CURRENT).write_text(text, encoding="utf-8")
    assert in_use(arrival.path.parent) is None
    assert listed(shelf) == []
    install(shelf, pack(tmp_path))
    assert listed(shelf) == [("courts", "1.0.0", "installed")]


def test_where_the_version_in_use_is_gone_the_former_one_is_used(shelf: Shelf, tmp_path: Path) -> None:
    install(shelf, pack(tmp_path))
    arrival = install(shelf, pack(tmp_path, "2.0.0"))
    shutil.rmtree(arrival.path)
    assert listed(shelf) == [("courts", "1.0.0", "installed")]


def test_two_at_once_wait_for_each_other(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.01)
    with arriving(shelf.places, pack(tmp_path)) as arrival:
        with pytest.raises(StorageError, match="another process installs or removes"):
            install(shelf, pack(tmp_path, "2.0.0"))
        arrival.settle()
    assert listed(shelf) == [("courts", "1.0.0", "installed")]


KILLED = """
import os, signal, sys
from pathlib import Path
from civics_tui.packs.installing.install import arriving
from tests.packs.shelf import shelf_in
home, source, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
STEPS = ("open", "os.", "shutil.", "sqlite3.", "tempfile.")
steps, armed = 0, False
def step(event, arguments):
    global steps
    if armed and event.startswith(STEPS):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
armed = True
with arriving(shelf_in(home).places, source) as arrival:
    arrival.settle()
armed = False
print(steps)
"""
"""Install, and die right before the step of that number: a file opened, made, renamed or deleted."""


def child(home: Path, source: Path, last: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(home), str(source), str(last)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, int]:
    """A home with the first version of a pack, the archive of the second, and how many steps its installation has."""
    folder = tmp_path_factory.mktemp("ground")
    shelf = shelf_in(folder / "home")
    install(shelf, pack(folder))
    second = pack(folder, "2.0.0", QUESTION + SECOND + THIRD)
    shutil.copytree(folder / "home", folder / "whole")
    done = child(folder / "whole", second, 0)
    assert done.returncode == 0, done.stderr
    return folder / "home", second, int(done.stdout)


QUESTIONS = {"1.0.0": ["confirm-body"], "2.0.0": ["confirm-body", "second", "third"]}


@pytest.mark.parametrize("seed", range(20))
def test_a_killed_installation_leaves_one_version_or_the_other(
    seed: int, ground: tuple[Path, Path, int], tmp_path: Path
) -> None:
    first, source, steps = ground
    # Half of the seeds fall into the last steps, where the version in use changes; the first two on both ends.
    chance = random.Random(seed)
    last = chance.randint(1, steps) if seed % 2 else chance.randint(steps - 30, steps)
    last = {0: steps, 1: 1}.get(seed, last)
    home = tmp_path / "home"
    shutil.copytree(first, home)
    done = child(home, source, last)
    assert done.returncode == -signal.SIGKILL, done.stderr
    shelf = shelf_in(home)
    ((id_, version, _origin),) = listed(shelf)
    assert id_ == "courts"
    assert version == {0: "2.0.0", 1: "1.0.0"}.get(seed, version)
    with shelf.library() as library:
        found: Pack = library.pack("courts")
        assert list(found.questions) == QUESTIONS[version]
        assert library.find("courts").problems == 0
    install(shelf, source)
    assert listed(shelf) == [("courts", "2.0.0", "installed")]
    assert not (shelf.places.installed / lock.ASIDE).exists()
    kept = [one.name for one in (shelf.places.installed / "courts").iterdir() if one.is_dir()]
    assert sorted(name.partition("-")[0] for name in kept) == ["1.0.0", "2.0.0"]


def test_a_folder_that_cannot_be_made_is_told(shelf: Shelf, tmp_path: Path) -> None:
    write(shelf.places.data / "packs.yaml", {"": ""}).rename(shelf.places.installed)
    with pytest.raises(StorageError, match="cannot be written"):
        install(shelf, pack(tmp_path))


def test_what_is_installed_lies_with_its_checksums(shelf: Shelf, tmp_path: Path) -> None:
    arrival = install(shelf, pack(tmp_path))
    listed_there = (arrival.path / "CHECKSUMS").read_text("utf-8").splitlines()
    assert [row.partition("  ")[2] for row in listed_there] == ["pack.yaml", "questions/a.yaml"]
