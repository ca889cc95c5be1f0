"""A pack of one's own while it is written: every change is on the disk before a call comes back.

Numbers of questions and rows are counted from 0. Paths are those of the form: a key, or key, row and column (for
`feedback` key and column). A file that cannot be changed without harm is refused with a sentence and stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from civics_tui.model.kinds import Question
from civics_tui.packs.building.advice import Advice
from civics_tui.packs.building.cells import Cell, Row
from civics_tui.packs.editing.changes import Path
from civics_tui.packs.editing.values import Data, Value
from civics_tui.packs.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A question as it stands in its file, finished or not."""

    number: int
    file: str
    place: int
    kind: str
    """Empty where it says none that there is."""
    record: Mapping[str, Data]
    id: str
    """What the reader calls it; empty where it cannot be read at all."""
    question: Question | None
    """`None` as long as it cannot be used."""

    @property
    def usable(self) -> bool: ...
    @property
    def title(self) -> str:
        """The first line of the question, as it is typed; empty where nothing is."""

    @property
    def advice(self) -> tuple[Advice, ...]:
        """The worst first; `advice.SHOWN` of them are shown at once."""

    @property
    def praise(self) -> str:
        """`Good: one right choice, similar lengths, has a source, 5 words to read.`; empty where there is none."""

    def cell(self, key: str) -> Cell:
        """What a field holds that is no rows: a text, a tick, or several words."""

    def rows(self, key: str) -> tuple[Row, ...]:
        """The rows of a field, at least as many as the form shows; each gives a cell for every column."""


class OwnPack:
    """A pack that is being written."""

    path: FilePath
    title: str
    sheets: tuple[Sheet, ...]
    report: Report
    objectives: tuple[tuple[str, str], ...]
    """Id and text of what one should be able to do."""
    undoes: str
    """What undo would take back, in a few words; empty where nothing."""
    redoes: str

    @classmethod
    def open(cls, path: FilePath, *, seeds: FilePath | None = None) -> OwnPack: ...
    def again(self) -> bool:
        """Read what other programs have changed; say whether there was anything."""

    def put(self, number: int, path: Path, value: Cell | None) -> None: ...
    def put_title(self, title: str) -> None: ...
    def put_aside(self, number: int, code: str, why: str) -> None: ...
    def add_row(self, number: int, key: str, place: int | None = None) -> int: ...
    def remove_row(self, number: int, key: str, row: int) -> None: ...
    def move_row(self, number: int, key: str, row: int, to: int) -> None: ...
    def add(self, kind: str, after: int | None = None) -> int: ...
    def add_records(self, records: Sequence[Mapping[str, Value]], after: int | None = None) -> tuple[int, ...]: ...
    def add_objective(self, text: str) -> str: ...
    def remove(self, number: int) -> None: ...
    def move(self, number: int, to: int) -> None: ...
    def change_kind(self, number: int, kind: str) -> tuple[str, ...]: ...
    def undo(self) -> str | None: ...
    def redo(self) -> str | None: ...
    def sources_offered(self, words: str) -> tuple[tuple[str, str], ...]:
        """Text and link of what the pack cites, whose text holds all the words."""
