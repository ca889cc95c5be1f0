"""Installations with large packs, compiled from the model, so that their files need not be read."""

from __future__ import annotations

import atexit
import functools
import tempfile
from pathlib import Path
from unittest import mock

from civics_tui.packs.library import compiling, finding, searching
from civics_tui.packs.library.library import Library
from civics_tui.packs.library.tables import writing
from civics_tui.packs.reader import Read
from civics_tui.places import Places, shipped
from tests.benchmarks import big


def places_in(root: Path) -> Places:
    """The places that `CIVICS_HOME=root` gives, with the shipped packs of the checkout."""
    return Places(root / "data", root / "config", root / "cache", shipped())


@functools.cache
def installed(*sizes: int) -> Path:
    """A `CIVICS_HOME` with the shipped packs and packs of these sizes compiled; made once, gone at the end.

    What is searched is left out of the large ones, since it takes the longest and nothing here searches. Their files
    hold a manifest only: when the code of the reader changes meanwhile, they are read anew and are empty.
    """
    made = tempfile.TemporaryDirectory()
    atexit.register(made.cleanup)
    root = Path(made.name)
    places = places_in(root)
    for size in sizes:
        folder = places.installed / f"big-{size}"
        folder.mkdir(parents=True)
        (folder / "pack.yaml").write_text(big.manifest(size), encoding="utf-8")
    with Library.open(places) as library, mock.patch.object(searching, "put"):
        for pack in finding.listed(places):
            if pack.origin == "installed":
                read = Read(big.pack(int(pack.path.name.partition("-")[2])))
                with writing(library._connection):
                    compiling.store(library._connection, pack, read, stamp=pack.stamp(), checksum=pack.checksum())
    with Library.open(places) as library:
        library.refresh()
        assert not library.stale()
    return root


SIZES = (10_000, 100_000)
"""Of the large packs that several rows use."""
