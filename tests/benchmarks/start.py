"""From the command to the first usable screen, beside a minimal app with the same four widgets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from civics_tui.packs.library.library import Library
from tests.benchmarks.measure import Figure, Result, alternate, middle
from tests.benchmarks.screen import Screen
from tests.benchmarks.shelves import SIZES, installed, places_in

ROUNDS = 5
MINIMAL = ("tests/benchmarks/apps/minimal.py",)
MINIMAL_SHOWS = ("Third pack", "A short text, last on the screen.", "quit-key")
APP = ("-m", "civics_tui")
LEAVE = "leave"
"""Stands at the foot of Home."""


def _shown(arguments: Sequence[str], texts: Sequence[str], home: str) -> float:
    with Screen(arguments, {"CIVICS_HOME": home}) as screen:
        return screen.until(*texts)


def _beside(root: Path, packs: str) -> Figure:
    with Library.open(places_in(root)) as library:
        shipped = [entry for entry in library.entries() if entry.origin == "shipped"]
    texts, home = (*(entry.title[:20] for entry in shipped), LEAVE), str(root)
    _shown(APP, texts, home)  # what is compiled to byte code, and the profile
    taken, floor = alternate(ROUNDS, lambda: _shown(APP, texts, home), lambda: _shown(MINIMAL, MINIMAL_SHOWS, home))
    return Figure(
        row="start",
        work=f"to Home with {packs}",
        seconds=middle(taken),
        floor=middle(floor),
        floor_work="a Textual app with header, footer, option list, Markdown",
        target=1.25,
    )


def run() -> list[Result]:
    """With the shipped packs, then with large ones beside them."""
    return [
        _beside(installed(), "the shipped packs"),
        _beside(installed(*SIZES), f"the shipped packs and {sum(SIZES):,} questions"),
    ]
