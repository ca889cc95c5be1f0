"""Reading special explainers: processes, timelines, comparisons, walks. Each sort is a file, or a key of the pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import index
from civics_tui.model.process import Process
from civics_tui.model.special import SORTS
from civics_tui.packs.checks.special import check_special
from civics_tui.packs.nodes import Map
from civics_tui.packs.reading import records
from civics_tui.packs.reading.context import Reading, Subject
from civics_tui.packs.roles import BECAUSE, PLAYED
from civics_tui.packs.shape import Note
from civics_tui.packs.text import Text
from civics_tui.packs.uses import Scope, examine

Sort = Literal["process", "timeline", "compare", "walk"]
USES: tuple[Sort, ...] = ("process", "timeline", "compare", "walk")
KEYS = tuple(one.key for one in SORTS.values())
"""Keys of the files, and of a pack that is one file."""


@dataclass(slots=True)
class Drafts:
    """The records of a pack, before references are followed."""

    found: dict[Sort, list[tuple[Any, Subject, list[Note]]]] = field(
        default_factory=lambda: {sort: [] for sort in USES}
    )

    def read(self, sort: Sort, text: Text, node: Map, reading: Reading) -> None:
        """Read the records of one sort that stand in a mapping."""
        row = SORTS[sort]
        self.found[sort] += records.listed(row.record, row.key, text, node, sort, reading)

    def usable(self, sort: Sort) -> dict[str, Any]:
        """The records without errors, by id."""
        return index(record for record, _subject, _notes in self.found[sort] if record is not None)


def files() -> Iterator[tuple[Sort, str]]:
    """Each sort with the name of its file."""
    return ((sort, f"{SORTS[sort].key}.yaml") for sort in USES)


def read_file(sort: Sort, text: Text, drafts: Drafts, reading: Reading) -> None:
    """Read one file of special explainers."""
    node = records.root(text, reading, (sort,))
    if node is not None:
        records.refuse_others(text, node, (SORTS[sort].key,), reading)
        drafts.read(sort, text, node, reading)


def examine_all(drafts: Drafts, ledger: Ledger, reading: Reading) -> None:
    """Follow the references of all records, and look at each as a whole; one with errors is left out."""
    for sort, found in drafts.found.items():
        for place, (record, subject, notes) in enumerate(found):
            errors = reading.findings.errors
            filled = [one for one in notes if one[0] in (PLAYED, BECAUSE)]
            names = record.names if isinstance(record, Process) else () if sort != "process" else None
            examine(filled, Scope(subject.text, reading, names, given_in="inputs"))
            examine([one for one in notes if one not in filled], Scope(subject.text, reading, ()))
            if record is not None:
                check_special(sort, record, records.report_of(subject, reading), ledger)
            if reading.findings.errors > errors:
                found[place] = (None, subject, notes)
