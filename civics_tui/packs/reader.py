"""The door of reading: a pack or a ledger on disk to the model, with every problem in one run.

Nothing is imported from pydantic or YAML before something is read. Reading never raises for what stands in a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from civics_tui.errors import ArchiveRefused
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Pack
from civics_tui.packs.archive.names import is_archive
from civics_tui.packs.nodes import without_collection
from civics_tui.packs.problems import Problem, in_order
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.reading.folder import read_seeds
from civics_tui.packs.reading.manifest import default_id
from civics_tui.packs.reading.whole import read_whole
from civics_tui.packs.roles import Use
from civics_tui.packs.text import Text


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """A ledger that was read."""

    ledger: Ledger
    """The records that can be used."""
    problems: tuple[Problem, ...] = ()
    """Sorted by file and place."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Text of every file by its shown name."""


@dataclass(frozen=True, slots=True)
class Read:
    """A pack that was read."""

    pack: Pack | None
    """What can be used; `None` where there is no manifest that can be."""
    problems: tuple[Problem, ...] = ()
    """Sorted by file and place; those of the lint are not among them."""
    broken: int = 0
    """Questions that are left out because of errors."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Text of every file by its shown name, for carets."""
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    """Question id to where it stands, for rules that look at places."""
    firsts: Mapping[tuple[Use, str], Subject] = field(default_factory=dict)
    """Where everything stands that has an id, the claims of the ledger among it, by what it is used for."""
    whole: Subject | None = None
    """Where the manifest stands, for rules that look at the pack as a whole."""


def read_pack(
    path: Path, *, seeds: Path | None = None, instead: Mapping[str, bytes] | None = None, draw: bool = True
) -> Read:
    """Read a pack: a folder with a `pack.yaml`, a single YAML file, or a `.civpack`, which is unpacked for the moment.

    Args:
        path: the folder or file.
        seeds: the shipped ledger, for packs that cite it and have none beside their `content/`.
        instead: bytes by the shown name of a file, read in place of what lies there: a draft.
        draw: are variants drawn, and questions left out of which one fails?

    Raises:
        StorageError: an archive cannot be read, or there is no room to unpack it.
    """
    if is_archive(path):
        return _read_archive(path, seeds)
    reading = Reading(drafts=instead or {}, draws=draw)
    with without_collection():
        pack = read_whole(path, seeds, reading)
    return as_read(pack, reading)


def as_read(pack: Pack | None, reading: Reading) -> Read:
    """What a reading came to."""
    found = reading.findings
    return Read(
        pack=pack,
        problems=in_order(found.problems),
        broken=reading.broken,
        files=found.files,
        subjects=reading.subjects("question"),
        firsts=reading.firsts,
        whole=reading.manifest,
    )


def _read_archive(path: Path, seeds: Path | None) -> Read:
    import tempfile  # few packs are read from an archive

    from civics_tui.packs.archive.unpack import unpack

    with tempfile.TemporaryDirectory(prefix="civics-tui-", ignore_cleanup_errors=True) as aside:
        folder = Path(aside) / default_id(path.stem)
        try:
            unpack(path, folder)
        except ArchiveRefused as refused:
            reading = Reading()
            reading.findings.add("E171", Text(path.name, ""), 0, refused.sentence.rstrip("."))
            return Read(None, in_order(reading.findings.problems))
        return read_pack(folder, seeds=seeds)


def read_ledger(folder: Path) -> LedgerRead:
    """Read a ledger folder: one file per source, `disputes.yaml`, `actors.yaml`."""
    reading = Reading()
    with without_collection():
        ledger = read_seeds(folder, reading)
    return LedgerRead(ledger, in_order(reading.findings.problems), reading.findings.files)
