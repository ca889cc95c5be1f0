"""Reading the ledger: `seeds/` with one file per source, or the `sources.yaml` of a pack. The same keys in both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from civics_tui.model.ledger import Actor, Claim, Dispute, Ledger, Source
from civics_tui.packs.nodes import Map, Seq
from civics_tui.packs.reading import records
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.roles import Use
from civics_tui.packs.shape import Note
from civics_tui.packs.text import Text

KEYS = ("source", "sources", "claims", "disputes", "actors")
USES: tuple[Use, ...] = ("claim", "actor", "source", "dispute")


@dataclass(slots=True)
class Drafts:
    """The records of all files of a ledger, before references are followed."""

    found: dict[str, list[tuple[Any, Subject, list[Note]]]] = field(
        default_factory=lambda: {"sources": [], "claims": [], "disputes": [], "actors": []}
    )

    def ledger(self) -> Ledger:
        """The records that can be used, by id."""
        usable = {
            key: {record.id: record for record, _subject, _notes in reversed(found) if record is not None}
            for key, found in self.found.items()
        }
        ordered = {key: dict(reversed(list(records.items()))) for key, records in usable.items()}
        return Ledger(**ordered)


def read_file(text: Text, drafts: Drafts, reading: Reading) -> None:
    """Read one file of a ledger into the drafts."""
    node = records.root(text, reading, USES)
    if node is None:
        return
    records.refuse_others(text, node, KEYS, reading)
    if "source" in node.items:
        node = _with_list(node)
    rows: tuple[tuple[str, type[Any], Use], ...] = (
        ("sources", Source, "source"),
        ("claims", Claim, "claim"),
        ("disputes", Dispute, "dispute"),
        ("actors", Actor, "actor"),
    )
    for key, cls, use in rows:
        drafts.found[key] += records.listed(cls, key, text, node, use, reading)


def _with_list(node: Map) -> Map:
    """The file with its one `source` as a list of one."""
    wrapped = Seq(node.items["source"].start)
    wrapped.items = [node.items["source"]]
    changed = Map(node.start)
    changed.items = {**node.items, "sources": wrapped}
    changed.keys = {**node.keys, "sources": node.keys["source"]}
    return changed
