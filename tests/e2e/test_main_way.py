"""The main way in a real terminal: start, answer, look at the source, be killed, go on, quit; at three sizes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

APP = (sys.executable, "-m", "civics_tui")


def _home(tmp_path: Path) -> dict[str, str]:
    return {"CIVICS_HOME": str(tmp_path / "civics"), "HOME": str(tmp_path)}


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (40, 12)])
def test_one_enter_starts_a_question_and_a_second_one_marks_it(tmp_path: Path, columns: int, rows: int) -> None:
    with Terminal(columns, rows, _home(tmp_path)) as terminal:
        terminal.start(*APP)
        terminal.wait_for(r"> Start")
        terminal.press("Enter")
        shown = terminal.wait_for(r"(1 of 10|1/10)(.*\n)*.*enter (choices|answer)")
        if "enter choices" in shown:  # a narrow screen has the choices on the next page
            terminal.press("Enter")
            terminal.wait_for(r"enter answer")
        terminal.press("Enter")
        terminal.wait_for(r"Saved")
        terminal.press("q")
        terminal.wait_for(r"\[ended 0\]")


def test_killed_it_goes_on_at_the_same_question(tmp_path: Path) -> None:
    with Terminal(80, 24, _home(tmp_path)) as terminal:
        terminal.start(*APP, "quiz", "secession-process", "--kind", "single", "--seed", "5")
        terminal.wait_for(r"1 of \d+")
        terminal.press("1")
        terminal.press("Enter")
        terminal.wait_for(r"Saved")
        terminal.press("Enter")
        asked = terminal.wait_for(r"practice  2 of \d+").splitlines()[2:5]
        terminal.kill_program()
        terminal.wait_for(r"\[ended 137\]")
    with Terminal(80, 24, _home(tmp_path)) as terminal:
        terminal.start(*APP)
        terminal.wait_for(r"> How a state could leave +practice, question 2 of \d+")
        terminal.press("Enter")
        assert terminal.wait_for(r"practice  2 of \d+").splitlines()[2:5] == asked


def test_show_me_and_back_to_the_same_question(tmp_path: Path) -> None:
    with Terminal(80, 24, _home(tmp_path)) as terminal:
        terminal.start(*APP, "quiz", "key-actors", "--kind", "single", "--seed", "2")
        terminal.wait_for(r"1 of \d")
        terminal.press("2")
        terminal.press("Enter")
        before = terminal.wait_for(r"enter next")
        terminal.press("s")
        terminal.wait_for(r"kind .*\n(.*\n)*.*chain ")
        terminal.press("Escape")
        terminal.wait_until_shown(before)


def test_a_click_marks_a_choice(tmp_path: Path) -> None:
    with Terminal(80, 24, _home(tmp_path)) as terminal:
        terminal.start(*APP, "quiz", "secession-process", "--kind", "true_false", "--seed", "1")
        shown = terminal.wait_for(r"2  False")
        row = next(number for number, line in enumerate(shown.splitlines(), start=1) if "2  False" in line)
        terminal.click(8, row)
        terminal.wait_for(r"> 2  False")


def test_a_small_window_says_what_it_needs(tmp_path: Path) -> None:
    with Terminal(38, 10, _home(tmp_path)) as terminal:
        terminal.start(*APP)
        shown = terminal.wait_for(r"--plain")
        assert re.search(r"40\s+columns", shown)


@pytest.mark.parametrize("setting", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_poor_terminals(tmp_path: Path, setting: dict[str, str]) -> None:
    """A dumb terminal gets lines; without colour the full screen still says everything."""
    with Terminal(80, 24, {**_home(tmp_path), **setting}) as terminal:
        inner = ["env", *(f"{name}={value}" for name, value in setting.items())]
        terminal.start(*inner, *APP)
        terminal.wait_for(r"Number, / search" if "TERM" in setting else r"> Start")
