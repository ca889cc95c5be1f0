"""`pack preview` and `pack check --watch` from the command line, and the editor that is set."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.cli.editor import arguments, editor
from civics_tui.errors import WrongUse
from tests.packs.preview.saved import courts, file_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FILE = Path("/pack/a b.yaml")


def test_once_prints_and_ends(civics: Run, tmp_path: Path) -> None:
    pack = courts(tmp_path / "courts")
    done = civics("pack", "preview", str(pack.path), "--once", "--question", "three")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Who nominates?" in done.stdout
    assert "Who votes?" not in done.stdout
    pack.save("questions/a.yaml", file_of("  - kind: nonsense\n    stem: Who?\n"))
    assert civics("pack", "preview", str(pack.path), "--once").returncode == 1


def test_nothing_there(civics: Run, tmp_path: Path) -> None:
    done = civics("pack", "preview", str(tmp_path / "none.yaml"), "--once")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("more", [["--json"], ["--format", "json"], ["other.yaml"]])
def test_watching_takes_one_pack_and_writes_text(civics: Run, tmp_path: Path, more: list[str]) -> None:
    pack = courts(tmp_path / "courts")
    done = civics("pack", "check", "--watch", str(pack.path), *more)
    assert done.returncode == 2
    assert "--watch takes one PACK" in done.stderr


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("vim", ["vim", "+14", str(FILE)]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+14", str(FILE)]),
        ("code", ["code", "--wait", "--goto", f"{FILE}:14:5"]),
        ("code --wait", ["code", "--wait", "--goto", f"{FILE}:14:5"]),
        ("'/my editors/ed it'", ["/my editors/ed it", str(FILE)]),
    ],
)
def test_the_editor_is_told_the_place(command: str, told: list[str]) -> None:
    assert arguments(command, FILE, 14, 5) == told


@pytest.mark.parametrize("command", ["'open", "''  ''".replace("'", " ")])
def test_a_command_that_cannot_be_read(command: str) -> None:
    with pytest.raises(WrongUse):
        arguments(command, FILE, 1, 1)


def test_which_editor(tmp_path: Path) -> None:
    assert editor({}) is None
    assert editor({"EDITOR": " "}) is None
    opened = tmp_path / "opened"
    script = f"import sys, pathlib; pathlib.Path({str(opened)!r}).write_text(sys.argv[1])"
    edit = editor({"EDITOR": "no such", "VISUAL": f'"{sys.executable}" -c "{script}"'})
    assert edit is not None
    edit(FILE, 1, 1)
    assert opened.read_text("utf-8") == str(FILE)


def test_an_editor_that_is_not_there() -> None:
    edit = editor({"EDITOR": "/no/such/editor"})
    assert edit is not None
    with pytest.raises(WrongUse, match="cannot be started"):
        edit(FILE, 1, 1)
