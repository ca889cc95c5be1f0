"""An installation of its own with small packs in it, for tests of the compiled library."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from civics_tui.packs.library.library import Library
from civics_tui.places import Places

QUESTION = """\
  - id: confirm-body
    kind: single
    stem: Which body **confirms** federal judges?
    choices: [The House of Representatives, {text: The Senate, correct: true}, The Supreme Court]
    explanation: The Constitution gives this task to the Senate.
"""

SEEDS = {
    "gazette.yaml": """\
source: {id: gazette, title: Vote in the chamber, outlet: The Gazette}
claims:
  - {id: gazette.sixty, text: The spokesman says that 60 votes are needed., kind: assertion, speaker: {actor: ann-lee}}
""",
    "actors.yaml": """\
actors:
  - {id: ann-lee, names: [Ann Lee, A. Lee], roles: [{title: spokesman}]}
""",
}


def manifest(id_: str = "courts", title: str = "How judges get their seats", **more: str) -> str:
    """A manifest of a few lines."""
    lines = {"id": id_, "title": title, "version": "1.0.0", **more}
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


@dataclass(frozen=True)
class Shelf:
    """The places of an installation, and how to put packs into it."""

    places: Places

    def ship(self, name: str, files: dict[str, str]) -> Path:
        """Put a shipped pack there."""
        return write(self.places.content / name, files)

    def install(self, name: str, files: dict[str, str]) -> Path:
        """Put an installed pack there."""
        return write(self.places.installed / name, files)

    def own(self, name: str, files: dict[str, str]) -> Path:
        """Put a pack there that a teacher writes."""
        return write(self.places.own / name, files)

    def seed(self, files: dict[str, str] | None = None) -> Path:
        """Put the shipped ledger there."""
        return write(self.places.seeds, SEEDS if files is None else files)

    def library(self) -> Library:
        """A library over it, as a thread or process of its own would open it."""
        return Library.open(self.places)

    def raw(self) -> sqlite3.Connection:
        """The file behind the library."""
        return sqlite3.connect(self.places.library, isolation_level=None)


def shelf_in(root: Path) -> Shelf:
    """An empty installation below `root`."""
    return Shelf(Places(root / "data", root / "config", root / "cache", root / "shipped"))


def write(target: Path, files: dict[str, str]) -> Path:
    """Write a pack: a folder, or one file where `target` ends like one and `files` has one text."""
    if target.suffix:
        target.parent.mkdir(parents=True, exist_ok=True)
        (text,) = files.values()
        target.write_text(text, encoding="utf-8")
        return target
    for name, text in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return target


def small(id_: str = "courts", title: str = "How judges get their seats", questions: str = QUESTION) -> dict[str, str]:
    """The files of a pack with one question."""
    return {"pack.yaml": manifest(id_, title), "questions/a.yaml": f"questions:\n{questions}"}


def later(path: Path, seconds: float = 10) -> None:
    """Let a file look as if it was saved later."""
    about = path.stat()
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns + int(seconds * 10**9)))
