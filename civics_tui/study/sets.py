"""A teacher's own sets: named, ordered choices of questions from any packs, one YAML file each in the teacher's data.

Read as the sets of packs are, so that a file edited by hand gets problems with their places; written whole or not at
all. A set whose file has an error is told and left out; the other sets can be used.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import NotFound, NotSaved, WrongUse
from civics_tui.model.pack import QuestionSet, split_reference
from civics_tui.model.text import clean_text, one_line
from civics_tui.packs.files import read_text
from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, parse
from civics_tui.packs.places import follow, span
from civics_tui.packs.problems import Problem
from civics_tui.packs.reading.context import Reading
from civics_tui.packs.reading.parts import read_set
from civics_tui.study.ownership import sync_folder
from civics_tui.words import _

MOST = 1000
"""Questions of one set."""
MOST_MINUTES = 600
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class SetsRead:
    """What lies in the folder of a teacher's sets."""

    sets: tuple[QuestionSet, ...]
    """Those that can be used, in the order of their titles."""
    problems: tuple[Problem, ...]
    """What is wrong with the others."""
    files: dict[str, str]
    """Text of every file by the name that problems show."""


def read_sets(folder: Path) -> SetsRead:
    """Read all sets of a teacher; a folder that is not there holds none."""
    findings = Findings()
    found: dict[str, QuestionSet] = {}
    for path in sorted(folder.glob("*.yaml")):
        read = _read(path, findings)
        if read is not None:
            found[read.id] = read
    ordered = sorted(found.values(), key=lambda one: (one.title.casefold(), one.id))
    return SetsRead(tuple(ordered), tuple(sorted(findings.problems)), findings.files)


def find(folder: Path, set_id: str) -> QuestionSet:
    """The set of that id.

    Raises:
        NotFound: there is none; the sentence names those there are.
    """
    sets = read_sets(folder).sets
    for one in sets:
        if one.id == set_id:
            return one
    known = ", ".join(one.id for one in sets) or _("none")
    raise NotFound(_('There is no set "{name}" of your own; there are {known}.').format(name=set_id, known=known))


def create(folder: Path, title: str, questions: Sequence[str], *, minutes: int | None = None) -> QuestionSet:
    """Write a new set; its id is made from its title.

    Raises:
        WrongUse: the title is empty, or a question is no `pack/question`.
        NotSaved: it cannot be written.
    """
    taken = {path.stem for path in folder.glob("*.yaml")}
    return save(
        folder,
        QuestionSet(id=_id_of(title, taken), title=title, minutes=minutes, questions=tuple(questions)),
    )


def save(folder: Path, set_: QuestionSet) -> QuestionSet:
    """Write a set, in place of the one of its id; give it as it was written.

    Raises:
        WrongUse: it cannot be a set.
        NotSaved: it cannot be written; the old one is still there.
    """
    title = one_line(clean_text(set_.title))
    if not title:
        raise WrongUse(_("A set needs a title."))
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", set_.id) or len(set_.id) > _LONGEST_ID:
        raise WrongUse(_('"{id}" is no name of a set; it takes a-z, 0-9 and -.').format(id=set_.id))
    if set_.minutes is not None and not 1 <= set_.minutes <= MOST_MINUTES:
        raise WrongUse(_("The minutes of a set are 1 to {most}.").format(most=MOST_MINUTES))
    questions = tuple(dict.fromkeys(set_.questions))
    if not 1 <= len(questions) <= MOST:
        raise WrongUse(_("A set has 1 to {most} questions.").format(most=MOST))
    for one in questions:
        if not _is_reference(one):
            raise WrongUse(_('"{text}" names no question; write pack/question.').format(text=one))
    written = QuestionSet(id=set_.id, title=title, minutes=set_.minutes, questions=questions)
    _write(folder / f"{set_.id}.yaml", _text(written))
    return written


def delete(folder: Path, set_id: str) -> None:
    """Take a set away.

    Raises:
        NotFound: there is none.
        NotSaved: its file cannot be deleted.
    """
    find(folder, set_id)
    path = folder / f"{set_id}.yaml"
    try:
        path.unlink()
    except OSError as problem:
        raise NotSaved(_not_saved(path, problem)) from problem
    sync_folder(folder)


def _id_of(title: str, taken: Collection[str]) -> str:
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    ascii_ = "".join(one for one in decomposed if not unicodedata.combining(one))
    base = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[: _LONGEST_ID - 5].strip("-") or "set"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _is_reference(text: str) -> bool:
    pack, question = split_reference(text)
    return bool(pack and question) and text == one_line(clean_text(text)) and len(text) <= 300


def _text(set_: QuestionSet) -> str:
    """A set as YAML. A text in JSON's quotes is the same text in YAML, whatever it holds."""
    rows = ["set:", f"  id: {set_.id}", f"  title: {_quoted(set_.title)}"]
    if set_.minutes is not None:
        rows.append(f"  minutes: {set_.minutes}")
    rows += ["  questions:", *(f"    - {_quoted(one)}" for one in set_.questions)]
    return "\n".join(rows) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as problem:
        raise NotSaved(_not_saved(path, problem)) from problem
    finally:
        if beside.exists():
            beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def _not_saved(path: Path, problem: OSError) -> str:
    reason = problem.strerror or type(problem).__name__
    return _("NOT saved in {path}: {reason}.").format(path=path, reason=reason)


def _read(path: Path, findings: Findings) -> QuestionSet | None:
    """One set; `None` where its file has an error, which is told."""
    text = read_text(path, path.name, findings)
    if text is None:
        return None
    reading = Reading(findings)
    # Whether the packs have these questions is seen when the set is used: packs come and go.
    reading.known.incomplete.add("question")
    found = read_set(text, path.stem, reading)
    if found is None:
        return None
    root = parse(text, Findings())
    for at, message, advice in _complaints(found, path.stem):
        start, end = span(text, follow(root, at) if root is not None else Map(0))
        findings.add("E135" if "questions" in at else "E115", text, start, message, end=end, advice=advice)
        found = None
    return found


def _complaints(found: QuestionSet, stem: str) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What a set of a teacher must not have although one of a pack may: path, message, advice."""
    if found.id != stem:
        yield ("set", "id"), _('the id "{id}" is not the name of the file').format(id=found.id), _("leave it out")
    for number, one in enumerate(found.questions):
        if not _is_reference(one):
            yield ("set", "questions", number), _('"{text}" names no pack').format(text=one), _("write pack/question")
