"""A pack of one's own while it is written: every change is on the disk before a call comes back.

Numbers of questions and rows are counted from 0. Paths are those of the form: a key, or key, row and column, or for a
field that is one record (`feedback`) key and column. A row is added by putting something into the one behind the last.
A file that cannot be changed without harm is refused with a sentence and stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath

from civics_tui.errors import EditRefused
from civics_tui.model.ledger import Ledger
from civics_tui.model.text import clean_text, one_line
from civics_tui.packs.building import cells, filling, held, turning
from civics_tui.packs.building.cells import Cell, Record, text_of
from civics_tui.packs.building.disk import Disk
from civics_tui.packs.building.pen import Pen
from civics_tui.packs.building.records import kind_in, with_key, without
from civics_tui.packs.building.sheet import Sheet
from civics_tui.packs.building.sources import offered
from civics_tui.packs.building.steps import Step
from civics_tui.packs.edit import Change, Data, Insert, Move, Path, Put, Remove, Value
from civics_tui.packs.editing.values import of_value, same
from civics_tui.packs.new.drafted import free_id
from civics_tui.packs.new.scaffold import TITLE
from civics_tui.packs.preview.rereading import Kept
from civics_tui.packs.reading.folder import MANIFEST
from civics_tui.packs.report import Report
from civics_tui.words import _, ngettext


class OwnPack:
    """A pack that is being written."""

    def __init__(self, disk: Disk) -> None:
        """Write what lies on a disk; `open` reads it."""
        self.path = disk.path
        self._disk = disk
        self._pen = Pen(disk)

    @classmethod
    def open(cls, path: FilePath, *, seeds: FilePath | None = None) -> OwnPack:
        """Open the pack at a path; `seeds` is the shipped ledger.

        Raises:
            EditRefused: there is no pack that can be read, or its main file cannot be changed.
            StorageError: a file cannot be read.
        """
        path = path.parent if path.name == MANIFEST else path
        own = cls(Disk(path, Kept(path, seeds=seeds)))
        if own.report.read.pack is None:
            first = next(iter(own.report.of("error")), None)
            told = _("{path} cannot be opened as a pack: {reason}.")
            raise EditRefused(told.format(path=path.name, reason=first.message if first else _("nothing is there")))
        return own

    @property
    def report(self) -> Report:
        """What checking found; sentences for a teacher are in the advice of the sheets."""
        return self._disk.report

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its questions in their order, finished or not."""
        return self._disk.sheets

    @property
    def touched(self) -> int:
        """The question that the last change was about, or that undo and redo have changed."""
        return self._disk.touched

    @property
    def title(self) -> str:
        """The title of the pack."""
        pack = self.report.read.pack
        return pack.manifest.title if pack else self.path.stem

    @property
    def objectives(self) -> tuple[tuple[str, str], ...]:
        """Id and text of what one should be able to do."""
        pack = self.report.read.pack
        return tuple((one.id, one.text) for one in pack.manifest.objectives) if pack else ()

    @property
    def ledger(self) -> Ledger:
        """The claims and sources that its questions can rest on."""
        pack = self.report.read.pack
        return pack.ledger if pack else Ledger()

    @property
    def undoes(self) -> str:
        """What undo would take back, in a few words; empty where nothing."""
        return self._disk.steps.done[-1].what if self._disk.steps.done else ""

    @property
    def redoes(self) -> str:
        """What redo would do again; empty where nothing."""
        return self._disk.steps.undone[-1].what if self._disk.steps.undone else ""

    def sources_offered(self, words: str) -> tuple[tuple[str, str], ...]:
        """Text and link of what the pack cites already and what holds all these words."""
        pack = self.report.read.pack
        return offered(pack, words) if pack else ()

    def again(self) -> bool:
        """Read what other programs have changed; say whether there was anything."""
        return self._disk.again()

    def put(self, number: int, path: Path, value: Cell | None) -> int:
        """Give a cell of the form a value; what is empty or `None` goes. Typing on in one cell is one step of undo.

        Returns:
            The number of the question, which is another one where another program has put some before it.

        Raises:
            EditRefused: there is no such cell, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._disk.sheet(number)
        field = sheet.field(str(path[0]))
        key = (sheet.file, sheet.place, *path)
        last = self._disk.steps.last
        goes_on = last is not None and last.key == key and last.base is not None and self._disk.is_whole(last)
        if not goes_on:
            self._pen.name()
            sheet = self._disk.sheet(number)
        sheet = self._disk.sheet_now(sheet, path[0])
        former = last.former if goes_on and last else sheet.record
        latter = filling.with_value(field, former, path, value, sheet.defaults)
        if path == ("stem",) and "id" not in former and not text_of(former.get("stem")).strip():
            self._pen.unnamed = (sheet.file, sheet.place)
        base = last.base if goes_on and last else None
        self._pen.change(sheet, former, latter, field.label, base=base, key=(sheet.file, sheet.place, *path))
        return self.touched

    def put_title(self, title: str) -> None:
        """Give the pack another title.

        Raises:
            EditRefused: nothing is given, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        title = one_line(clean_text(title))[:TITLE]
        if not title:
            raise EditRefused(_("A pack needs a title."))
        self._pen.name()
        self._pen.edit(self._disk.manifest, [Put(("title",), title)], _("the title"))

    def put_aside(self, number: int, code: str, why: str) -> None:
        """Put an advice aside for one question, with the reason.

        Raises:
            EditRefused: no reason is given, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        why = one_line(clean_text(why))
        if not why:
            raise EditRefused(_("Say why it does not matter here."))
        sheet = self._pen.settled(number)
        former = cells.table(sheet.record.get("lint"))
        reasons = [one for one in (text_of(former.get("why")), why) if one]
        allowed = dict.fromkeys([*map(text_of, cells.listed(former.get("allow"))), code])
        lint: Data = {**former, "allow": [*allowed], "why": "; ".join(dict.fromkeys(reasons))}
        self._pen.change(sheet, sheet.record, with_key(sheet.record, "lint", lint), _("advice put aside"))

    def take_up(self, number: int, code: str) -> None:
        """Give an advice again that was put aside.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._pen.settled(number)
        former = cells.table(sheet.record.get("lint"))
        left: list[Data] = [one for one in cells.listed(former.get("allow")) if text_of(one) != code]
        latter = with_key(sheet.record, "lint", {**former, "allow": left}) if left else without(sheet.record, "lint")
        self._pen.change(sheet, sheet.record, latter, _("advice taken up"))

    def remove_row(self, number: int, key: str, row: int) -> None:
        """Take a row away; nothing happens where there is none.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._pen.settled(number)
        field = sheet.field(key)
        self._pen.change(sheet, sheet.record, filling.without_row(field, sheet.record, row), field.label)

    def move_row(self, number: int, key: str, row: int, to: int) -> None:
        """Put a row to another place; nothing happens where there is no such row or place.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._pen.settled(number)
        field = sheet.field(key)
        self._pen.change(sheet, sheet.record, filling.with_row_moved(field, sheet.record, row, to), field.label)

    def change_kind(self, number: int, kind: str) -> tuple[str, ...]:
        """Make a question one of another kind, and keep all that can be kept.

        Where nothing was changed since it was of that kind, it is as it was then.

        Returns:
            A sentence for each thing that it has no place for; undo brings them back.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._pen.settled(number)
        key = (sheet.file, sheet.place, "kind")
        former = self._as_it_was(sheet.record, kind, key)
        latter, dropped = turning.turned(sheet.record, kind) if former is None else (former, ())
        self._pen.change(sheet, sheet.record, latter, _("the kind"), key=key)
        return dropped

    def _as_it_was(self, record: Record, kind: str, key: tuple[str | int, ...]) -> Record | None:
        """The record that a question had of a kind, where only its kind was changed since."""
        for step in reversed(self._disk.steps.done):
            if step.key != key or not same(step.latter, record):
                return None
            record = step.former
            if kind_in(record) == kind:
                return record
        return None

    def make_gap(self, number: int, text: str, name: str, right: str) -> None:
        """Give the text of a question with gaps another gap, in which `right` belongs.

        Raises:
            EditRefused: it is of another kind, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._pen.settled(number)
        stem, gaps = sheet.field("stem"), sheet.field("gaps")
        latter = filling.with_value(stem, sheet.record, ("stem",), text, sheet.defaults)
        row = cells.gap_names(latter).index(name)
        latter = filling.with_value(gaps, latter, ("gaps", row, "accept"), cells.joined([right]), sheet.defaults)
        self._pen.change(sheet, sheet.record, latter, _("a gap"))

    def add(self, kind: str, after: int | None = None) -> int:
        """A new, empty question behind another one, or as the last; its number.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        return self._pen.insert([turning.empty(kind)], after, _("a new question"))[0]

    def add_records(self, records: Sequence[Mapping[str, Value]], after: int | None = None) -> tuple[int, ...]:
        """New questions from records, as paste, claims and other packs give them; ids that are taken get a number.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        taken = set(self.report.read.subjects)
        found: list[Record] = []
        for one in records:
            record = cells.table(of_value(dict(one)))
            stem = text_of(record.get("stem"))
            name = text_of(record.get("id"))
            if stem and (not name or name in taken):
                name = free_id(name or stem, taken)
            if name:
                record = {"id": name, **without(record, "id")}
                taken.add(name)
            found.append(record)
        if not found:
            return ()
        what = ngettext("{n} new question", "{n} new questions", len(found)).format(n=len(found))
        return self._pen.insert(found, after, what)

    def add_objective(self, text: str) -> str:
        """Something new that one should be able to do; its id.

        Raises:
            EditRefused: nothing is given, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        text = one_line(clean_text(text))
        if not text:
            raise EditRefused(_("Say what one should be able to do."))
        self._pen.name()
        known = {one for one, _text in self.objectives}
        name = free_id(text, known)
        record: dict[str, Value] = {"id": name, "text": text}
        data = cells.table(self._disk.read(self._disk.manifest).document.data)
        is_list = isinstance(data.get("objectives"), list)
        place = len(cells.listed(data.get("objectives")))
        change: Change = Insert(("objectives",), place, record) if is_list else Put(("objectives",), [record])
        self._pen.edit(self._disk.manifest, [change], _("what it belongs to"))
        return name

    def remove(self, number: int) -> None:
        """Take a question away.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._pen.settled(number)
        self._disk.touched = max(0, min(number, len(self.sheets) - 2))
        self._pen.edit(sheet.file, [Remove((held.QUESTIONS, sheet.place))], _("a question taken away"))

    def move(self, number: int, to: int) -> int:
        """Put a question to the place of another one; its new number.

        Raises:
            EditRefused: the files cannot be changed without harm.
            StorageError: it could not be saved; the files are as they were.
        """
        sheet, target = self._pen.settled(number), self._disk.sheet(to)
        if number == to:
            return number
        what = _("the order of the questions")
        if sheet.file == target.file:
            self._pen.edit(sheet.file, [Move((held.QUESTIONS,), sheet.place, target.place)], what, number=to)
            return to
        if sheet.defaults or target.defaults:
            raise EditRefused(_("These two stand in files that say different things of all their questions."))
        place = target.place + (number < to)
        self._disk.write(
            [
                self._pen.changed(target.file, [Insert((held.QUESTIONS,), place, sheet.record)]),
                self._pen.changed(sheet.file, [Remove((held.QUESTIONS, sheet.place))]),
            ],
            Step(what=what, files=(), number=to),
        )
        return to

    def undo(self) -> str | None:
        """Take back what was done last; what it was, or `None` where nothing was.

        Raises:
            EditRefused: another program has changed the same since; its change stays.
            StorageError: it could not be saved; the file is as it was.
        """
        if not self._disk.steps.done:
            return None
        step, self._pen.unnamed = self._disk.steps.done[-1], None
        self._disk.take(step, back=True)
        self._disk.steps.undone.append(self._disk.steps.done.pop())
        return step.what

    def redo(self) -> str | None:
        """Do again what was taken back last; what it was, or `None` where nothing was.

        Raises:
            EditRefused: another program has changed the same since; its change stays.
            StorageError: it could not be saved; the file is as it was.
        """
        if not self._disk.steps.undone:
            return None
        step, self._pen.unnamed = self._disk.steps.undone[-1], None
        self._disk.take(step, back=False)
        self._disk.steps.done.append(self._disk.steps.undone.pop())
        return step.what

    def settle(self) -> None:
        """Finish what is open, when the form is left: a question that was just typed gets its id.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        self._pen.name()


__all__ = ["OwnPack", "Sheet"]
