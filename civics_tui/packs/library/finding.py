"""Which packs there are on disk, and whether they are compiled as they lie there. Nothing is read here."""

from __future__ import annotations

import errno
import functools
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civics_tui.packs.archive.names import ENDING
from civics_tui.packs.installing.installed import in_use
from civics_tui.packs.library.rows import Origin
from civics_tui.packs.library.stamp import checksum, maker, stamp, unreadable
from civics_tui.places import Places

ENDINGS = (".yaml", ".yml")
"""Of a pack that is one file."""


class Seeds:
    """A ledger that packs cite as the shipped one, looked at once for all of them."""

    def __init__(self, path: Path) -> None:
        """Take the folder, which need not exist."""
        self.path = path

    @functools.cached_property
    def stamp(self) -> str:
        """What its files look like."""
        return stamp(self.path) if self.path.is_dir() else ""

    @functools.cached_property
    def checksum(self) -> str:
        """What its files hold."""
        return checksum(self.path) if self.path.is_dir() else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A pack on disk."""

    origin: Origin
    path: Path
    seeds: Seeds
    """The ledger that it may cite as the shipped one."""
    name: str = ""
    """What it is called until it is read: its id where it was installed, else its folder or file."""

    def stamp(self) -> str:
        """What its files, that ledger and the code that reads them look like now."""
        return f"{maker()} {stamp(self.path)} {self.seeds.stamp}"

    def checksum(self) -> str:
        """What its files and that ledger hold, and who read them."""
        return f"{maker()} {checksum(self.path)} {self.seeds.checksum}"


def listed(places: Places) -> tuple[Found, ...]:
    """The shipped, the installed and the teacher's own packs, each by name.

    Raises:
        StorageError: one of the folders cannot be read.
    """
    found: list[Found] = []
    seeds = Seeds(places.seeds)
    origins: tuple[tuple[Origin, Path], ...] = (
        ("shipped", places.content),
        ("installed", places.installed),
        ("own", places.own),
    )
    for origin, folder in origins:
        try:
            if folder.is_dir():
                for path in sorted(folder.iterdir()):
                    found += _in_folder(origin, path, seeds)
        except OSError as error:
            raise unreadable(folder, error) from error
    return tuple(found)


def _in_folder(origin: Origin, path: Path, seeds: Seeds) -> Iterator[Found]:
    """The pack that lies at a path in one of the folders, if one does."""
    if path.name.startswith("."):
        return
    try:
        is_pack = path.suffix in ENDINGS if not path.is_dir() else (path / "pack.yaml").is_file()
        version = in_use(path) if origin == "installed" and not is_pack else None
    except PermissionError:  # it is listed; whoever opens it is told
        is_pack, version = True, None
    if version is not None:
        yield Found(origin, version, seeds, path.name)
    elif is_pack:
        yield Found(origin, path, seeds, name_of(path))


def name_of(path: Path) -> str:
    """The name of a folder, or of a file without its ending."""
    return path.stem if path.suffix in (*ENDINGS, ENDING) else path.name


def by_path(path: Path, places: Places) -> Found:
    """A pack that lies anywhere; the ledger beside the `content/` that it lies in goes before the shipped one."""
    for above in path.resolve().parents:
        if above.name == "content" and (above.parent / "seeds").is_dir():
            return Found("path", path, Seeds(above.parent / "seeds"), name_of(path))
    return Found("path", path, Seeds(places.seeds), name_of(path))


def is_current(connection: sqlite3.Connection, pack: Found) -> bool:
    """Is the pack compiled as it lies there, as far as its files tell without being read?"""
    row = connection.execute("SELECT stamp FROM packs WHERE path = ?", (str(pack.path),)).fetchone()
    return row is not None and row[0] == pack.stamp()


def is_there(path: Path) -> bool:
    """Is there anything at a path that somebody typed? Nothing is, under a name that no file system takes."""
    try:
        return path.exists()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise
