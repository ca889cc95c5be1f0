"""From Home to a first question in a real terminal: written, tried as a learner gets it, and there after a restart."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

APP = (sys.executable, "-m", "civics_tui")


def test_a_first_question_is_written_and_tried(terminal: Terminal, tmp_path: Path) -> None:
    terminal.start(*APP)
    terminal.wait_for("> Start: 10")
    terminal.press("t")
    terminal.wait_for("Use on Monday")
    terminal.go_down_to("+ write a new pack")
    terminal.press("Enter")
    terminal.wait_for("> Write the first question")
    terminal.press("Enter")
    terminal.wait_for("Title of the new pack")
    terminal.write("Judges")
    terminal.wait_for("Judges")
    terminal.press("Enter")
    terminal.wait_for("F5 try")
    terminal.write("Who confirms judges?")
    terminal.press("Enter")
    terminal.write("The House")
    terminal.press("Enter")
    terminal.write("The Senate")
    terminal.press("F4", "Enter")
    terminal.write("The Court")
    terminal.press("F5")
    terminal.wait_for("Trying it")
    terminal.wait_for("Who confirms judges")
    terminal.press("1", "Enter")
    terminal.wait_for("back to writing|Tried on")
    terminal.press("Escape")
    terminal.wait_for("F5 try")
    terminal.press("C-q")
    terminal.wait_for(r"\[ended 0\]")
    (pack,) = (tmp_path / "civics" / "data" / "own").iterdir()
    written = (pack / "questions" / "questions.yaml").read_text(encoding="utf-8")
    assert "stem: Who confirms judges?\n" in written
    assert "      - text: The Senate\n        correct: true\n      - The Court\n" in written
