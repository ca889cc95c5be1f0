"""A preview in a real terminal, with files that are saved, half written, taken away and opened in an editor."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.e2e.terminal import Terminal
from tests.packs.preview.saved import courts, file_of, single

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.e2e

APP = (sys.executable, "-m", "civics_tui")
BROKEN = "  - id: one\n    kind: nonsense\n    stem: Who?\n"


def test_saves_are_shown_as_they_come(tmp_path: Path) -> None:
    pack = courts(tmp_path / "courts")
    with Terminal(80, 24, {"CIVICS_HOME": str(tmp_path / "home")}) as terminal:
        terminal.start(*APP, "pack", "preview", str(pack.path))
        terminal.wait_for(r"Which body confirms judges\?")
        terminal.press("3")
        terminal.wait_for(r"> 3")
        pack.save("questions/a.yaml", file_of(single("one", "Who is saved?"), single("two")))
        terminal.wait_for(r"Who is saved\?\n(.*\n)* > 3")
        pack.save("questions/a.yaml", file_of(BROKEN, single("two")))
        terminal.wait_for(r"questions/a.yaml:3:11: error E110(.*\n)*.*Who is saved\?")
        shutil.move(pack.path, tmp_path / "aside")
        terminal.wait_for(r"last good version of the pack")
        shutil.move(tmp_path / "aside", pack.path)
        terminal.wait_for(r"E110")
        pack.save("questions/a.yaml", file_of(single("one", "Who is mended?"), single("two")))
        terminal.wait_for(r"Who is mended\?")
        terminal.press("Escape")
        terminal.wait_for(r"\[ended 0\]")
    assert not (tmp_path / "home" / "data" / "profiles").exists()


def test_the_editor_that_is_set_opens_and_what_it_saved_is_shown(tmp_path: Path) -> None:
    pack = courts(tmp_path / "courts")
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\nsed -i 's/Who sits in/Who speaks in/' \"$1\"\n", encoding="utf-8")
    script.chmod(0o755)
    with Terminal(80, 24, {"CIVICS_HOME": str(tmp_path / "home"), "EDITOR": str(script)}) as terminal:
        terminal.start(*APP, "pack", "preview", str(pack.path), "--question", "two")
        terminal.wait_for(r"Who sits in the upper house\?(.*\n)*.*m mend")
        terminal.press("m")
        terminal.wait_for(r"Who speaks in the upper house\?")
        terminal.press("q")
        terminal.wait_for(r"\[ended 0\]")


def test_checking_goes_on_after_every_save(tmp_path: Path) -> None:
    pack = courts(tmp_path / "courts")
    with Terminal(80, 24, {"CIVICS_HOME": str(tmp_path / "home")}) as terminal:
        terminal.start(*APP, "pack", "check", "--watch", str(pack.path))
        terminal.wait_for(r"courts 1.0.0: clean")
        pack.save("questions/a.yaml", file_of(BROKEN, single("two")))
        terminal.wait_for(r"error E110(.*\n)*courts: 1 error")
        pack.save("questions/a.yaml", file_of(single("one"), single("two")))
        terminal.wait_for(r"courts: 1 error(.*\n)*courts 1.0.0: clean")
