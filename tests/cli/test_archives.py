"""pack build, install, remove in a script: what is told, what is written, how it ends."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PACK = """\
# a comment that stays
title: How US federal judges get their seats
version: VERSION
license: CC0-1.0
questions:
  - id: body
    kind: single
    stem: Which body confirms federal judges?
    choices: [The House, {text: The Senate, correct: true}, The Supreme Court]
    explanation: The Senate consents.
    source: Article II
"""
SECOND = """\
  - id: elected
    kind: true_false
    stem: Federal judges are elected.
    answer: false
    explanation: They are appointed.
    source: Article II
"""


def test_build_install_update_remove(civics: Run, home: Path, tmp_path: Path) -> None:
    source = tmp_path / "us-courts.yaml"
    source.write_text(PACK.replace("VERSION", "1.0.0"), encoding="utf-8")
    built = civics("pack", "build", str(source), "-o", str(tmp_path))
    first = tmp_path / "us-courts-1.0.0.civpack"
    assert (built.returncode, built.stdout) == (0, f"{first}\n")
    assert f"Next: civics-tui pack install {first}" in built.stderr
    again = json.loads(civics("pack", "build", str(source), "-o", str(tmp_path / "b.civpack"), "--json").stdout)
    assert again["sha256"] == hashlib.sha256(first.read_bytes()).hexdigest()
    assert again["files"] == ["CHECKSUMS", "LICENSE", "pack.yaml"]

    done = civics("pack", "install", str(first))
    assert (done.returncode, Path(done.stdout.strip()).is_dir()) == (0, True)
    assert "Next: civics-tui quiz us-courts" in done.stderr
    listed = {one["id"]: one for one in json.loads(civics("pack", "list", "--json").stdout)}
    assert (listed["us-courts"]["version"], listed["us-courts"]["origin"]) == ("1.0.0", "installed")
    played = civics("quiz", "us-courts", "--seed", "1", typed="2\n")
    assert (played.returncode, "Score: " in played.stdout) == (0, True)

    source.write_text(PACK.replace("VERSION", "1.1.0") + SECOND, encoding="utf-8")
    refused = civics("pack", "install", str(source))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "added: elected" in refused.stderr
    assert "add --yes" in refused.stderr
    update = json.loads(civics("pack", "install", str(source), "--yes", "--json").stdout)
    assert (update["version"], update["former"], update["changes"]["added"]) == ("1.1.0", "1.0.0", ["elected"])
    older = civics("pack", "install", str(first), "--yes")
    assert (older.returncode, older.stdout) == (2, "")
    assert "--downgrade" in older.stderr
    back = civics("pack", "install", update["former_path"], "--yes", "--downgrade")
    assert (back.returncode, back.stdout.strip()) == (0, update["former_path"])

    asked = civics("pack", "remove", "us-courts")
    assert (asked.returncode, "add --yes" in asked.stderr) == (2, True)
    removed = civics("pack", "remove", "us-courts", "--yes")
    assert (removed.returncode, removed.stdout) == (0, "")
    assert "us-courts" not in civics("pack", "list").stdout
    with closing(sqlite3.connect(home / "data" / "profiles" / "me" / "history.sqlite3")) as history:
        tables = [name for (name,) in history.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert "attempts" in tables
        assert history.execute("SELECT count(*) FROM attempts").fetchone()[0] > 0


def test_an_archive_is_checked_shown_and_played_by_its_path(civics: Run, tmp_path: Path) -> None:
    source = tmp_path / "us-courts.yaml"
    source.write_text(PACK.replace("VERSION", "1.0.0"), encoding="utf-8")
    assert civics("pack", "build", str(source), "-o", str(tmp_path)).returncode == 0
    source.unlink()
    path = str(tmp_path / "us-courts-1.0.0.civpack")
    checked = civics("pack", "check", path, "--strict")
    assert (checked.returncode, "us-courts 1.0.0: clean." in checked.stdout) == (0, True)
    assert "(us-courts 1.0.0)" in civics("pack", "show", path).stdout
    played = civics("quiz", path, "--seed", "1", typed="2\n")
    assert (played.returncode, "Which body confirms federal judges?" in played.stdout) == (0, True)


def test_a_shipped_pack_goes_through_an_archive(civics: Run, tmp_path: Path) -> None:
    built = civics("pack", "build", "key-actors", "-o", str(tmp_path))
    path = built.stdout.strip()
    assert civics("pack", "check", path).returncode == 0
    refused = civics("pack", "install", path, "--yes")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert 'has the id "key-actors"' in refused.stderr
    assert str(Path("content") / "key-actors") in refused.stderr
    assert civics("pack", "remove", "key-actors", "--yes").returncode == 2


def test_a_damaged_archive_ends_with_1_and_a_sentence(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.civpack"
    path.write_bytes(b"PK no zip")
    for command in (("pack", "install"), ("pack", "check")):
        done = civics(*command, str(path))
        assert done.returncode == 1
        assert "The archive bad.civpack is refused: it is cut off, or no zip" in done.stdout + done.stderr
    played = civics("quiz", str(path), typed="1\n")
    assert played.returncode == 1
    assert "is refused" in played.stderr


@pytest.mark.parametrize(("typed", "is_left"), [("n", True), ("", True), ("y", False)])
def test_whoever_sits_at_a_terminal_is_asked(
    civics: Run, home: Path, tmp_path: Path, typed: str, is_left: bool
) -> None:
    source = tmp_path / "asked.yaml"
    source.write_text(PACK.replace("VERSION", "1.0.0"), encoding="utf-8")
    assert civics("pack", "install", str(source)).returncode == 0
    master, slave = os.openpty()
    try:
        os.write(master, f"{typed}\n".encode())
        done = subprocess.run(
            [sys.executable, "-m", "civics_tui", "pack", "remove", "asked"],
            stdin=slave,
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"], "CIVICS_HOME": str(home), "LC_ALL": "C.UTF-8"},
            timeout=60,
            check=False,
        )
    finally:
        os.close(master)
        os.close(slave)
    assert done.returncode == 0, done.stderr
    assert "[y/N]" in done.stdout
    assert ("Nothing was changed." in done.stderr) == is_left
    assert (home / "data" / "packs" / "asked").exists() == is_left


def test_a_file_that_is_no_archive_is_not_written_over(civics: Run, tmp_path: Path) -> None:
    source = tmp_path / "us-courts.yaml"
    source.write_text(PACK, encoding="utf-8")
    done = civics("pack", "build", str(source), "-o", str(source))
    assert (done.returncode, "does not end in .civpack" in done.stderr) == (2, True)
    assert source.read_text("utf-8") == PACK
    nowhere = civics("pack", "build", str(source), "-o", str(tmp_path / "no" / "a.civpack"))
    assert (nowhere.returncode, "could not be written" in nowhere.stderr) == (1, True)
