"""`pack fix`: missing ids, ids of choices that moved, normal form, `pack.lock`; nothing else of a pack changes.

Planned in memory and read as a whole before anything is written: the pack then has to be the one that was meant.
Normal form: no blanks at the ends of lines, one kind of line end, one at the end of the file, no byte order mark.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from civics_tui.errors import CivicsError, EditRefused, PackBroken
from civics_tui.model.identity import meaning
from civics_tui.model.kinds import Question
from civics_tui.model.pack import Pack
from civics_tui.packs import edit, lock
from civics_tui.packs.edit import Change, Document, Put
from civics_tui.packs.editing.tree import Leaf, Listing, Table
from civics_tui.packs.editing.values import same
from civics_tui.packs.files import MAX_FILE
from civics_tui.packs.lock import Lock
from civics_tui.packs.reader import Read, read_pack
from civics_tui.packs.reading.folder import MANIFEST, YAML
from civics_tui.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A file as it is and as it is to be."""

    name: str
    """As problems show it."""
    path: Path
    before: bytes | None
    """`None` where there is no such file yet."""
    after: bytes


@dataclass(slots=True, kw_only=True)
class Fix:
    """What is to be written, and what to say about it."""

    files: list[Mended] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """What there is to mend, a sentence for each file or question."""
    refused: list[str] = field(default_factory=list)
    """What is left as it is, with the reason."""

    @property
    def diff(self) -> str:
        """All changes as a unified diff."""
        return "".join(edit.diff(one.name, one.before or b"", one.after) for one in self.files)

    def write(self) -> None:
        """Write the files, each whole or not at all; the lock is the last.

        Raises:
            EditRefused: a file was changed meanwhile.
            StorageError: a file cannot be written.
        """
        for one in self.files:
            edit.write(one.path, one.after, instead_of=one.before)


def plan(path: Path, *, seeds: Path | None = None) -> Fix:
    """Plan what is to be mended in the pack at a path.

    Raises:
        PackBroken: it has no manifest that can be read, or its lock is none.
        EditRefused: the pack would not be the same.
    """
    read = read_pack(path, seeds=seeds)
    if read.pack is None:
        raise PackBroken(_("{path} cannot be mended as it is; `pack check` says why.").format(path=path))
    file = MANIFEST if path.is_dir() else path.name
    folder = path if path.is_dir() else path.parent
    fix, documents = Fix(), dict[str, Document]()
    lock_path = folder / lock.name_of(file)
    before = edit.read(lock_path) if lock_path.exists() else None
    former = lock.from_text(before[:MAX_FILE].decode(errors="replace"), lock_path.name) if before is not None else {}
    for name in sorted(one for one in read.files if one.endswith(YAML)):
        try:
            documents[name] = edit.open_bytes(edit.read(folder / name), name)
        except CivicsError as problem:
            fix.refused.append(problem.sentence)
    meant = _mend(read, read.pack, documents, former, folder, fix)
    found = read_pack(path, seeds=seeds, instead={one.name: one.after for one in fix.files}).pack
    if found != meant:
        raise EditRefused(_("{path} was left as it is: mended, it would be another pack.").format(path=path))
    fix.said += _reopened(meant, former)
    written = lock.to_text(lock.lock_of(meant, former if read.broken else _of(meant, former))).encode()
    if written != before:
        fix.files.append(Mended(name=lock_path.name, path=lock_path, before=before, after=written))
    return fix


def _of(pack: Pack, former: Lock) -> Lock:
    """What a lock holds of the questions that the pack has."""
    return {name: one for name, one in former.items() if name in pack.questions}


