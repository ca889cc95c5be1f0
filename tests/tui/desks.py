"""Desks for the tests of the full screen: the shipped packs, compiled once, and a clock that stands still."""

from __future__ import annotations

import datetime
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from civics_tui.model.answer import Picked
from civics_tui.packs.library.library import Library
from civics_tui.places import Places, shipped
from civics_tui.study.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime.datetime(2026, 11, 20, 9, 30, tzinfo=datetime.UTC)


def places_in(folder: Path) -> Places:
    """The folders of an installation below `folder`, with the shipped packs."""
    return Places(folder / "data", folder / "config", folder / "cache", shipped())


def bare_places_in(folder: Path) -> Places:
    """The same without the shipped packs, which need not be read where a test has a pack of its own."""
    return Places(folder / "data", folder / "config", folder / "cache", folder / "shipped")


def compile_into(folder: Path) -> Path:
    """Compile the shipped packs; give the file of the library."""
    places = places_in(folder)
    with Library.open(places) as library:
        library.refresh()
    return places.library


def copy_into(places: Places, compiled: Path) -> None:
    """Give an installation the library that was compiled before."""
    places.cache.mkdir(parents=True)
    shutil.copyfile(compiled, places.library)


@contextmanager
def desk_in(folder: Path, compiled: Path, learner: str | None = None) -> Iterator[Desk]:
    """The desk of a learner who has done nothing yet, over a library that was compiled before."""
    places = places_in(folder)
    if not places.library.exists():
        copy_into(places, compiled)
    with Library.open(places) as library:
        desk = Desk.open(places, library=library, clock=lambda: NOW, learner=learner)
        try:
            yield desk
        finally:
            desk.close()


def answered_some(desk: Desk) -> None:
    """Answer a few questions in an attempt that is over, and leave another one open at its second question."""
    with desk.start(pack="secession-process", n=3, kind="single", seed=5) as sitting:
        for index in range(len(sitting.attempt.responses)):
            sitting.move(index)
            sitting.answer(Picked((sitting.planned().order[0],)))
        sitting.finish()
    with desk.start(pack="secession-process", n=10, kind="single", seed=3) as sitting:
        sitting.show()
        sitting.move(1)
