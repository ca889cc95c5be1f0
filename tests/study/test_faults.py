"""A full disk, a folder without rights, a locked file, and other processes: nothing is lost, and each is said."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.errors import NotSaved
from civics_tui.study.events import Shown
from civics_tui.study.history import History
from tests.study import children, processes
from tests.study.fakes import FakeClock

HEAVY = {"pydantic", "yaml", "textual", "click", "markdown_it", "sqlalchemy", "starlette"}


def history_of(folder: Path) -> Path:
    return folder / "data" / "profiles" / "me" / "history.sqlite3"


def test_on_a_full_disk_the_answer_waits_and_is_saved_when_there_is_room(tmp_path: Path) -> None:
    refused, saved, whole = processes.run("full", tmp_path)
    assert refused[0] == "refused"
    assert refused[1].startswith("NOT saved: the disk")
    assert refused[1].endswith("Your answer is kept here; r tries again.")
    assert refused[2:] == [0, True]
    assert saved == ["saved", "right", 1]
    assert whole == ["whole", []]


@pytest.fixture
def readable(tmp_path: Path) -> Iterator[Path]:
    """A folder with an open attempt that everybody may read and nobody but root may write."""
    # Not below tmp_path: the folders above it are closed to other users.
    folder = Path(tempfile.mkdtemp())
    with contextlib.closing(children.desk_of(folder)) as desk, desk.start(pack="route") as sitting:
        sitting.answer(children.right_answer(sitting.question()))
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    for path in everything:
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("what", "kind", "sentence"),
    [
        ("start", "NotSaved", "NOT saved: "),
        ("append", "NotSaved", "NOT saved: "),
        ("resume", "NotSaved", "Nothing can be saved in "),
    ],
)
def test_a_profile_that_may_only_be_read_is_read_and_not_written(
    readable: Path, what: str, kind: str, sentence: str
) -> None:
    before = history_of(readable).read_bytes()
    _loaded, *seen, told = processes.run("forbidden", readable, what)
    assert seen == ([["seen", 1, 1]] if what == "resume" else [])
    assert told[0] == kind
    assert told[1].startswith(sentence)
    assert str(history_of(readable).parent) in told[1]
    assert history_of(readable).read_bytes() == before


def test_without_a_profile_and_without_rights_nothing_starts(readable: Path) -> None:
    for path in (readable / "data").rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(readable / "data" / "profiles")
    (readable / "data").chmod(0o555)
    _loaded, told = processes.run("forbidden", readable, "start")
    assert told[0] == "NotSaved"
    assert told[1].startswith("NOT saved: ")
    (readable / "data").chmod(0o755)
    (readable / "data" / "profiles" / "me" / "open").mkdir(parents=True)
    history_of(readable).touch()


def test_a_history_that_another_program_locks_is_said_and_tried_again(tmp_path: Path) -> None:
    with contextlib.closing(children.desk_of(tmp_path)) as desk, desk.start(pack="route") as sitting:
        path = desk.history.path
        with (
            contextlib.closing(History.open(path, clock=FakeClock(), busy=0.05)) as history,
            contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other,
        ):
            attempt, number = history.load(sitting.attempt.id)
            other.execute("BEGIN IMMEDIATE")
            at = history.at()
            with pytest.raises(NotSaved, match="another program keeps the history locked"):
                history.append(attempt, number, Shown(1), at=at)
            assert history.load(sitting.attempt.id) == (attempt, number)
            other.execute("ROLLBACK")
            assert history.append(attempt, number, Shown(1), at=at).current == 1


def test_processes_work_beside_each_other_from_the_first_instant(tmp_path: Path) -> None:
    """Several start at once on a profile that does not exist yet; every answer of each is there."""
    finished: list[str] = []
    with contextlib.ExitStack() as running:
        crowd = [running.enter_context(processes.start("beside", tmp_path, "2")) for _ in range(4)]
        for child in crowd:
            assert child.stdout is not None
            assert processes.line(child.stdout) == ["ready"]
        for child in crowd:
            assert child.stdin is not None
            child.stdin.write(b"go\n")
        for child in crowd:
            assert child.stdout is not None
            finished += [attempt_id for word, attempt_id in processes.lines(child.stdout) if word == "finished"]
            assert child.wait() == 0
    assert len(set(finished)) == 8
    with contextlib.closing(History.open(history_of(tmp_path), clock=FakeClock())) as history:
        assert history.check() == ()
        assert history.open_attempts() == ()
        for attempt_id in finished:
            assert history.load(attempt_id)[0].answered == children.COUNT
    with contextlib.closing(sqlite3.connect(history_of(tmp_path))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_answer_needs_no_heavy_library(tmp_path: Path) -> None:
    ((_word, loaded),) = processes.run("light", tmp_path)
    assert HEAVY & set(loaded) == set()
