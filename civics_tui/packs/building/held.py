"""The files of a pack that hold questions, as they are on the disk: what each holds, where its questions start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from civics_tui.packs import edit
from civics_tui.packs.building.cells import Record, table
from civics_tui.packs.edit import Data, Document
from civics_tui.packs.editing.tree import Listing, Table
from civics_tui.packs.editing.values import of_node
from civics_tui.packs.files import decode
from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, Seq, parse
from civics_tui.packs.reading.folder import MANIFEST, YAML

QUESTIONS = "questions"


@dataclass(slots=True)
class Held:
    """A file, and what was read of it."""

    name: str
    path: Path
    data: bytes
    entries: list[Record] = field(default_factory=list)
    """Its questions; what is no mapping is an empty one."""
    starts: list[int] = field(default_factory=list)
    """Where each of them starts in the text."""
    defaults: Mapping[str, Data] = field(default_factory=dict)
    _document: Document | None = None

    @property
    def document(self) -> Document:
        """The file as one that can be changed.

        Raises:
            EditRefused: it cannot be changed safely.
        """
        if self._document is None:
            self._document = edit.open_bytes(self.data, self.name)
        return self._document


def of_document(document: Document, path: Path, data: bytes) -> Held:
    """What a file holds that was just changed; `data` are its bytes."""
    root = document.tree.root
    entry = root.entries.get(QUESTIONS) if isinstance(root, Table) else None
    listing = entry.node if entry else None
    starts = [item.start for item in listing.items] if isinstance(listing, Listing) else []
    whole = table(document.data)
    entries = whole.get(QUESTIONS)
    listed = [table(one) for one in entries] if isinstance(entries, list) else []
    return Held(document.name, path, data, listed, starts, table(whole.get("defaults")), document)


def of_bytes(name: str, path: Path, data: bytes) -> Held:
    """What a file holds; of one that cannot be read whole, what can be read of it."""
    findings = Findings()
    text = decode(data, name, findings)
    node = parse(text, findings) if text is not None else None
    if not isinstance(node, Map):
        return Held(name, path, data)
    listed = node.items.get(QUESTIONS)
    items = listed.items if isinstance(listed, Seq) else []
    return Held(
        name,
        path,
        data,
        [table(of_node(item)) for item in items],
        [item.start for item in items],
        table(of_node(node.items.get("defaults"))),
    )


def names(files: Mapping[str, str], manifest: str) -> list[str]:
    """The files of a pack that may hold questions, in the order in which they are read.

    Args:
        files: the texts that were read, by their shown names.
        manifest: the name of the file with the title.
    """
    return [name for name in files if name == manifest or (name.startswith("questions/") and name.endswith(YAML))]


__all__ = ["MANIFEST", "QUESTIONS", "Held", "names", "of_bytes", "of_document"]
