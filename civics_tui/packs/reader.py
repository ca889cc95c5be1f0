"""The door of reading: a pack or a ledger on disk to the model, with every problem in one run.

Nothing is imported from pydantic or YAML before something is read. Reading never raises for what stands in a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import Manifest, Pack
from civics_tui.packs.files import read_text
from civics_tui.packs.nodes import Map, without_collection
from civics_tui.packs.problems import Problem
from civics_tui.packs.reading import ledger as ledger_reading
from civics_tui.packs.reading import manifest as manifest_reading
from civics_tui.packs.reading import questions as question_reading
from civics_tui.packs.reading import records
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.text import Text
from civics_tui.words import _

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """A ledger that was read."""

    ledger: Ledger
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Text of every file by its shown name."""


@dataclass(frozen=True, slots=True)
class Read:
    """A pack that was read."""

    pack: Pack | None
    """What can be used; `None` where there is no manifest that can be."""
    problems: tuple[Problem, ...] = ()
    """Sorted by file and place."""
    broken: int = 0
    """Questions that are left out because of errors."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Text of every file by its shown name, for carets."""
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    """Question id to where it stands, for rules that look at places."""


def read_pack(path: Path, *, seeds: Path | None = None) -> Read:
    """Read a pack: a folder with a `pack.yaml`, or a single YAML file.

    Args:
        path: the folder or file.
        seeds: the shipped ledger, for packs that cite it and have none beside their `content/`.
    """
    reading = Reading()
    with without_collection():
        pack = _read(path, seeds, reading)
    return Read(
        pack, tuple(sorted(reading.findings.problems)), reading.broken, reading.findings.files, reading.subjects
    )


def read_ledger(folder: Path) -> LedgerRead:
    """Read a ledger folder: one file per source, `disputes.yaml`, `actors.yaml`."""
    reading = Reading()
    with without_collection():
        ledger = _ledger(folder, reading)
    return LedgerRead(ledger, tuple(sorted(reading.findings.problems)), reading.findings.files)


def _ledger(folder: Path, reading: Reading) -> Ledger:
    drafts = ledger_reading.Drafts()
    for path in _files(folder, SUFFIXES):
        text = read_text(path, f"{folder.name}/{path.name}", reading.findings)
        if text is not None:
            ledger_reading.read_file(text, drafts, reading)
    return drafts.ledger()


def _files(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(
            path for path in folder.iterdir() if path.suffix in suffixes and not path.name.startswith((".", "~"))
        )


def _read(path: Path, seeds: Path | None, reading: Reading) -> Pack | None:
    folder = path if path.is_dir() else path.parent if path.name == "pack.yaml" else None
    file = folder / "pack.yaml" if folder else path
    text = read_text(file, file.name, reading.findings)
    if text is None:
        return None
    node = records.root(text, reading)
    if node is None:
        return None
    name = (folder.resolve() if folder else path.with_suffix("")).name
    manifest, _notes = manifest_reading.read_manifest(text, node, name, reading)
    if manifest is None:
        return None
    ledger = Ledger()
    if manifest.ledger == "shipped":
        shipped = _seeds(path) or seeds
        if shipped:
            ledger = read_ledger(shipped).ledger
    elif folder and (own := folder / "sources.yaml").is_file():
        drafts = ledger_reading.Drafts()
        source_text = read_text(own, own.name, reading.findings)
        if source_text:
            ledger_reading.read_file(source_text, drafts, reading)
        ledger = drafts.ledger()
    questions = {}
    for one_text, one_node in _question_files(folder, text, node, reading):
        for question in question_reading.read_questions(one_text, one_node, manifest, None, reading):
            questions[question.id] = question
    return Pack(manifest=manifest, questions=questions, ledger=ledger)


def _question_files(folder: Path | None, text: Text, node: Map, reading: Reading) -> Iterator[tuple[Text, Map]]:
    if "questions" in node.items:
        yield text, node
    if folder:
        for path in _files(folder / "questions", SUFFIXES):
            one = read_text(path, f"questions/{path.name}", reading.findings)
            found = records.root(one, reading) if one else None
            if one and found:
                yield one, found


def _seeds(path: Path) -> Path | None:
    """The `seeds/` that lies beside the `content/` in which a pack lies."""
    for parent in path.resolve().parents:
        if parent.name == "content" and (parent.parent / "seeds").is_dir():
            return parent.parent / "seeds"
    return None
