"""Exam, explainer, sources that differ, search, palette, help and leaving, in a real terminal at three sizes."""

from __future__ import annotations

import sys

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

APP = (sys.executable, "-m", "civics_tui")


def test_an_exam_with_a_flag_is_handed_in(terminal: Terminal) -> None:
    terminal.start(*APP, "quiz", "secession-process", "--mode", "exam", "-n", "3", "--kind", "single", "--seed", "3")
    terminal.wait_for(r"1 of 3|1/3")
    terminal.press("2", "f")
    terminal.wait_for("flagged(.*\\n)*.*enter answer")
    terminal.press("Enter")
    terminal.wait_for(r"question 2 of 3|2/3")
    terminal.press("l")
    shown = terminal.wait_for(r"Hand in\?")
    assert "1 !" in shown
    terminal.press("End")
    terminal.wait_for(r"> Hand in")
    terminal.press("Enter")
    terminal.wait_for(r"\d of 3 right|0 of 3")


def test_an_explainer_is_read_to_its_check(terminal: Terminal) -> None:
    terminal.start(*APP, "explain", "secession-process:route")
    terminal.wait_for(r"section 1 of \d(.*\n)*.*enter read on")
    terminal.press("n")
    terminal.wait_for(r"section 2 of \d")
    terminal.press("Tab")
    terminal.wait_for("enter follow")
    terminal.press("Tab")
    terminal.wait_for("Check yourself(.*\\n)*.*enter answer")
    terminal.press("2")
    terminal.wait_for("> 2")
    terminal.press("Enter")
    terminal.wait_for("yours(.*\\n)*.*enter go on|OK  ?2(.*\\n)*.*enter go on|X  ?2")
    terminal.press("q")
    terminal.wait_for(r"\[ended 0\]")


def test_sources_that_differ_stand_side_by_side(terminal: Terminal) -> None:
    terminal.start(*APP, "quiz", "secession-process", "--kind", "single", "--seed", "3")
    terminal.wait_for(r"1 of \d|1/\d")
    terminal.press("1")
    terminal.wait_for("> 1")
    terminal.press("Enter")
    terminal.wait_for("Saved")
    terminal.press("v")
    shown = terminal.wait_for(r"Sources differ +1 of \d(.*\n)*.*esc back")
    for _page in range(30):
        if " Fair " in shown:
            break
        terminal.press("PageDown")
        shown = terminal.wait_for_change(shown)
    terminal.press("Escape")
    terminal.wait_for("Saved(.*\\n)*.*enter next")


def test_search_palette_help_and_leaving(terminal: Terminal) -> None:
    terminal.start(*APP)
    terminal.wait_for("> Start")
    terminal.press("/")
    terminal.wait_for("What are you looking for")
    terminal.write("Scalia")
    terminal.wait_for(r"\d+ found")
    terminal.press("Escape")
    terminal.wait_for("> Start")
    terminal.press("?")
    terminal.wait_for("On the screen you come from")
    terminal.press("Escape")
    terminal.wait_for("> Start")
    terminal.press("C-p")
    terminal.wait_for("A command, a pack or a page")
    terminal.write("calexit")
    shown = terminal.wait_for(r"calexit\b(.*\n)*.*Pack: Calexit")
    terminal.press("Escape")
    terminal.wait_for_change(shown)
    terminal.press("q")
    terminal.wait_for(r"\[ended 0\]")
