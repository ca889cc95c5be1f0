"""The special explainers in a real terminal at three sizes: a process to its end, a timeline, two dossiers, a word."""

from __future__ import annotations

import sys

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

APP = (sys.executable, "-m", "civics_tui", "explain")


def test_the_route_is_played_to_success_undone_and_imagined(terminal: Terminal) -> None:
    terminal.start(*APP, "secession-process:process/route")
    terminal.wait_for(r"stopped(.*\n)*.*66 of 100")
    terminal.press("Right")
    terminal.wait_for(r"through(.*\n)*.*67 of 100")
    terminal.press("z")
    terminal.wait_for(r"stopped(.*\n)*.*66 of 100")
    terminal.press("w")
    terminal.wait_for(r"three fifths")
    terminal.press("Down", "Enter")
    terminal.wait_for(r"IMAGINED +through(.*\n)*.*IMAGINED 60")
    terminal.press("Escape")
    terminal.wait_for(r"civics-tui")


def test_the_timeline_as_of_the_end_of_2016(terminal: Terminal) -> None:
    terminal.start(*APP, "calexit-history:timeline/calexit", "--known-by", "2016-12-31")
    terminal.wait_for(r"known by 31 Dec 2016(.*\n)*.*later events are hidden")
    terminal.press("]")
    terminal.wait_for(r"known by 26 Jan 2017(.*\n)*.*new since 31 Dec 2016: 1")
    terminal.press("[")
    terminal.wait_for(r"known by 10 Nov 2016")


def test_two_dossiers_side_by_side(terminal: Terminal) -> None:
    terminal.start(*APP, "key-actors:actor/marcus-ruiz-evans")
    terminal.wait_for(r"Marcus Ruiz Evans(.*\n)*.*enter")
    terminal.press("v")
    terminal.wait_for(r"Side by side(.*\n)*.*Theo")


def test_a_walk_and_a_word(terminal: Terminal) -> None:
    terminal.start(*APP, "secession-process:walk/article-v")
    terminal.wait_for(r"phrase 1 of \d+")
    terminal.press("n")
    terminal.wait_for(r"phrase 2 of \d+")
    terminal.press("q")
    terminal.wait_for(r"\[ended 0\]")


def test_words_open_in_place(terminal: Terminal) -> None:
    terminal.start(*APP, "secession-process:route")
    terminal.wait_for(r"section 1 of \d(.*\n)*.*enter read on")
    terminal.press("g")
    terminal.wait_for("esc back")
    terminal.press("Escape")
    terminal.wait_for(r"section 1 of \d")
