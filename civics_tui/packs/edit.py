"""Changing a teacher's file by patching its text, so that comments, order, indentation, quotes and style stay.

Nothing is trusted: what a patch leads to is read again, and taken only where the file then holds exactly what was
meant, with all its comments. A file that cannot be read without a problem is refused and left as it is.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from civics_tui.errors import EditRefused, StorageError
from civics_tui.model.text import forbidden
from civics_tui.packs import syntax
from civics_tui.packs.editing import lines, patches, rows, writing
from civics_tui.packs.editing.changes import Change, Insert, Move, Path, Put, Remove, Step, at, steps, taken
from civics_tui.packs.editing.lines import Lines, Patch
from civics_tui.packs.editing.tree import Leaf, Listing, Table, Tree, grow
from civics_tui.packs.editing.values import Data, Plain, Value, of_node, same
from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import parse
from civics_tui.packs.text import Text
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Document:
    """A file that can be changed."""

    name: str
    """As refusals show it."""
    lines: Lines
    tree: Tree
    data: Data
    """What it holds."""

    @property
    def bytes(self) -> bytes:
        """The bytes of the file."""
        return self.lines.data


def open_bytes(data: bytes, name: str) -> Document:
    """The document that the bytes of a file are.

    Raises:
        EditRefused: they cannot be changed safely.
    """
    try:
        return _document(lines.from_bytes(data), name)
    except EditRefused as problem:
        raise _refused(name, problem) from problem


def changed(document: Document, *changes: Change) -> Document:
    """The document after changes, one after the other; each sees what the former left.

    Raises:
        EditRefused: a change cannot be made without harm.
    """
    try:
        for change in changes:
            for step in steps(document.data, change):
                document = _taken(document, step)
    except EditRefused as problem:
        raise _refused(document.name, problem) from problem
    return document


def changed_at_once(document: Document, changes: Sequence[Change]) -> Document:
    """The document after changes that do not touch the same lines: as `changed`, read again only once.

    Raises:
        EditRefused: a change cannot be made without harm.
    """
    try:
        habits = writing.habits_of(document.tree)
        wanted, together = document.data, list[Patch]()
        for change in changes:
            for step in steps(document.data, change):
                wanted = taken(wanted, step)
                together += next(patches.ways(document.tree, step, habits), [])
        found = _outcome(document, together)
        if found is not None and same(found.data, wanted) and _comments(found.tree) == _comments(document.tree):
            return found
    except EditRefused as problem:
        raise _refused(document.name, problem) from problem
    return changed(document, *changes)


def change_file(path: FilePath, *changes: Change) -> Document:
    """Change a file on disk; nothing is written where the changes come to nothing.

    Raises:
        EditRefused: it cannot be changed without harm, or somebody else changed it meanwhile; it is left as it is.
        StorageError: it cannot be read or written.
    """
    data = read(path)
    document = changed(open_bytes(data, path.name), *changes)
    if document.bytes != data:
        write(path, document.bytes, instead_of=data)
    return document


def read(path: FilePath) -> bytes:
    """The bytes of a file.

    Raises:
        StorageError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(_("{path} cannot be read: {reason}.").format(path=path, reason=reason)) from error


