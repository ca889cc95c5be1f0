"""Hostile archives: refused in one sentence, at once, in little memory, and nothing of them is written."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.errors import ArchiveRefused
from civics_tui.packs.archive.unpack import unpack
from civics_tui.packs.archive.writing import checksums
from civics_tui.packs.installing.install import arriving
from civics_tui.packs.reader import read_pack
from tests.architecture.source import ROOT
from tests.packs.archive import archives
from tests.packs.shelf import shelf_in

ATTACK = """
import json, sys, time
from pathlib import Path
from civics_tui.errors import CivicsError
from civics_tui.packs.archive.writing import checksums
from civics_tui.packs.installing.install import arriving
from tests import memory
from tests.packs.shelf import shelf_in
folder = Path(sys.argv[1])
places = shelf_in(folder / "home").places
with arriving(places, folder / "usual.civpack"):
    pass
for hostile in sorted(folder.glob("*/bad.civpack")):
    start, told = time.process_time(), ""
    try:
        with arriving(places, hostile):
            pass
    except CivicsError as error:
        told = f"{type(error).__name__} {error.sentence}"
    seconds = time.process_time() - start
    left = [one.name for one in (folder / "home").rglob("*") if one.is_file() and one.name != ".lock"]
    peak = memory.peak()
    print(json.dumps([hostile.parent.name, seconds, peak, told, left]))
"""

Row = tuple[float, int, str, list[str]]
"""Seconds of the processor, megabytes at most so far, what was told, files that were left."""


def attacked(folder: Path, attacks: dict[str, bytes]) -> dict[str, Row]:
    """Try to install archives one after the other, in a process of its own, so that its memory is known."""
    (folder / "usual.civpack").write_bytes(archives.GOOD)
    for name, data in attacks.items():
        (folder / name).mkdir()
        (folder / name / "bad.civpack").write_bytes(data)
    command = [sys.executable, "-c", ATTACK, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return {name: tuple(row) for name, *row in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Row]:
    """What came of each archive that is to be refused."""
    return attacked(
        tmp_path_factory.mktemp("refused"), {name: make() for name, (make, _part) in archives.REFUSED.items()}
    )


def left(folder: Path) -> list[str]:
    """What lies below a folder, but for the lock."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file() and one.name != ".lock")


@pytest.mark.parametrize("name", archives.REFUSED)
def test_a_hostile_archive_is_refused_at_once_and_leaves_nothing(name: str, refused: dict[str, Row]) -> None:
    seconds, megabytes, told, files = refused[name]
    assert told.startswith("ArchiveRefused The archive bad.civpack is refused: "), told
    assert archives.REFUSED[name][1] in told
    assert told.endswith(".")
    assert len(told) < 300
    assert told.isprintable()
    assert seconds < 1
    assert megabytes < 300
    assert files == []


@pytest.mark.parametrize("name", ["up", "ratio", "wrong-checksum", "crc"])
def test_a_check_tells_the_same_as_a_problem(name: str, tmp_path: Path) -> None:
    make, part = archives.REFUSED[name]
    path = tmp_path / "bad.civpack"
    path.write_bytes(make())
    read = read_pack(path)
    assert read.pack is None
    (problem,) = read.problems
    assert (problem.code, problem.level, problem.file) == ("E171", "error", "bad.civpack")
    assert part in problem.message


def test_a_zip_within_is_a_file_like_others(tmp_path: Path) -> None:
    data = archives.named("media/inner.zip", archives.bomb())
    ((seconds, megabytes, told, _files),) = attacked(tmp_path, {"nested": data}).values()
    assert (told, megabytes < 300, seconds < 1) == ("", True, True)
    unpack(tmp_path / "nested" / "bad.civpack", tmp_path / "out")
    assert left(tmp_path / "out") == sorted([*archives.FILES, "CHECKSUMS", "media/inner.zip"])


BROKEN: dict[str, tuple[dict[str, bytes], str]] = {
    "utf-16": ({"pack.yaml": archives.FILES["pack.yaml"].decode().encode("utf-16")}, "UTF-16"),
    "latin-1": ({"questions/a.yaml": "# é\nquestions: []\n".encode("latin-1")}, "not UTF-8"),
    "no-kind": ({"questions/a.yaml": b"questions:\n  - {id: a, kind: riddle, stem: What?}\n"}, "riddle"),
    "deep": ({"pack.yaml": "".join(f"[{number}, " for number in range(50_000)).encode()}, "pack.yaml:1"),
    "alias": ({"pack.yaml": b"a: &a [x]\nb: *a\n"}, "pack.yaml:1"),
}


def test_an_archive_that_opens_but_is_no_good_pack_is_not_installed(tmp_path: Path) -> None:
    rows = attacked(
        tmp_path, {name: archives.zipped(files=archives.FILES | files) for name, (files, _part) in BROKEN.items()}
    )
    for name, (seconds, megabytes, told, files) in rows.items():
        assert told.startswith("PackBroken "), name
        assert BROKEN[name][1] in told
        assert (files, megabytes < 300, seconds < 1) == ([], True, True), name
    assert rows.keys() == BROKEN.keys()


def test_folders_in_an_archive_are_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "good.civpack"
    inside = {"media/": b"", "questions/": b"", **archives.FILES}
    path.write_bytes(archives.listing(checksums(archives.FILES), inside))
    unpack(path, tmp_path / "out")
    assert left(tmp_path / "out") == sorted([*archives.FILES, "CHECKSUMS"])


@settings(max_examples=200, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(archives.GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6),
    cut=st.integers(0, 40),
)
def test_an_archive_with_changed_bytes_is_refused_or_holds_what_it_should(
    changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(archives.GOOD)
    for place, value in changes:
        data[place] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.civpack"
        path.write_bytes(bytes(data[: len(data) - cut]))
        try:
            unpack(path, Path(folder) / "out")
        except ArchiveRefused:
            return
        for name, content in archives.FILES.items():
            assert (Path(folder) / "out" / name).read_bytes() == content


def test_nothing_is_seen_of_what_was_not_settled(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    path = tmp_path / "good.civpack"
    path.write_bytes(archives.GOOD)
    with arriving(shelf.places, path) as arrival, shelf.library() as library:
        assert arrival.pack.id == "courts"
        assert library.entries() == ()
    assert left(shelf.places.installed) == []
