"""A new pack: its files as texts, written so that they check clean, and put onto the disk all or none.

Refuses to write over anything. Files name the schema of the format in their first line, and it lies beside them.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import StorageError, WrongUse
from civics_tui.model.pack import FORMAT
from civics_tui.model.text import clean_text, one_line
from civics_tui.packs.editing.values import Value, of_value
from civics_tui.packs.editing.writing import Habits
from civics_tui.packs.reading.folder import MANIFEST, SCHEMA, YAML
from civics_tui.packs.reading.manifest import default_id
from civics_tui.packs.schema.schema import pack_schema
from civics_tui.words import _

QUESTIONS = "questions/questions.yaml"
TITLE = 200
"""Characters of a title."""
_FIRST: dict[str, Value] = {
    "id": "confirm-judges",
    "kind": "single",
    "stem": "Which body confirms federal judges?",
    "choices": ["The House of Representatives", {"text": "The Senate", "correct": True}, "The Supreme Court"],
    "explanation": "The President nominates them, and the Senate gives its consent.",
    "source": "Constitution, Article II, section 2",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of the new pack."""

    record: dict[str, Value]
    note: str = ""
    """A comment above it, such as where it was copied from."""


def first() -> Entry:
    """The question with which a pack starts where none is given."""
    return Entry(_FIRST, _("Change this question into yours, and write the next one below it in the same way."))


def title_of(path: Path) -> str:
    """A title out of the name of a file or folder."""
    words = one_line(path.name.removesuffix(path.suffix) if path.suffix in YAML else path.name).replace("-", " ")
    title = one_line(clean_text(words.replace("_", " "))) or _("New pack")
    return (title[0].upper() + title[1:])[:TITLE]


def is_single(path: Path) -> bool:
    """Does a path name a pack in a single file?"""
    return path.suffix in YAML


def files(path: Path, title: str, entries: Sequence[Entry]) -> dict[str, str]:
    """The files of a new pack by their names: one, or manifest and questions; and the schema.

    Args:
        path: where the pack is to lie; a name that ends in `.yaml` is a pack in a single file.
        title: its title.
        entries: its questions.
    """
    habits = Habits()
    head: dict[str, Value] = {"title": one_line(clean_text(title))[:TITLE]}
    schema = {SCHEMA: _schema()}
    if is_single(path):
        return {path.name: _says(SCHEMA) + _keys(head, habits) + _questions(entries, habits), **schema}
    head = {"format": FORMAT, "id": default_id(path.name), "version": "0.1.0", **head, "language": "en"}
    return {
        MANIFEST: _says(SCHEMA) + _keys(head, habits),
        QUESTIONS: _says(f"../{SCHEMA}") + _questions(entries, habits),
        **schema,
    }


@functools.cache
def _schema() -> str:
    return json.dumps(pack_schema(), ensure_ascii=False, indent=1) + "\n"


def _says(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}\n"


def _keys(record: dict[str, Value], habits: Habits) -> str:
    return "".join(f"{habits.entry(key, of_value(value), 0)}\n" for key, value in record.items())


def _questions(entries: Sequence[Entry], habits: Habits) -> str:
    lines = ["questions:" if entries else "questions: []"]
    for entry in entries:
        lines += [f"  # {one_line(clean_text(entry.note))}"] if entry.note else []
        lines += ["  " + habits.item(of_value(entry.record), 2), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def write(path: Path, made: dict[str, str]) -> None:
    """Write the files of a new pack.

    Raises:
        WrongUse: there is something at the path already; it was not touched.
        StorageError: the files could not be written; none of them is there.
    """
    if os.path.lexists(path):
        raise _taken(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=path.absolute().parent))
        try:
            _put(path, made, aside)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        told = _("The pack could not be written to {path}: {reason}.")
        raise StorageError(told.format(path=path, reason=error.strerror or error)) from error


def _taken(path: Path) -> WrongUse:
    return WrongUse(_("There is something at {path} already; choose another name.").format(path=path))


def _put(path: Path, made: dict[str, str], aside: Path) -> None:
    """Write aside first, so that a full disk leaves nothing half written; then move into place."""
    folder = aside / "pack"
    for name, text in made.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    if not is_single(path):
        folder.rename(path)
        return
    try:
        with path.open("xb") as stream:
            stream.write((folder / path.name).read_bytes())
    except FileExistsError as error:  # it came there meanwhile
        raise _taken(path) from error
    schema = path.parent / SCHEMA
    if not os.path.lexists(schema):
        (folder / SCHEMA).rename(schema)
