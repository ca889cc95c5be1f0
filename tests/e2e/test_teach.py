"""From Home to Teach in a real terminal: a set is picked by objective, filled up, saved, and taken as a quiz."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

APP = (sys.executable, "-m", "civics_tui")


def test_a_set_picked_by_objective_is_taken_as_a_quiz(terminal: Terminal, tmp_path: Path) -> None:
    terminal.start(*APP)
    terminal.wait_for("> Start: 10")
    terminal.press("t")
    terminal.wait_for("Use on Monday")
    terminal.go_down_to("+ pick questions")
    terminal.press("Enter")
    terminal.wait_for("nothing picked yet(.*\\n)*.*How a state")
    terminal.press("3", "Enter")
    terminal.wait_for(r"Show: objective(.*\n)*.*> all \(\d+\)")
    terminal.press("2")
    terminal.wait_for(r"> Name the")
    terminal.press("Enter")
    terminal.wait_for("> objective +Name the")
    terminal.press("7")
    terminal.wait_for("> fill up")
    terminal.press("Enter")
    terminal.wait_for(r"Minutes for the whole set(.*\n)* +20 *\n")
    terminal.press("BSpace")
    terminal.wait_for(r"Minutes for the whole set(.*\n)* +2 *\n")
    terminal.press("BSpace")
    terminal.wait_for(r"Minutes for the whole set\s*\n\s*enter")
    terminal.press("5")
    terminal.wait_for(r"Minutes for the whole set(.*\n)* +5 *\n")
    terminal.press("Enter")
    terminal.wait_for("7 picked, about 5 min")
    terminal.press("Home", "Enter")
    terminal.wait_for("Title of the set")
    terminal.write("Monday")
    terminal.press("Enter")
    terminal.wait_for(r"Monday, \d+ questions")
    (saved,) = (tmp_path / "civics" / "data" / "sets").iterdir()
    count = saved.read_text().count("secession-process/")
    assert count == 7
    terminal.go_down_to("Monday")
    terminal.press("Enter")
    terminal.wait_for("> All questions, feedback")
    terminal.press("Enter")
    terminal.wait_for(rf"1 of {count}|1/{count}")
    terminal.press("q")
    terminal.wait_for(r"\[ended 0\]")
