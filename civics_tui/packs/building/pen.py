"""The hand that writes a pack: records of questions into their files, new questions, and the ids that they get.

Raises `EditRefused` where a file cannot be changed without harm, and `StorageError` where it could not be saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from civics_tui.errors import EditRefused
from civics_tui.packs import edit
from civics_tui.packs.building import cells, held
from civics_tui.packs.building.cells import Record, text_of
from civics_tui.packs.building.disk import Disk
from civics_tui.packs.building.records import with_key
from civics_tui.packs.building.sheet import Sheet
from civics_tui.packs.building.steps import Step
from civics_tui.packs.edit import Change, Document, Insert, Put
from civics_tui.packs.editing.values import of_value, same
from civics_tui.packs.editing.writing import Habits
from civics_tui.packs.new.drafted import free_id
from civics_tui.packs.nodes import without_collection

FIRST_FILE = "questions/questions.yaml"
"""Where the first question of a pack in a folder goes."""


@dataclass(slots=True)
class Pen:
    """Writes onto a disk."""

    disk: Disk
    unnamed: tuple[str, int] | None = None
    """File and place of a question that gets its id once its text is typed to the end."""

    def settled(self, number: int) -> Sheet:
        """A question, once what was typed before is finished and its file is as it is on the disk."""
        self.name()
        return self.disk.sheet_now(self.disk.sheet(number), None)

    def change(
        self,
        sheet: Sheet,
        former: Record,
        latter: Record,
        what: str,
        *,
        base: Document | None = None,
        key: tuple[str | int, ...] = (),
    ) -> None:
        """Write another record of a question.

        Args:
            sheet: the question as it is.
            former: its record before the step.
            latter: its record after the step.
            what: what is done, in a few words.
            base: the file before the step, where this goes on with the step before.
            key: what the next step has to be about to go on with this one.
        """
        self.disk.touched = sheet.number
        latter = self._named(sheet, former, latter)
        if same(sheet.record, latter):
            return
        with without_collection():
            document = base or self.disk.files[sheet.file].document
            changed = edit.changed(document, Put((held.QUESTIONS, sheet.place), latter))
        step = Step(
            what=what,
            files=(),
            number=sheet.number,
            place=(sheet.file, sheet.place),
            former=former,
            latter=latter,
            key=key,
            base=document,
        )
        self.disk.write([changed], step, in_place=base is not None)

    def edit(self, name: str, changes: Sequence[Change], what: str, *, number: int | None = None) -> None:
        """Change a file of the pack; `number` is the question that it is about."""
        about = self.disk.touched if number is None else number
        self.disk.write([self.changed(name, changes)], Step(what=what, files=(), number=about))

    def changed(self, name: str, changes: Sequence[Change]) -> Document:
        """A file of the pack after changes, not written yet."""
        return edit.changed(self.disk.read(name).document, *changes)

    def insert(self, records: Sequence[Record], after: int | None, what: str) -> tuple[int, ...]:
        """Put new questions behind another one, or behind all; their numbers."""
        self.name()
        if after is not None:
            sheet = self.disk.sheet_now(self.disk.sheet(after), None)
            name, place, number = sheet.file, sheet.place + 1, sheet.number + 1
        else:
            name = self._last_file()
            if name not in self.disk.files:
                return self._first(name, records, what)
            place, number = len(self.disk.read(name).entries), len(self.disk.sheets)
        data = cells.table(self.disk.read(name).document.data)
        is_list = isinstance(data.get(held.QUESTIONS), list)
        more = tuple(records[1:])
        change = Insert((held.QUESTIONS,), place, records[0], more) if is_list else Put((held.QUESTIONS,), records)
        self.edit(name, [change], what, number=number)
        return tuple(range(number, number + len(records)))

    def _last_file(self) -> str:
        """The file for a question that is to be the last."""
        others = [name for name in self.disk.files if name != self.disk.manifest]
        if others:
            return others[-1]
        is_own = not self.disk.path.is_dir() or bool(self.disk.files[self.disk.manifest].entries)
        return self.disk.manifest if is_own else FIRST_FILE

    def _first(self, name: str, records: Sequence[Record], what: str) -> tuple[int, ...]:
        """The first questions of a pack in a folder, in a file of their own."""
        text = Habits().entry(held.QUESTIONS, of_value(list(records)), 0) + "\n"
        self.disk.write([edit.open_bytes(text.encode(), name)], Step(what=what, files=()))
        return tuple(range(len(records)))

    def name(self) -> None:
        """Give an id to a question whose text was typed, as a part of that step."""
        unnamed, self.unnamed = self.unnamed, None
        last = self.disk.steps.last
        if unnamed is None or last is None or last.place != unnamed or not self.disk.is_whole(last):
            return
        name, place = unnamed
        record = self.disk.files[name].entries[place]
        called = next((one.id for one in self.disk.sheets if (one.file, one.place) == unnamed), "")
        stem = text_of(record.get("stem"))
        if "id" in record or not stem or last.base is None:
            return
        latter = with_key(record, "id", self.free_id(stem, called))
        with suppress(EditRefused):  # it goes without one, as one that was written by hand
            document = edit.changed(last.base, Put((held.QUESTIONS, place), latter))
            self.disk.write([document], replace(last, latter=latter, key=()), in_place=True)

    def _named(self, sheet: Sheet, former: Record, latter: Record) -> Record:
        """The record with an id, where its text changes and it had none: it keeps the name that it went by."""
        before, after = (text_of(one.get("stem")).strip() for one in (former, latter))
        if "id" in latter or not before or before == after:
            return latter
        return with_key(latter, "id", sheet.id or self.free_id(before, ""))

    def free_id(self, stem: str, but: str) -> str:
        """An id that no other question has."""
        return free_id(stem, self.disk.report.read.subjects.keys() - {but})