def _mend(read: Read, pack: Pack, documents: Mapping[str, Document], former: Lock, folder: Path, fix: Fix) -> Pack:
    """Change the documents, and give the pack that they are to be."""
    places = {name: _places(document) for name, document in documents.items()}
    ids: dict[str, list[Change]] = {}
    parts: dict[str, list[Change]] = {}
    questions = dict(pack.questions)
    for id_, subject in read.subjects.items():
        name = subject.text.name
        place = places.get(name, {}).get(subject.node.start)
        if place is None:
            continue
        entry = edit.at(documents[name].data, ("questions", place))
        if isinstance(entry, dict) and not _written(entry):
            ids.setdefault(name, []).append(Put(("questions", place, "id"), id_, 0))
        if id_ in questions:
            changes, questions[id_] = _kept(questions[id_], entry, place, former)
            if changes:
                parts.setdefault(name, []).extend(changes)
                fix.said.append(_("The parts of {question} have moved; they keep their ids.").format(question=id_))
    for name, document in documents.items():
        given = ids.get(name, [])
        mended = edit.changed_at_once(document, given) if given else document
        mended = edit.changed(mended, *parts.get(name, ()))
        if given:
            told = ngettext("{file} lacks {n} id.", "{file} lacks {n} ids.", len(given))
            fix.said.append(told.format(file=name, n=len(given)))
        normal = normal_form(mended)
        if normal is not mended:
            fix.said.append(_("{file} has blanks at ends of lines, or other white space to tidy.").format(file=name))
        if normal.bytes != document.bytes:
            fix.files.append(Mended(name=name, path=folder / name, before=document.bytes, after=normal.bytes))
    return dataclasses.replace(pack, questions=questions)


def _places(document: Document) -> dict[int, int]:
    """Where the questions of a file start, with their places in its list."""
    root = document.tree.root
    entry = root.entries.get("questions") if isinstance(root, Table) else None
    listing = entry.node if entry else None
    return {item.start: place for place, item in enumerate(listing.items)} if isinstance(listing, Listing) else {}


def _written(entry: edit.Data) -> str | None:
    """The id that is written in an entry."""
    id_ = entry.get("id") if isinstance(entry, dict) else None
    if isinstance(id_, edit.Plain):
        return id_.text if id_.text not in ("", "null", "~") else None
    return id_ if isinstance(id_, str) and id_ else None


def _kept(question: Question, entry: edit.Data, place: int, former: Lock) -> tuple[list[Change], Question]:
    """The changes by which the parts of a question keep their ids, and the question after them."""
    known = next((former[name] for name in (question.id, *question.was) if name in former), None)
    changes: list[Change] = []
    for keys, parts in lock.parts_of(question).items() if known else ():
        locked = known.parts.get(keys) if known else None
        try:
            entries = edit.at(entry, keys)
        except EditRefused:  # it stands in the defaults of the file
            continue
        if locked is None or not isinstance(entries, list) or len(entries) != len(parts):
            continue
        written = [_written(one) for one in entries]
        ids = lock.kept_ids(locked, [part.text for part in parts], written)
        if any(id_ != part.id for id_, part in zip(ids, parts, strict=True)):
            # All of them, since a number that hangs on a place could meet a written one after the next change.
            without = [number for number, one in enumerate(written) if not one]
            changes += [Put(("questions", place, *keys, number, "id"), ids[number], 0) for number in without]
        question = lock.with_part_ids(question, keys, ids)
    return changes, question


def _reopened(pack: Pack, former: Lock) -> Iterator[str]:
    for question in pack.questions.values():
        known = next((former[name] for name in (question.id, *question.was) if name in former), None)
        if known is not None and known.meaning != meaning(question):
            yield _("{question} has another key or other choices; learners are asked again.").format(
                question=question.id
            )


def normal_form(document: Document) -> Document:
    """A document in normal form; the same one where it is so already.

    Raises:
        EditRefused: it would hold something else.
    """
    text = document.lines.text
    inside = [
        (one.start, one.end)
        for one in document.tree.walk()
        if isinstance(one, Leaf) and "\n" in text[one.start : one.end]
    ]
    kept, at = [], 0
    for start, end in sorted(inside):
        first = text.find("\n", start)
        kept += [_stripped(text[at:first]), text[first:end]]
        at = end
    kept.append(_stripped(text[at:]))
    written = "".join(kept).rstrip("\n") + "\n"
    if document.lines.newline == "\r\n":
        written = written.replace("\n", "\r\n")
    if written.encode() == document.bytes:
        return document
    found = edit.open_bytes(written.encode(), document.name)
    if not same(found.data, document.data):
        return document
    return found


def _stripped(text: str) -> str:
    return "\n".join(row.rstrip(" \t") for row in text.split("\n"))
