"""The files of a pack or ledger: which there are, in which order, and that none lies outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civics_tui.model.ledger import Ledger
from civics_tui.packs.files import decode, read_text
from civics_tui.packs.misfits import nearest
from civics_tui.packs.reading import ledger as ledger_reading
from civics_tui.packs.reading.context import Reading
from civics_tui.packs.text import Text
from civics_tui.words import _

YAML = (".yaml", ".yml")
MANIFEST = "pack.yaml"
FILES = (
    MANIFEST,
    "sources.yaml",
    "misconceptions.yaml",
    "glossary.yaml",
    "processes.yaml",
    "timelines.yaml",
    "comparisons.yaml",
    "walks.yaml",
)
PAGES = ("teacher.md", "README.md", "LICENSE.md", "CHANGELOG.md")
SCHEMA = "pack.schema.json"
"""Lies beside the files of a new pack, for the editor of its author; nothing reads it."""
FOLDERS = ("questions", "explainers", "sets", "i18n", "media")
MAX_FILES = 2_000
"""Entries of one folder."""
MAX_TOTAL = 64 * 1024 * 1024
"""Characters of all files of a pack."""


@dataclass(slots=True)
class Folder:
    """The folder of a pack; of a pack in a single file it holds nothing else."""

    path: Path | None
    reading: Reading

    def names(self, below: str = "", suffixes: tuple[str, ...] = YAML) -> list[str]:
        """The names of the files in a folder of the pack, in order; hidden files and left-overs of editors left out."""
        folder = self.path / below if self.path else None
        if folder is None or not folder.is_dir():
            return []
        try:
            found = sorted(one.name for one in folder.iterdir())
        except OSError as error:
            self._tell(
                "E101", below or folder.name, _("this folder cannot be read: {reason}").format(reason=error.strerror)
            )
            return []
        if len(found) > MAX_FILES:
            self._tell("E103", below or folder.name, _("this folder holds more than {n} files").format(n=MAX_FILES))
        return [name for name in found[:MAX_FILES] if name.endswith(suffixes) and not name.startswith((".", "~", "#"))]

    def has(self, name: str) -> bool:
        """Is there such a file in the pack?"""
        return self.path is not None and (self.path / name).is_file()

    def read(self, name: str) -> Text | None:
        """Read a file of the pack."""
        if self.path is None:
            return None
        path = self.path / name
        if not _inside(path, self.path):
            self._tell("E101", name, _("this file lies outside of the pack"))
            return None
        if sum(map(len, self.reading.findings.files.values())) > MAX_TOTAL:
            self._tell("E103", name, _("the pack is too large; this file is not read"))
            return None
        if name in self.reading.drafts:
            return decode(self.reading.drafts[name], name, self.reading.findings)
        return read_text(path, name, self.reading.findings)

    def tell_unknown(self) -> None:
        """Warn of files that nothing reads."""
        for name in self.names(suffixes=(*YAML, ".md")):
            known = FILES if name.endswith(YAML) else PAGES
            if self.has(name) and name not in known:
                self._unknown(name, nearest(name, known))
        for folder in self._folders():
            if folder not in FOLDERS and self.names(folder, (*YAML, ".md")):
                self._unknown(folder, nearest(folder, FOLDERS))
        for folder, wrong in (("questions", (".md",)), ("sets", (".md",)), ("explainers", YAML)):
            for name in self.names(folder, wrong):
                self._unknown(f"{folder}/{name}", None)

    def _folders(self) -> Iterator[str]:
        if self.path is not None and self.path.is_dir():
            yield from (name for name in self.names(suffixes=("",)) if (self.path / name).is_dir())

    def _unknown(self, name: str, advice: str | None) -> None:
        fallback = _("packs have {names}").format(names=", ".join((*FILES, *(f"{one}/" for one in FOLDERS))))
        self.reading.findings.add("W101", Text(name, ""), 0, _("nothing reads this"), advice=advice or fallback)

    def _tell(self, code: str, name: str, message: str) -> None:
        self.reading.findings.add(code, Text(name, ""), 0, message)


def _inside(path: Path, folder: Path) -> bool:
    """Does a path stay in a folder once every link is followed?"""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def read_seeds(folder: Path, reading: Reading) -> Ledger:
    """Read a ledger folder. Its files are shown with the folder's name before them."""
    drafts = ledger_reading.Drafts()
    if not folder.is_dir():
        reading.findings.add("E101", Text(folder.name, ""), 0, _("there is no such folder"))
        return drafts.ledger()
    for name in Folder(folder, reading).names():
        text = read_text(folder / name, f"{folder.name}/{name}", reading.findings)
        if text is not None:
            ledger_reading.read_file(text, drafts, reading)
    ledger_reading.examine_all(drafts, reading)
    return drafts.ledger()


def beside(path: Path) -> Path | None:
    """The `seeds/` that lies beside the `content/` in which a pack lies."""
    for parent in path.absolute().parents:
        if parent.name == "content" and (parent.parent / "seeds").is_dir():
            return parent.parent / "seeds"
    return None
