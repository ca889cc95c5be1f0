"""Importing the reader is cheap; what is dear is loaded when a pack is read."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT

PROGRAM = """
import sys
import civics_tui.packs.reader, civics_tui.packs.check, civics_tui.packs.problems
before = set(sys.modules)
from pathlib import Path
civics_tui.packs.reader.read_pack(Path(sys.argv[1]))
names = {"yaml", "pydantic", "msgspec", "sqlite3", "textual"}
print(sorted(names & before), sorted(names & set(sys.modules) - before))
"""


def test_yaml_and_pydantic_are_loaded_with_the_first_pack() -> None:
    path = ROOT / "content" / "secession-process"
    command = [sys.executable, "-c", PROGRAM, str(path)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert result.stdout.split("\n")[0] == "[] ['pydantic', 'yaml']"