def write(path: FilePath, data: bytes, *, instead_of: bytes | None) -> None:
    """Write a file whole or not at all, where it still holds what it held; `None` where there was none.

    Raises:
        EditRefused: it was changed meanwhile.
        StorageError: it cannot be written; the old one is still there.
    """
    path = FilePath(os.path.realpath(path))
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if (path.read_bytes() if path.exists() else None) != instead_of:
            problem = EditRefused(_("it was changed by another program; read it again first."))
            raise _refused(path.name, problem)
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if instead_of is not None:
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(_("NOT saved in {path}: {reason}.").format(path=path, reason=reason)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def remove(path: FilePath, *, instead_of: bytes | None) -> None:
    """Take a file away, where it still holds what it held.

    Raises:
        EditRefused: it was changed meanwhile.
        StorageError: it cannot be taken away.
    """
    if read(path) != instead_of:
        raise _refused(path.name, EditRefused(_("it was changed by another program; read it again first.")))
    try:
        path.unlink()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(_("{path} cannot be taken away: {reason}.").format(path=path, reason=reason)) from error


def diff(name: str, before: bytes, after: bytes) -> str:
    """What differs between two states of a file, as a unified diff; empty where nothing does."""
    old, new = (data.decode(errors="replace").splitlines(keepends=True) for data in (before, after))
    last = "\n\\ " + _("no end of line at the end of the file") + "\n"
    return "".join(row if row.endswith("\n") else row + last for row in difflib.unified_diff(old, new, name, name))


def _refused(name: str, problem: EditRefused) -> EditRefused:
    return EditRefused(_("{file} was left as it is: {reason}").format(file=name, reason=problem.sentence))


def _document(found: Lines, name: str) -> Document:
    text, findings = Text(name, found.text), Findings()
    _no_tabs(text)
    odd = next(forbidden(found.text), None)
    if odd is not None:
        line = text.place(odd[0]).line
        raise EditRefused(_("line {line} holds the character {name}; delete it.").format(line=line, name=odd[1]))
    node = parse(text, findings)
    if findings.problems:
        first = min(findings.problems)
        told = _("line {line} cannot be read ({reason}); `pack check` tells more.")
        raise EditRefused(told.format(line=first.line, reason=first.message))
    try:
        tree = grow(found.text)
    except syntax.errors() as error:
        raise EditRefused(_("it is no YAML.")) from error
    data = of_node(node)
    if not isinstance(tree.root, Table) or not isinstance(data, dict):
        raise EditRefused(_("it does not hold keys with values."))
    return Document(name, found, tree, data)


def _no_tabs(text: Text) -> None:
    for number, row in enumerate(text.text.split("\n"), start=1):
        if "\t" in row[: len(row) - len(row.lstrip(" \t"))]:
            raise EditRefused(_("line {line} is indented with a tab; put spaces there.").format(line=number))


def _taken(document: Document, step: Step) -> Document:
    """The document after one step, in the first way that does no harm."""
    wanted = taken(document.data, step)
    lost = _lost(document.tree, step)
    kept, why = _comments(document.tree), _("the change at line {line} would change something else in it.")
    for way in patches.ways(document.tree, step, writing.habits_of(document.tree)):
        found = _outcome(document, way)
        if found is None or not same(found.data, wanted):
            continue
        left = _comments(found.tree)
        if left <= kept and kept - left <= lost:
            return found
        why = _("the change at line {line} would take a comment away; make it in an editor.")
    raise EditRefused(why.format(line=_line(document.tree, step.path)))


def _line(tree: Tree, path: Path) -> int:
    """The line in which the part stands that a path leads to, or the nearest above it."""
    at_, spot = 0, tree.root
    for step in path:
        if isinstance(spot, Table) and step in spot.entries:
            at_, spot = spot.entries[str(step)].start, spot.entries[str(step)].node
        elif isinstance(spot, Listing) and isinstance(step, int) and step < len(spot.items):
            spot = spot.items[step]
            at_ = spot.start
    return tree.text.count("\n", 0, at_) + 1


def _outcome(document: Document, way: Iterable[Patch]) -> Document | None:
    """What patches lead to; `None` where that cannot be read."""
    try:
        return _document(document.lines.patched(way), document.name)
    except EditRefused:
        return None


def _comments(tree: Tree) -> Counter[str]:
    return Counter(text for _at, text in tree.comments())


def _lost(tree: Tree, step: Step) -> Counter[str]:
    """The comments that go with what a step takes away: those in its own lines."""
    if not isinstance(step, Remove):
        return Counter()
    owner = patches.find(tree, step.path[:-1])
    if isinstance(owner, Leaf):
        return Counter()
    start, end = rows.spans(tree, owner)[rows.place_of(owner, step.path[-1])]
    behind = tree.line_end(end)
    return Counter(text for at_, text in tree.comments() if start <= at_ < behind)


__all__ = [
    "Change",
    "Data",
    "Document",
    "Insert",
    "Move",
    "Path",
    "Plain",
    "Put",
    "Remove",
    "Value",
    "at",
    "change_file",
    "changed",
    "changed_at_once",
    "diff",
    "open_bytes",
    "read",
    "remove",
    "write",
]
