"""A question as it stands in its file, finished or not: what the form shows of it, and what there is to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from civics_tui.errors import EditRefused
from civics_tui.model.kinds import Question
from civics_tui.packs.building import cells
from civics_tui.packs.building.advice import Advice, Look, advice_of, praise_of
from civics_tui.packs.building.cells import Cell, Record, Row, text_of
from civics_tui.packs.building.fields import Field, fields_of
from civics_tui.packs.building.records import kind_in
from civics_tui.packs.edit import Data
from civics_tui.words import _


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """A question as it stands in its file, finished or not."""

    number: int
    file: str
    place: int
    """Its place in the file."""
    record: Record
    """What stands in the file."""
    id: str
    """What it is called; empty where it cannot be read at all."""
    question: Question | None
    """What learners see; `None` as long as it cannot be used."""
    defaults: Mapping[str, Data]
    """What its file says of all its questions."""
    look: Look

    @cached_property
    def kind(self) -> str:
        """Its kind; empty where it says none that there is."""
        return kind_in(self.record)

    @property
    def usable(self) -> bool:
        """Can it be asked?"""
        return self.question is not None

    @property
    def title(self) -> str:
        """The first line of the question as it is typed; empty where nothing is."""
        return text_of(self.record.get("stem")).strip().partition("\n")[0]

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """What to look at, the worst first; `advice.SHOWN` of them are shown at once."""
        return advice_of(self.look, self.kind, self.record, self.question, self.defaults)

    @property
    def put_aside(self) -> tuple[str, ...]:
        """The codes of what was put aside."""
        return tuple(text_of(one) for one in cells.listed(cells.table(self.record.get("lint")).get("allow")))

    @cached_property
    def praise(self) -> str:
        """What is good about it, in one sentence; empty where there is nothing yet."""
        return praise_of(self.kind, self.record, self.question)

    def cell(self, key: str) -> Cell:
        """What a field holds that is no rows: a text, a tick, or the words that are ticked."""
        return cells.cell(self.field(key), self.record, self.defaults)

    def rows(self, key: str) -> tuple[Row, ...]:
        """The rows of a field, at least as many as are shown; for `feedback` its one row."""
        return cells.rows(self.field(key), self.record, self.defaults)

    def field(self, key: str) -> Field:
        """The field of a key.

        Raises:
            EditRefused: there is none.
        """
        found = next((one for one in fields_of(self.kind) if one.key == key), None) if self.kind else None
        if found is None:
            raise EditRefused(_("This question has no such field; choose its kind first."))
        return found
