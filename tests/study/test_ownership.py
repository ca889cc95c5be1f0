"""An open attempt has one owner, in this process and among processes, and a killed owner locks nobody out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from civics_tui.errors import AttemptInUse, NotSaved
from civics_tui.study import ownership

HOLD = """
import sys
from pathlib import Path
from civics_tui.study import ownership
owner = ownership.take(Path(sys.argv[1]), "a")
print("held", flush=True)
sys.stdin.readline()
"""


def test_it_has_one_owner_until_it_is_given_up(tmp_path: Path) -> None:
    owner = ownership.take(tmp_path, "a")
    with pytest.raises(AttemptInUse):
        ownership.take(tmp_path, "a")
    other = ownership.take(tmp_path, "b")
    owner.give_up()
    owner.give_up()
    ownership.take(tmp_path, "a").give_up()
    other.give_up()


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    ownership.take(tmp_path / "open", "a").give_up()
    assert list((tmp_path / "open").iterdir()) == []


def test_the_lock_of_a_killed_process_is_gone(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AttemptInUse):
            ownership.take(tmp_path, "a")
        holder.kill()
        holder.wait()
        ownership.take(tmp_path, "a").give_up()


def test_a_file_that_was_left_behind_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "a.lock").touch()
    ownership.take(tmp_path, "a").give_up()


def test_an_owner_who_gave_up_between_opening_and_locking_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locking a file that was deleted meanwhile would give one attempt two owners."""
    lock = ownership._lock
    deleted: list[Path] = []

    def lock_late(handle: int) -> None:
        if not deleted:
            deleted.append(tmp_path / "a.lock")
            deleted[0].unlink()
        lock(handle)

    monkeypatch.setattr(ownership, "_lock", lock_late)
    owner = ownership.take(tmp_path, "a")
    assert (tmp_path / "a.lock").is_file()
    with pytest.raises(AttemptInUse):
        ownership.take(tmp_path, "a")
    owner.give_up()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved, match="Nothing can be saved in"):
        ownership.take(tmp_path / "file" / "open", "a")
