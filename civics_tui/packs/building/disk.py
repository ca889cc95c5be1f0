"""The files of a pack that is being written: as they are on the disk at every moment, and written whole or not at all.

Other programs may change them in between. Nothing of theirs is written over: what was changed is read again first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path as FilePath

from civics_tui.errors import EditRefused, StorageError
from civics_tui.packs import edit
from civics_tui.packs.building import held
from civics_tui.packs.building.advice import Look
from civics_tui.packs.building.cells import text_of
from civics_tui.packs.building.held import Held
from civics_tui.packs.building.sheet import Sheet
from civics_tui.packs.building.steps import Step, Steps, Written
from civics_tui.packs.edit import Document, Put
from civics_tui.packs.editing.values import same
from civics_tui.packs.nodes import without_collection
from civics_tui.packs.preview.rereading import Kept
from civics_tui.packs.report import Report
from civics_tui.words import _

_CHANGED = "{file} was changed by another program, and this with it. It was read again; look at it, and try again."


class Disk:
    """The files of a pack with its questions, and what was done to them."""

    def __init__(self, path: FilePath, kept: Kept) -> None:
        """Hold what was read."""
        self.path = path
        self.manifest = held.MANIFEST if path.is_dir() else path.name
        """The name of the file with the title."""
        self.files: dict[str, Held] = {}
        """Those that hold questions, by name, in their order."""
        self.steps = Steps()
        self.sheets: tuple[Sheet, ...] = ()
        """The questions in their order, finished or not."""
        self.touched = 0
        """The question that the last change was about."""
        self._kept = kept
        self._texts: dict[str, str] = {}
        self._show()

    @property
    def report(self) -> Report:
        """What checking found."""
        return self._kept.report

    def again(self) -> bool:
        """Read what other programs have changed; say whether there was anything."""
        before = self._kept.report
        if self._kept.again() is before:
            return False
        self._show()
        return True

    def _show(self) -> None:
        """Take up what the last reading has found."""
        read = self.report.read
        names = held.names(read.files, self.manifest)
        for name in names:
            if self._texts.get(name) is not read.files[name]:
                path = self._place_of(name)
                found = self.files.get(name)
                data = edit.read(path)
                if found is None or found.data != data:
                    self.files[name] = held.of_bytes(name, path, data)
        self._texts = {name: read.files[name] for name in names}
        self.files = {name: self.files[name] for name in names}
        self.sheets = tuple(self._sheets())

    def _place_of(self, name: str) -> FilePath:
        return (self.path if self.path.is_dir() else self.path.parent) / name

    def _sheets(self) -> Iterator[Sheet]:
        read = self.report.read
        ids = {(one.text.name, one.node.start): id_ for id_, one in read.subjects.items()}
        questions = read.pack.questions if read.pack else {}
        number = 0
        for name, file in self.files.items():
            ends = [*file.starts[1:], len(read.files.get(name, ""))]
            for place, record in enumerate(file.entries):
                id_ = ids.get((name, file.starts[place]), "")
                yield Sheet(
                    number=number,
                    file=name,
                    place=place,
                    record=record,
                    id=id_,
                    question=questions.get(id_),
                    defaults=file.defaults,
                    look=Look(self.report, name, file.starts[place], ends[place], id_),
                )
                number += 1

    def sheet(self, number: int) -> Sheet:
        """The question of a number.

        Raises:
            EditRefused: there is none.
        """
        if not 0 <= number < len(self.sheets):
            raise EditRefused(_("There is no such question any more."))
        return self.sheets[number]

    def read(self, name: str) -> Held:
        """A file as it is on the disk at this moment.

        Raises:
            EditRefused: it is no file of the pack any more.
            StorageError: it cannot be read.
        """
        if edit.read(self.files[name].path) != self.files[name].data:
            self.again()
        if name not in self.files:
            raise EditRefused(_(_CHANGED).format(file=name))
        return self.files[name]

    def sheet_now(self, sheet: Sheet, key: str | int | None) -> Sheet:
        """A question in its file as it is now, where nobody else has changed it, or only other fields than `key`.

        Raises:
            EditRefused: it was changed by another program; it was read again.
            StorageError: its file cannot be read.
        """
        if edit.read(self.files[sheet.file].path) == self.files[sheet.file].data:
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

    def write(self, documents: Sequence[Document], step: Step, *, in_place: bool = False) -> None:
        """Put files onto the disk, and note what was done; nothing is noted where nothing came of it.

        Raises:
            EditRefused: another program has changed one of them meanwhile.
            StorageError: it could not be saved; the file is as it was.
        """
        written = []
        former = {one.name: one.before for one in self.steps.done[-1].files} if in_place else {}
        for document in documents:
            found = self.files.get(document.name)
            before, after = found.data if found else None, document.bytes
            if before == after:
                continue
            path = self._place_of(document.name)
            if before is None:
                _make(path.parent)
            edit.write(path, after, instead_of=before)
            written.append(Written(name=document.name, before=former.get(document.name, before), after=after))
            self.files[document.name] = held.of_document(document, path, after)
        self.touched = step.number
        if written:
            self.steps.add(replace(step, files=tuple(written)), in_place=in_place)
            with without_collection():
                self._kept.again()
                self._show()

    def is_whole(self, step: Step) -> bool:
        """Are the files of a step still as it has left them?"""
        return all(_bytes(self._place_of(one.name)) == one.after for one in step.files)

    def take(self, step: Step, *, back: bool) -> None:
        """Take a step back, or again.

        Raises:
            EditRefused: another program has changed the same since; its change stays.
            StorageError: it could not be saved; the file is as it was.
        """
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
            self.steps.forget()
            raise EditRefused(
                _("Another program has changed the same since, and its change stays. Nothing was taken back.")
            )
        file = self.files[found[0].file]
        document = edit.changed(file.document, Put((held.QUESTIONS, found[0].place), wanted))
        edit.write(file.path, document.bytes, instead_of=file.data)
        self.touched = found[0].number
        self.again()


def _bytes(path: FilePath) -> bytes | None:
    return edit.read(path) if path.exists() else None


def _make(folder: FilePath) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = _("NOT saved in {path}: {reason}.")
        raise StorageError(told.format(path=folder, reason=error.strerror or error)) from error
