"""The file of the library is made anew where it is damaged, foreign or old, and shared by processes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from civics_tui.errors import StorageError
from civics_tui.packs import reader
from civics_tui.packs.library import compiling, searching, tables
from civics_tui.packs.library.compiling import store
from civics_tui.packs.library.finding import Found
from civics_tui.packs.library.library import Library
from civics_tui.packs.reader import Read, read_pack
from tests.packs.shelf import QUESTION, Shelf, shelf_in, small, write

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", small())
    with shelf.library() as library:
        library.refresh()
    return shelf


def works(shelf: Shelf) -> bool:
    """Can everything be asked of the library, and is it whole?"""
    with shelf.library() as library:
        assert library.find("courts").questions == 1
        assert list(library.questions("courts", ["confirm-body"])) == ["confirm-body"]
        assert "confirm-body" in [hit.id for hit in library.search("federal judges")]
        assert len(library.index("courts")) == 1
    connection = shelf.raw()
    checked = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    return checked == [("ok",)]


def garbage(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 1000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


def zeros_inside(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:-4096] = bytes(len(data) - 12288)
    path.write_bytes(data)


def scrambled(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(byte ^ 0x5A for byte in data[4096:]))


def foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE packs (mine TEXT)")
    connection.close()


def older(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE questions")
    connection.execute(f"PRAGMA user_version = {tables.LAYOUT - 1}")
    connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {tables.LAYOUT + 1}")
    connection.close()


def without_table(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE contents")
    connection.close()


def without_column(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE packs RENAME COLUMN listed TO told")
    connection.close()


def without_contents(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM contents")
    connection.commit()
    connection.close()


def unreadable_question(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE questions SET body = x'c1'")
    connection.commit()
    connection.close()


def unknown_kind(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE questions SET kind = 'riddle'")
    connection.commit()
    connection.close()


def foreign_log(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(os.urandom(100_000))


DAMAGES = [
    garbage,
    empty,
    truncated,
    zeros_inside,
    scrambled,
    foreign,
    older,
    newer,
    without_table,
    without_column,
    without_contents,
    unreadable_question,
    unknown_kind,
    foreign_log,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_a_damaged_library_is_made_anew(shelf: Shelf, damage: Callable[[Path], None]) -> None:
    damage(shelf.places.library)
    assert works(shelf)
    assert {one.name for one in shelf.places.cache.iterdir()} == {"library.sqlite3", "library.lock"}


@pytest.mark.parametrize("damage", [garbage, zeros_inside, unreadable_question], ids=lambda one: one.__name__)
def test_damage_while_it_is_open_is_mended(shelf: Shelf, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    own = write(tmp_path / "own.yaml", {"": f"title: Own\nquestions:\n{QUESTION}"})
    with shelf.library() as library, shelf.library() as other:
        for one in (library, other):
            one.find(str(own))
        damage(shelf.places.library)
        for one in (library, other):
            assert list(one.questions("own", ["confirm-body"])) == ["confirm-body"]
            assert list(one.questions("courts", ["confirm-body"])) == ["confirm-body"]
    assert works(shelf)


def test_a_damaged_lock_is_made_anew(shelf: Shelf) -> None:
    garbage(shelf.places.cache / "library.lock")
    assert works(shelf)
    garbage(shelf.places.cache / "library.lock")
    garbage(shelf.places.library)
    assert works(shelf)


def test_a_deleted_cache_is_made_anew(shelf: Shelf) -> None:
    shutil.rmtree(shelf.places.cache)
    assert works(shelf)


def test_no_cache_can_be_made(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.places.cache.write_text("a file where the folder should be")
    with pytest.raises(StorageError, match=r"library\.sqlite3 cannot be written: .*CIVICS_HOME"):
        shelf.library()


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.places.library.mkdir(parents=True)
    with pytest.raises(StorageError, match="cannot be used: unable to open database file"):
        shelf.library()


def test_a_write_that_breaks_off_leaves_what_was_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.install("other", small("other", "Other"))

    def stop(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with shelf.library() as library:
        with monkeypatch.context() as patch:
            patch.setattr(searching, "put", stop)
            with pytest.raises(KeyboardInterrupt):
                library.refresh()
        assert [entry.compiled for entry in library.entries()] == [True, False]
        library.refresh()
        assert [entry.questions for entry in library.entries()] == [1, 1]


def test_another_process_that_was_faster_is_not_overwritten(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.install("other", small("other", "Other"))

    def read_while_another_compiles(path: Path, *, seeds: Path | None = None) -> Read:
        monkeypatch.setattr(reader, "read_pack", read_pack)
        with shelf.library() as faster:
            faster.refresh()
        return read_pack(path, seeds=seeds)

    monkeypatch.setattr(reader, "read_pack", read_while_another_compiles)
    stored: list[Path] = []

    def count(connection: sqlite3.Connection, pack: Found, read: Read, *, stamp: str, checksum: str) -> None:
        stored.append(pack.path)
        store(connection, pack, read, stamp=stamp, checksum=checksum)

    monkeypatch.setattr(compiling, "store", count)
    with shelf.library() as library:
        library.refresh()
        assert library.find("other").questions == 1
    assert len(stored) == 1


def test_while_another_process_writes_the_library_can_be_read(shelf: Shelf) -> None:
    writer = shelf.raw()
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM questions")
    assert works(shelf)
    writer.execute("ROLLBACK")
    writer.close()


def test_a_writer_that_never_ends_is_said(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "WAIT", 0.05)
    shelf.install("other", small("other"))
    writer = shelf.raw()
    writer.execute("BEGIN IMMEDIATE")
    with shelf.library() as library, pytest.raises(StorageError, match="Another process"):
        library.find("other")
    writer.close()


OPEN = """
import sys
from pathlib import Path
from tests.packs.shelf import shelf_in
shelf = shelf_in(Path(sys.argv[1]))
with shelf.library() as library:
    sys.stdin.readline()
    library.refresh()
    for n in range(20):
        assert len(library.questions("courts", ["confirm-body"])) == 1
        assert library.find("other").questions == 1
        assert len(library.search("judges")) == 2
