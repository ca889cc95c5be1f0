"""A pack that is read again and again while it is written: of a question file that was saved, that file alone is read.

What depends on the questions of other files (an id that stands twice, a former id, a question that a page or set names)
is never guessed: where a save may touch it, everything is read anew.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from civics_tui.model.kinds import Question
from civics_tui.model.pack import Pack
from civics_tui.packs.check import check_each, check_together
from civics_tui.packs.findings import Findings
from civics_tui.packs.nodes import without_collection
from civics_tui.packs.problems import Problem, in_order
from civics_tui.packs.reader import Read, as_read
from civics_tui.packs.reading.context import Known, Reading
from civics_tui.packs.reading.folder import MANIFEST, YAML, beside
from civics_tui.packs.reading.whole import read_file, read_whole
from civics_tui.packs.report import Report

MOST = 10_000
"""Files looked at in one folder."""
MANY = 1_000
"""Questions above which the pack as a whole is looked at only when all of it is read: it takes longer than a save."""
_TWICE = "E109"
_NAMES_NONE = (MANIFEST, "sources.yaml", "glossary.yaml", "misconceptions.yaml", "teacher.md")
"""Files that name no question."""

Looks = dict[str, tuple[int, int, int]]
"""Size, time and inode of each file, by its path."""


@dataclass(slots=True)
class _File:
    """What came of one question file."""

    questions: dict[str, Question]
    """The usable ones by id."""
    ids: set[str]
    """Those of broken questions are among them."""

    @property
    def former(self) -> set[str]:
        """The former ids that its questions name."""
        return {name for question in self.questions.values() for name in question.was}


class Kept:
    """A pack by its path, with what its last reading came to."""

    def __init__(self, path: Path, *, seeds: Path | None = None) -> None:
        """Read the pack at `path`; `seeds` is the shipped ledger."""
        self.path = path.absolute()
        self._seeds = seeds
        self.folder = self.path if self.path.is_dir() else self.path.parent
        """Where its files lie."""
        self.whole = 0
        """How often everything was read."""
        self._looks: Looks = {}
        self._reading = Reading()
        self._files: dict[str, _File] = {}
        self._problems: dict[str, list[Problem]] = {}
        self._together: tuple[Problem, ...] = ()
        self.report = self._read_all(self._look())

    def watched(self) -> tuple[Path, ...]:
        """The folders and files whose changes matter."""
        seeds = beside(self.path) or self._seeds
        is_cited = self.report.read.pack is not None and self.report.read.pack.manifest.ledger == "shipped"
        return (
            self.path.parent if self.path.name == MANIFEST else self.path,
            *((seeds,) if seeds and is_cited else ()),
        )

    def again(self) -> Report:
        """Read what has changed since the last reading, and check it."""
        looks = self._look()
        changed = {name for name in looks.keys() | self._looks.keys() if looks.get(name) != self._looks.get(name)}
        if not changed and self._looks:
            return self.report
        same_files = looks.keys() == self._looks.keys()
        for name in sorted(changed):
            if not same_files or not self._read_one(name):
                return self._read_all(looks)
        self._looks = looks
        return self.report

    def _look(self) -> Looks:
        found: Looks = {}
        for root in (self.path, beside(self.path) or self._seeds):
            if root is not None:
                _look_at(root.parent if root.name == MANIFEST else root, found)
        return found

    def _read_all(self, looks: Looks) -> Report:
        self._looks = looks  # taken before the reading: what is saved meanwhile is seen the next time
        self.whole += 1
        self.folder = self.path if self.path.is_dir() else self.path.parent
        self._reading = Reading()
        with without_collection():
            pack = read_whole(self.path, self._seeds, self._reading)
        read = as_read(pack, self._reading)
        self._files = _by_file(pack, self._reading)
        self._problems = {}
        for problem in check_each(read):
            self._problems.setdefault(problem.file, []).append(problem)
        self.report = Report(self.path, read, self._all_problems(read))
        return self.report

    def _all_problems(self, read: Read, saved: str = "") -> tuple[Problem, ...]:
        """Those of each file, and those of the pack as a whole; where it is large, not those of a file just saved."""
        if saved and read.pack and len(read.pack.questions) > MANY:
            self._together = tuple(one for one in self._together if one.file != saved)
        else:
            self._together = check_together(read)
        each = (problem for found in self._problems.values() for problem in found)
        return in_order((*each, *self._together))

    def _read_one(self, path: str) -> bool:
        """Read one question file; `False` where that would not tell everything."""
        name = _question_file(path, self.folder)
        pack, before = self.report.read.pack, self._reading
        if name not in self._files or pack is None or self._tells_twice(name):
            return False
        old = self._files[name]
        others = before.known.of("question") - old.ids
        reading = _without(name, before, old.ids, others)
        reading.varied -= min(reading.varied, sum(bool(one.vars) for one in old.questions.values()))
        with without_collection():
            questions = read_file(self.folder, name, pack.manifest, reading)
        new = _File({one.id: one for one in questions}, reading.known.of("question") - others)
        others_name_it = any(map(_names_questions, before.findings.files))
        if not _is_alone(old, new, pack, others_name_it) or any(
            one.code == _TWICE for one in reading.findings.problems
        ):
            return False
        self._take(name, new, pack, reading)
        return True

    def _tells_twice(self, name: str) -> bool:
        """Does an id that stands twice have to do with a file?"""
        twice = (one for found in self._problems.values() for one in found if one.code == _TWICE)
        return any(one.file == name or any(place.file == name for place in one.related) for one in twice)

    def _take(self, name: str, new: _File, pack: Pack, reading: Reading) -> None:
        """Put what came of a file in the place of what it was."""
        before, found = self._reading, reading.findings
        subjects = {one: reading.firsts["question", one] for one in new.ids}
        part = replace(pack, questions=new.questions, section_of={})
        self._problems[name] = list(check_each(Read(part, tuple(found.problems), subjects=subjects)))
        section_of = pack.section_of
        gone = self._files[name].ids - new.ids
        if lost := self._files[name].questions.keys() - new.questions.keys():
            section_of = {one: section for one, section in section_of.items() if one not in lost}
        for section in pack.manifest.sections:
            if section.questions == name:
                section_of = {**section_of, **dict.fromkeys(new.questions, section.id)}
        self._files[name] = new
        questions: dict[str, Question] = {}
        for file in self._files.values():
            questions.update(file.questions)
        reading.findings = Findings(files={**before.findings.files, **found.files})
        reading.broken_in = {**before.broken_in, name: reading.broken}
        reading.broken += before.broken - before.broken_in.get(name, 0)
        self._reading = reading
        problems = tuple(problem for kept in self._problems.values() for problem in kept)
        whole = replace(pack, questions=questions, section_of=section_of)
        placed = {**self.report.read.subjects, **subjects}
        for id_ in gone:
            del placed[id_]
        read = Read(
            whole, problems, reading.broken, reading.findings.files, placed, reading.firsts, self.report.read.whole
        )
        self.report = Report(self.path, read, self._all_problems(read, name))


def _look_at(root: Path, found: Looks) -> None:
    """Look at a file, or at all files below a folder but hidden ones and left-overs of editors."""
    try:
        about = root.stat()
        if not stat.S_ISDIR(about.st_mode):
            found[str(root)] = (about.st_size, about.st_mtime_ns, about.st_ino)
            return
        entries = list(os.scandir(root))
    except OSError:
        return  # what has gone has no looks
    for entry in entries:
        if len(found) >= MOST:
            return
        if is_source(entry.name) and not (entry.is_symlink() and entry.is_dir()):
            _look_at(root / entry.name, found)


def is_source(name: str) -> bool:
    """May a file or folder of that name belong to a pack: is it neither hidden nor a left-over of an editor?"""
    return not name.startswith((".", "~", "#")) and not name.endswith(("~", ".swp", ".tmp"))


def _question_file(path: str, folder: Path) -> str:
    """The name of a question file in its pack; empty for any other file."""
    file = Path(path)
    return f"questions/{file.name}" if file.parent == folder / "questions" and file.suffix in YAML else ""


def _by_file(pack: Pack | None, reading: Reading) -> dict[str, _File]:
    """What came of each question file, in the order in which they are read."""
    found = {name: _File({}, set()) for name in reading.broken_in if name in reading.findings.files}
    for id_, subject in reading.subjects("question").items():
        file = found.get(subject.text.name)
        if file is not None:
            file.ids.add(id_)
            if pack is not None and id_ in pack.questions:
                file.questions[id_] = pack.questions[id_]
    return found


def _without(name: str, before: Reading, own: set[str], others: set[str]) -> Reading:
    """A reading that knows all but the questions of one file: its `own` ids are left out, `others` stay."""
    firsts = dict(before.firsts)
    for id_ in own:
        del firsts["question", id_]
    known = before.known
    return Reading(
        known=Known({**known.ids, "question": set(others)}, known.sections, known.torn, set(known.incomplete)),
        firsts=firsts,
        torn=before.torn - {name},
        varied=before.varied,
    )


def _names_questions(name: str) -> bool:
    """May a file of a pack name questions that stand in another one?"""
    return not name.startswith("questions/") and name not in _NAMES_NONE


def _is_alone(old: _File, new: _File, pack: Pack, others_name_it: bool) -> bool:
    """Does nothing outside of a file depend on what has changed in it?"""
    if old.former != new.former:
        return False
    come = new.ids - old.ids
    if (come or old.ids - new.ids) and others_name_it:
        return False
    return not come or not any(come.intersection(question.was) for question in pack.questions.values())


__all__ = ["Kept", "is_source"]
