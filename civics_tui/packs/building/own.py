"""A pack of one's own while it is written: every change is on the disk before a call comes back.

Numbers of questions and rows are counted from 0. Paths are those of the form: a key, or key, row and column, or for a
field that is one record (`feedback`) key and column. A row is added by putting something into the one behind the last.
A file that cannot be changed without harm is refused with a sentence and stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path as FilePath

from civics_tui.errors import EditRefused, StorageError
from civics_tui.model.kinds import Question
from civics_tui.model.ledger import Ledger
from civics_tui.model.text import clean_text, one_line
from civics_tui.packs import edit
from civics_tui.packs.building import cells, filling, held, turning
from civics_tui.packs.building.advice import Advice, Look, advice_of, praise_of
from civics_tui.packs.building.cells import Cell, Record, Row, text_of
from civics_tui.packs.building.fields import LISTS, Field, fields_of
from civics_tui.packs.building.held import Held
from civics_tui.packs.building.sources import offered
from civics_tui.packs.building.steps import Step, Steps, Written
from civics_tui.packs.edit import Change, Data, Document, Insert, Move, Path, Put, Remove, Value
from civics_tui.packs.editing.values import Plain, of_value, same
from civics_tui.packs.editing.writing import Habits
from civics_tui.packs.new.drafted import free_id
from civics_tui.packs.new.scaffold import TITLE
from civics_tui.packs.preview.rereading import Kept
from civics_tui.packs.reading.folder import MANIFEST
from civics_tui.packs.report import Report
from civics_tui.words import _, ngettext

FIRST_FILE = "questions/questions.yaml"
"""Where the first question of a pack in a folder goes."""
_CHANGED = "{file} was changed by another program, and this with it. It was read again; look at it, and try again."


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """A question as it stands in its file, finished or not."""

    number: int
    file: str
    place: int
    """Its place in the file."""
    kind: str
    """Empty where it says none that there is."""
    record: Record
    """What stands in the file."""
    id: str
    """What it is called; empty where it cannot be read at all."""
    question: Question | None
    """What learners see; `None` as long as it cannot be used."""
    defaults: Mapping[str, Data]
    """What its file says of all its questions."""
    look: Look

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


class OwnPack:
    """A pack that is being written."""

    def __init__(self, path: FilePath, kept: Kept) -> None:
        """Hold what was read; `open` reads it."""
        self.path = path
        self._kept = kept
        self._manifest = MANIFEST if path.is_dir() else path.name
        self._files: dict[str, Held] = {}
        self._texts: dict[str, str] = {}
        self._steps = Steps()
        self._unnamed: tuple[str, int] | None = None
        """File and place of a question that gets its id once its text is typed to the end."""
        self.sheets: tuple[Sheet, ...] = ()
        """Its questions in their order, finished or not."""
        self.touched = 0
        """The question that the last change was about, or that undo and redo have changed."""
        self._show()

    @classmethod
    def open(cls, path: FilePath, *, seeds: FilePath | None = None) -> OwnPack:
        """Open the pack at a path; `seeds` is the shipped ledger.

        Raises:
            EditRefused: there is no pack that can be read, or its main file cannot be changed.
            StorageError: a file cannot be read.
        """
        path = path.parent if path.name == MANIFEST else path
        own = cls(path, Kept(path, seeds=seeds))
        if own.report.read.pack is None:
            first = next(iter(own.report.of("error")), None)
            told = _("{path} cannot be opened as a pack: {reason}.")
            raise EditRefused(told.format(path=path.name, reason=first.message if first else _("nothing is there")))
        return own

    @property
    def report(self) -> Report:
        """What checking found; sentences for a teacher are in the advice of the sheets."""
        return self._kept.report

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
        return self._steps.done[-1].what if self._steps.done else ""

    @property
    def redoes(self) -> str:
        """What redo would do again; empty where nothing."""
        return self._steps.undone[-1].what if self._steps.undone else ""

    def sources_offered(self, words: str) -> tuple[tuple[str, str], ...]:
        """Text and link of what the pack cites already and what holds all these words."""
        pack = self.report.read.pack
        return offered(pack, words) if pack else ()

    def again(self) -> bool:
        """Read what other programs have changed; say whether there was anything."""
        before = self._kept.report
        if self._kept.again() is before:
            return False
        self._show()
        return True

    def put(self, number: int, path: Path, value: Cell | None) -> int:
        """Give a cell of the form a value; what is empty or `None` goes. Typing on in one cell is one step of undo.

        Returns:
            The number of the question, which is another one where another program has put some before it.

        Raises:
            EditRefused: there is no such cell, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._sheet(number)
        field = sheet.field(str(path[0]))
        key = (sheet.file, sheet.place, *path)
        last = self._steps.last
        goes_on = last is not None and last.key == key and last.base is not None and self._is_whole(last)
        if not goes_on:
            self._name()
        sheet = self._sheet_now(sheet, path[0])
        former = last.former if goes_on and last else sheet.record
        latter = _with(field, former, path, value, sheet.defaults)
        is_text = path == ("stem",) and "id" not in former
        if is_text and text_of(former.get("stem")).strip():
            latter = filling.with_key(latter, "id", sheet.id or self._free_id(text_of(former.get("stem"))))
        elif is_text:
            self._unnamed = (sheet.file, sheet.place) if text_of(latter.get("stem")) else None
        base = last.base if goes_on and last else None
        self._change(sheet, former, latter, field.label, base=base, key=(sheet.file, sheet.place, *path))
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
        self._name()
        self._edit(self._manifest, [Put(("title",), title)], _("the title"))

    def put_aside(self, number: int, code: str, why: str) -> None:
        """Put an advice aside for one question, with the reason.

        Raises:
            EditRefused: no reason is given, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        why = one_line(clean_text(why))
        if not why:
            raise EditRefused(_("Say why it does not matter here."))
        sheet = self._settled(number)
        former = cells.table(sheet.record.get("lint"))
        reasons = [one for one in (text_of(former.get("why")), why) if one]
        allowed = dict.fromkeys([*map(text_of, cells.listed(former.get("allow"))), code])
        lint: Data = {**former, "allow": [*allowed], "why": "; ".join(dict.fromkeys(reasons))}
        self._change(sheet, sheet.record, filling.with_key(sheet.record, "lint", lint), _("advice put aside"))

    def take_up(self, number: int, code: str) -> None:
        """Give an advice again that was put aside.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._settled(number)
        former = cells.table(sheet.record.get("lint"))
        left: list[Data] = [one for one in cells.listed(former.get("allow")) if text_of(one) != code]
        latter = (
            filling.with_key(sheet.record, "lint", {**former, "allow": left})
            if left
            else filling.without(sheet.record, "lint")
        )
        self._change(sheet, sheet.record, latter, _("advice taken up"))

    def remove_row(self, number: int, key: str, row: int) -> None:
        """Take a row away; nothing happens where there is none.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._settled(number)
        field = sheet.field(key)
        self._change(sheet, sheet.record, filling.without_row(field, sheet.record, row), field.label)

    def move_row(self, number: int, key: str, row: int, to: int) -> None:
        """Put a row to another place; nothing happens where there is no such row or place.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._settled(number)
        field = sheet.field(key)
        self._change(sheet, sheet.record, filling.with_row_moved(field, sheet.record, row, to), field.label)

    def change_kind(self, number: int, kind: str) -> tuple[str, ...]:
        """Make a question one of another kind, and keep all that can be kept.

        Returns:
            A sentence for each thing that it has no place for; undo brings them back.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._settled(number)
        latter, dropped = turning.turned(sheet.record, kind)
        self._change(sheet, sheet.record, latter, _("the kind"))
        return dropped

    def add(self, kind: str, after: int | None = None) -> int:
        """A new, empty question behind another one, or as the last; its number.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        return self._insert([turning.empty(kind)], after, _("a new question"))[0]

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
                record = {"id": name, **filling.without(record, "id")}
                taken.add(name)
            found.append(record)
        if not found:
            return ()
        what = ngettext("{n} new question", "{n} new questions", len(found)).format(n=len(found))
        return self._insert(found, after, what)

    def add_objective(self, text: str) -> str:
        """Something new that one should be able to do; its id.

        Raises:
            EditRefused: nothing is given, or the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        text = one_line(clean_text(text))
        if not text:
            raise EditRefused(_("Say what one should be able to do."))
        self._name()
        known = {one for one, _text in self.objectives}
        name = free_id(text, known)
        record: dict[str, Value] = {"id": name, "text": text}
        data = cells.table(self._read(self._manifest).document.data)
        is_list = isinstance(data.get("objectives"), list)
        place = len(cells.listed(data.get("objectives")))
        change: Change = Insert(("objectives",), place, record) if is_list else Put(("objectives",), [record])
        self._edit(self._manifest, [change], _("what it belongs to"))
        return name

    def remove(self, number: int) -> None:
        """Take a question away.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        sheet = self._settled(number)
        self.touched = max(0, min(number, len(self.sheets) - 2))
        self._edit(sheet.file, [Remove((held.QUESTIONS, sheet.place))], _("a question taken away"))

    def move(self, number: int, to: int) -> int:
        """Put a question to the place of another one; its new number.

        Raises:
            EditRefused: the files cannot be changed without harm.
            StorageError: it could not be saved; the files are as they were.
        """
        sheet, target = self._settled(number), self._sheet(to)
        if number == to:
            return number
        what = _("the order of the questions")
        if sheet.file == target.file:
            self._edit(sheet.file, [Move((held.QUESTIONS,), sheet.place, target.place)], what, number=to)
            return to
        if sheet.defaults or target.defaults:
            raise EditRefused(_("These two stand in files that say different things of all their questions."))
        place = target.place + (number < to)
        self._write(
            [
                self._changed(target.file, [Insert((held.QUESTIONS,), place, sheet.record)]),
                self._changed(sheet.file, [Remove((held.QUESTIONS, sheet.place))]),
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
        if not self._steps.done:
            return None
        step = self._steps.done[-1]
        self._take(step, back=True)
        self._steps.undone.append(self._steps.done.pop())
        return step.what

    def redo(self) -> str | None:
        """Do again what was taken back last; what it was, or `None` where nothing was.

        Raises:
            EditRefused: another program has changed the same since; its change stays.
            StorageError: it could not be saved; the file is as it was.
        """
        if not self._steps.undone:
            return None
        step = self._steps.undone[-1]
        self._take(step, back=False)
        self._steps.done.append(self._steps.undone.pop())
        return step.what

    def settle(self) -> None:
        """Finish what is open, when the form is left: a question that was just typed gets its id.

        Raises:
            EditRefused: the file cannot be changed without harm.
            StorageError: it could not be saved; the file is as it was.
        """
        self._name()

    # The pack as it is on the disk

    def _show(self) -> None:
        """Take up what the last reading has found."""
        read = self.report.read
        names = held.names(read.files, self._manifest)
        for name in names:
            if self._texts.get(name) is not read.files[name]:
                path = self._place_of(name)
                found = self._files.get(name)
                data = edit.read(path)
                if found is None or found.data != data:
                    self._files[name] = held.of_bytes(name, path, data)
        self._texts = {name: read.files[name] for name in names}
        self._files = {name: self._files[name] for name in names}
        self.sheets = tuple(self._sheets())

    def _place_of(self, name: str) -> FilePath:
        return (self.path if self.path.is_dir() else self.path.parent) / name

    def _sheets(self) -> Iterator[Sheet]:
        read = self.report.read
        ids = {(one.text.name, one.node.start): id_ for id_, one in read.subjects.items()}
        questions = read.pack.questions if read.pack else {}
        number = 0
        for name, file in self._files.items():
            ends = [*file.starts[1:], len(read.files.get(name, ""))]
            for place, record in enumerate(file.entries):
                id_ = ids.get((name, file.starts[place]), "")
                yield Sheet(
                    number=number,
                    file=name,
                    place=place,
                    kind=filling.kind_in(record),
                    record=record,
                    id=id_,
                    question=questions.get(id_),
                    defaults=file.defaults,
                    look=Look(self.report, name, file.starts[place], ends[place], id_),
                )
                number += 1

    def _sheet(self, number: int) -> Sheet:
        if not 0 <= number < len(self.sheets):
            raise EditRefused(_("There is no such question any more."))
        return self.sheets[number]

    def _read(self, name: str) -> Held:
        """A file as it is on the disk at this moment."""
        found = self._files[name]
        if edit.read(found.path) != found.data:
            self.again()
            found = self._files[name]
        return found

    def _settled(self, number: int) -> Sheet:
        """A question, once what was typed before is finished and its file is as it is on the disk."""
        self._name()
        return self._sheet_now(self._sheet(number), None)

    def _sheet_now(self, sheet: Sheet, key: str | int | None) -> Sheet:
        """A question in its file as it is now, where nobody else has changed it, or only other fields of it."""
        if edit.read(self._files[sheet.file].path) == self._files[sheet.file].data:
            return sheet
        self.again()
        name = text_of(sheet.record.get("id"))
        alike = [
            one
            for one in self.sheets
            if one.file == sheet.file
            and (text_of(one.record.get("id")) == name if name else same(one.record, sheet.record))
        ]
        found = alike[0] if len(alike) == 1 else None
        if found is None or (key is None and not same(found.record, sheet.record)):
            raise EditRefused(_(_CHANGED).format(file=sheet.file))
        if key is not None and not same(found.record.get(str(key), ""), sheet.record.get(str(key), "")):
            raise EditRefused(_(_CHANGED).format(file=sheet.file))
        return found

    # Changing it

    def _change(
        self,
        sheet: Sheet,
        former: Record,
        latter: Record,
        what: str,
        *,
        base: Document | None = None,
        key: tuple[str | int, ...] = (),
    ) -> None:
        """Write another record of a question; with `base`, in place of the step before."""
        self.touched = sheet.number
        if same(sheet.record, latter):
            return
        document = base or self._files[sheet.file].document
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
        self._write([changed], step, in_place=base is not None)

    def _edit(self, name: str, changes: Sequence[Change], what: str, *, number: int | None = None) -> None:
        self._write(
            [self._changed(name, changes)], Step(what=what, files=(), number=self.touched if number is None else number)
        )

    def _changed(self, name: str, changes: Sequence[Change]) -> Document:
        return edit.changed(self._read(name).document, *changes)

    def _insert(self, records: Sequence[Record], after: int | None, what: str) -> tuple[int, ...]:
        self._name()
        if after is not None:
            sheet = self._sheet_now(self._sheet(after), None)
            name, place, number = sheet.file, sheet.place + 1, sheet.number + 1
        else:
            name = self._last_file()
            if name not in self._files:
                return self._first(name, records, what)
            place, number = len(self._read(name).entries), len(self.sheets)
        data = cells.table(self._read(name).document.data)
        is_list = isinstance(data.get(held.QUESTIONS), list)
        more = tuple(records[1:])
        change = Insert((held.QUESTIONS,), place, records[0], more) if is_list else Put((held.QUESTIONS,), records)
        self._edit(name, [change], what, number=number)
        return tuple(range(number, number + len(records)))

    def _last_file(self) -> str:
        """The file for a question that is to be the last."""
        others = [name for name in self._files if name != self._manifest]
        if others:
            return others[-1]
        is_own = not self.path.is_dir() or bool(self._files[self._manifest].entries)
        return self._manifest if is_own else FIRST_FILE

    def _first(self, name: str, records: Sequence[Record], what: str) -> tuple[int, ...]:
        """The first questions of a pack in a folder, in a file of their own."""
        text = Habits().entry(held.QUESTIONS, of_value(list(records)), 0) + "\n"
        self._write([edit.open_bytes(text.encode(), name)], Step(what=what, files=()))
        return tuple(range(len(records)))

    def _write(self, documents: Sequence[Document], step: Step, *, in_place: bool = False) -> None:
        """Put files onto the disk, and note what was done; nothing is noted where nothing came of it."""
        written = []
        for document in documents:
            found = self._files.get(document.name)
            before = found.data if found else None
            if before == document.bytes:
                continue
            path = self._place_of(document.name)
            if before is None:
                _make(path.parent)
            edit.write(path, document.bytes, instead_of=before)
            first = step.base.bytes if in_place and step.base else before
            written.append(Written(name=document.name, before=first, after=document.bytes))
            self._files[document.name] = held.of_document(document, path)
        self.touched = step.number
        if written:
            self._steps.add(replace(step, files=tuple(written)), in_place=in_place)
            self._kept.again()
            self._show()

    def _name(self) -> None:
        """Give an id to a question whose text was typed, as a part of that step."""
        unnamed, self._unnamed = self._unnamed, None
        last = self._steps.last
        if unnamed is None or last is None or last.place != unnamed or not self._is_whole(last):
            return
        name, place = unnamed
        record = self._files[name].entries[place]
        if "id" in record or last.base is None:
            return
        latter = filling.with_key(record, "id", self._free_id(text_of(record.get("stem"))))
        with suppress(EditRefused):  # it goes without one, as one that was written by hand
            document = edit.changed(last.base, Put((held.QUESTIONS, place), latter))
            self._write([document], replace(last, latter=latter, key=()), in_place=True)

    def _free_id(self, stem: str) -> str:
        return free_id(stem, self.report.read.subjects.keys())

    # Taking back

    def _is_whole(self, step: Step) -> bool:
        """Are the files of a step still as it has left them?"""
        return all(_bytes(self._place_of(one.name)) == one.after for one in step.files)

    def _take(self, step: Step, *, back: bool) -> None:
        """Take a step back, or again."""
        self._unnamed = None
        pairs = [(one.name, one.before, one.after) if back else (one.name, one.after, one.before) for one in step.files]
        if all(_bytes(self._place_of(name)) == now for name, _wanted, now in pairs):
            for name, wanted, now in reversed(pairs):
                path = self._place_of(name)
                if wanted is None:
                    edit.remove(path, instead_of=now)
                else:
                    edit.write(path, wanted, instead_of=now)
            self.touched = step.number
            self.again()
            return
        self.again()
        self._put_back(step, back=back)

    def _put_back(self, step: Step, *, back: bool) -> None:
        """Put the question of a step back in a file that another program has changed since."""
        now, wanted = (step.latter, step.former) if back else (step.former, step.latter)
        found = [one for one in self.sheets if step.place and one.file == step.place[0] and same(one.record, now)]
        if len(found) != 1:
            self._steps.forget()
            raise EditRefused(
                _("Another program has changed the same since, and its change stays. Nothing was taken back.")
            )
        file = self._files[found[0].file]
        document = edit.changed(file.document, Put((held.QUESTIONS, found[0].place), wanted))
        edit.write(file.path, document.bytes, instead_of=file.data)
        self.touched = found[0].number
        self.again()


def _with(field: Field, record: Record, path: Path, value: Cell | None, defaults: Mapping[str, Data]) -> Record:
    """The record with another value at a path of the form."""
    try:
        if field.sort in LISTS and len(path) == 3 and isinstance(path[1], int):
            return filling.with_row(field, record, path[1], str(path[2]), value)
        if field.sort == "feedback" and len(path) == 2:
            return filling.with_part(field, record, str(path[1]), value)
    except StopIteration as error:
        raise EditRefused(_("This question has no such field; choose its kind first.")) from error
    if len(path) != 1 or field.sort in LISTS or field.sort == "feedback":
        raise EditRefused(_("This question has no such field; choose its kind first."))
    return filling.with_cell(field, record, value, defaults)


def _bytes(path: FilePath) -> bytes | None:
    return edit.read(path) if path.exists() else None


def _make(folder: FilePath) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = _("NOT saved in {path}: {reason}.")
        raise StorageError(told.format(path=folder, reason=error.strerror or error)) from error


__all__ = ["OwnPack", "Plain", "Sheet"]