"""


@pytest.mark.parametrize("damage", [Path.unlink, garbage, unreadable_question], ids=lambda one: one.__name__)
def test_processes_share_it_from_the_first_moment(shelf: Shelf, damage: Callable[[Path], None]) -> None:
    damage(shelf.places.library)
    shelf.install("other", small("other", "Other"))
    root = shelf.places.data.parent
    started = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(root)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _process in range(6)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate(timeout=120)[1] for process in started]
    assert [(process.returncode, text) for process, text in zip(started, told, strict=True)] == [(0, "")] * 6
    assert works(shelf)


def test_threads_share_it_each_with_a_library_of_its_own(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", small())
    problems: list[BaseException] = []
    begin = threading.Barrier(8)

    def work() -> None:
        begin.wait()
        try:
            assert works(shelf)
        except BaseException as error:  # noqa: BLE001 - told in the thread that asserts
            problems.append(error)

    workers = [threading.Thread(target=work) for _worker in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert problems == []


READ_ONLY = """
import difflib, os, sys
from pathlib import Path
from civics_tui.model.kinds import KINDS
from civics_tui.packs.library import stored
from tests.packs.shelf import shelf_in
for kind in KINDS.values():
    stored._decoder(kind.question)  # loads what nobody may read once root is dropped
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
shelf = shelf_in(Path(sys.argv[1]))
with shelf.library() as library:
    print(library.find("courts").title, *library.questions("courts", ["confirm-body"]), len(library.search("judges")))
"""


@pytest.fixture
def read_only(shelf: Shelf) -> Shelf:
    """The library in a folder that nobody may write."""
    shelf.places.library.chmod(0o444)
    shelf.places.cache.chmod(0o555)
    folders = [shelf.places.cache, *shelf.places.cache.parents]
    for folder in folders[1:]:
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    return shelf


def test_a_cache_that_cannot_be_written_can_still_be_read(read_only: Shelf) -> None:
    root = read_only.places.data.parent
    result = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(root)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (result.stdout, result.stderr) == ("How judges get their seats confirm-body 1\n", "")


def test_opening_loads_nothing_that_only_reading_needs(shelf: Shelf) -> None:
    program = """
import sys
from pathlib import Path
from tests.packs.shelf import shelf_in
with shelf_in(Path(sys.argv[1])).library() as library:
    assert library.entries()[0].questions == 1
    assert not library.stale()
    assert library.find("courts").questions == 1
    library.search("judges")
print(*sorted({"msgspec", "pydantic", "yaml"} & set(sys.modules)))
"""
    root = shelf.places.data.parent
    result = subprocess.run(
        [sys.executable, "-c", program, str(root)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (result.stdout, result.stderr) == ("\n", "")


def test_without_full_text_search_everything_else_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SEARCH", tables.SEARCH.replace("fts5(", "fts5_that_is_not_there("))
    shelf = shelf_in(tmp_path)
    shelf.ship("courts", small())
    with shelf.library() as library:
        assert library.find("courts").questions == 1
        for ask in (library.search, library.did_you_mean):
            with pytest.raises(Exception, match="FTS5") as caught:
                ask("judges")
            assert caught.type.__name__ == "CivicsError"


def test_a_library_of_another_thread_is_a_fault_of_the_code(shelf: Shelf) -> None:
    library = shelf.library()
    problems: list[BaseException] = []

    def work() -> None:
        try:
            library.entries()
        except sqlite3.ProgrammingError as error:
            problems.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    library.close()
    assert len(problems) == 1
    assert isinstance(library, Library)
