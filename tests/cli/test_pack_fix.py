"""pack fix on the command line: a diff on stdout, talk on stderr, and the exits of the house."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

PACK = "title: Courts\nquestions:\n  - {kind: true_false, stem: Judges are elected., answer: false}   # odd\n"
FIXED = PACK.replace("{kind", "{id: judges-are-elected, kind")


def test_it_writes_ids_and_says_so(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "courts.yaml"
    path.write_text(PACK)
    found = civics("pack", "fix", str(path))
    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr == "courts.yaml lacks 1 id.\nWritten: courts.yaml, courts.lock.\n"
    assert path.read_text() == FIXED
    again = civics("pack", "fix", str(path))
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "Nothing to mend.\n")


def test_a_diff_changes_nothing(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "courts.yaml"
    path.write_text(PACK)
    found = civics("pack", "fix", "--diff", str(path))
    assert found.returncode == 0
    assert found.stdout.startswith("--- courts.yaml\n+++ courts.yaml\n@@ -1,3 +1,3 @@\n title: Courts\n")
    assert f"\n+{FIXED.splitlines()[2]}\n" in found.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["courts.yaml"]
    assert path.read_text() == PACK


def test_a_file_that_cannot_be_mended_is_left(civics: Run, tmp_path: Path) -> None:
    path = tmp_path / "courts.yaml"
    path.write_text(PACK + "\tx: y\n")
    found = civics("pack", "fix", str(path))
    assert found.returncode == 1
    assert found.stderr.startswith("courts.yaml was left as it is: line 4 is indented with a tab")
    assert path.read_text() == PACK + "\tx: y\n"


def test_wrong_use(civics: Run, tmp_path: Path) -> None:
    assert civics("pack", "fix").returncode == 2
    missing = civics("pack", "fix", str(tmp_path / "none.yaml"))
    assert missing.returncode == 2
    assert "There is nothing at" in missing.stderr
    (tmp_path / "a.civpack").write_bytes(b"PK")
    archive = civics("pack", "fix", str(tmp_path / "a.civpack"))
    assert archive.returncode == 2
    assert "mend the folder it was built from" in archive.stderr
