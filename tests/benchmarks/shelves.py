"""Installations with large packs, compiled from the model, so that their files need not be read."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

from civics_tui.packs import library_compile, library_found, library_search
from civics_tui.packs.library import Library
from civics_tui.packs.library_schema import writing
from civics_tui.packs.reader import Read
from civics_tui.places import Places, shipped
from tests.benchmarks import big


def places_in(root: Path) -> Places:
    """The places that `CIVICS_HOME=root` gives, with the shipped packs of the checkout."""
    return Places(root / "data", root / "config", root / "cache", shipped())


def install(root: Path, *sizes: int) -> Places:
    """Compile the shipped packs, and packs of these sizes as installed ones; what is searched is left out of those."""
    places = places_in(root)
    for size in sizes:
        folder = places.installed / f"big-{size}"
        folder.mkdir(parents=True)
        (folder / "pack.yaml").write_text(big.manifest(size), encoding="utf-8")
    with Library.open(places) as library:
        connection = library._connection
        with mock.patch.object(library_search, "put"):
            for pack in library_found.listed(places):
                if pack.origin == "installed":
                    read = Read(big.pack(int(pack.path.name.partition("-")[2])))
                    with writing(connection):
                        library_compile.store(connection, pack, read, stamp=pack.stamp(), checksum=pack.checksum())
        library.refresh()
        assert not library.stale()
    return places
