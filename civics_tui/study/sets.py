"""A teacher's own sets: named, ordered choices of questions from any packs, one YAML file each in the teacher's data.

Read through the nodes of `packs`, so that a file edited by hand gets problems with their places; written whole or not
at all. A set whose file has an error is told and left out; the other sets can be used.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from civics_tui.errors import NotFound, NotSaved, WrongUse
from civics_tui.model.pack import QuestionSet, split_reference
from civics_tui.model.text import clean_text, one_line
from civics_tui.packs.files import read_text
from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import Map, Node, Scalar, Seq, parse
from civics_tui.packs.problems import Problem
from civics_tui.packs.text import Text
from civics_tui.study.ownership import sync_folder
from civics_tui.words import _

MOST = 1000
"""Questions of one set."""
MOST_MINUTES = 600
_KEYS = ("id", "title", "minutes", "questions")
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
    before = len(findings.problems)
    text = read_text(path, path.name, findings)
    root = parse(text, findings) if text is not None else None
    if text is None or len(findings.problems) > before:
        return None
    reader = _Reader(text, findings)
    read = reader.set_of(root, path.stem)
    return read if len(findings.problems) == before else None


class _Reader:
    """Reads the nodes of one file."""

    def __init__(self, text: Text, findings: Findings) -> None:
        self._text = text
        self._findings = findings

    def set_of(self, root: Node | None, stem: str) -> QuestionSet:
        """The set of a file, with empty parts where something was told."""
        top = self._keys(root, 0, ("set",))
        start = root.start if root is not None else 0
        node = top.get("set")
        if node is None:
            self._tell("E113", start, _('the key "set" is missing'), _("a file of a set starts with set:"))
            return QuestionSet(id=stem, title="", questions=())
        parts = self._keys(node, node.start, _KEYS)
        for key in ("title", "questions"):
            if key not in parts:
                self._tell("E113", node.start, _('the key "{key}" is missing').format(key=key))
        id_ = self._line(parts.get("id"), stem)
        if id_ != stem:
            message = _('the id "{id}" is not the name of the file').format(id=id_)
            self._tell("E115", parts["id"].start, message, _('write "{id}"').format(id=stem))
        return QuestionSet(
            id=stem,
            title=self._line(parts.get("title"), ""),
            minutes=self._minutes(parts.get("minutes")),
            questions=self._questions(parts.get("questions")),
        )

    def _keys(self, node: Node | None, start: int, known: Sequence[str]) -> dict[str, Node]:
        if not isinstance(node, Map):
            self._tell("E114", start, _("keys are needed here: {keys}").format(keys=", ".join(known)))
            return {}
        for key, at in node.keys.items():
            if key not in known and not key.startswith("x-"):
                advice = _("the keys are {keys}").format(keys=", ".join(known))
                self._tell("E112", at, _('there is no key "{key}"').format(key=key), advice)
        return node.items

    def _line(self, node: Node | None, default: str) -> str:
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self._tell("E114", node.start, _("a text is needed here"))
            return ""
        if not node.text.strip():
            self._tell("E118", node.start, _("this text is empty"))
        return one_line(node.text)

    def _minutes(self, node: Node | None) -> int | None:
        if node is None or (isinstance(node, Scalar) and node.plain and node.text in ("", "null", "~")):
            return None
        text = node.text if isinstance(node, Scalar) else ""
        if not re.fullmatch(r"[1-9][0-9]{0,2}", text) or int(text) > MOST_MINUTES:
            self._tell("E120", node.start, _("minutes are a whole number, 1 to {most}").format(most=MOST_MINUTES))
            return None
        return int(text)

    def _questions(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        if not isinstance(node, Seq) or not 1 <= len(node.items) <= MOST:
            self._tell("E114", node.start, _("a list of 1 to {most} questions is needed here").format(most=MOST))
            return ()
        names = [self._reference(item) for item in node.items]
        return tuple(dict.fromkeys(names))

    def _reference(self, node: Node) -> str:
        text = node.text if isinstance(node, Scalar) else ""
        if not _is_reference(text):
            self._tell("E135", node.start, _("this names no question"), _("write pack/question"))
        return text

    def _tell(self, code: str, start: int, message: str, advice: str | None = None) -> None:
        self._findings.add(code, self._text, start, message, advice=advice)
