"""What a preview shows of a pack while it is written: the newest version, and the last good one of what is broken."""

from __future__ import annotations

import threading
import time
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from civics_tui.model.kinds import Question
from civics_tui.model.pack import Pack
from civics_tui.packs.preview.rereading import Kept
from civics_tui.packs.problems import Place, Problem
from civics_tui.packs.reader import Read
from civics_tui.packs.reading.context import Subject
from civics_tui.packs.report import Report


@dataclass(frozen=True)
class Shown:
    """What is shown after a reading."""

    report: Report
    """What the newest reading found."""
    folder: Path
    """Where its files lie."""
    pack: Pack | None
    """What can be shown; `None` as long as nothing was good."""
    former: frozenset[str]
    """Ids of the questions that are shown as they were when they were last good."""
    seconds: float
    """What reading and checking took."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The questions that can be shown, in the author's order."""
        return () if self.pack is None else tuple(one.id for one in self.pack.asked())

    @property
    def is_former(self) -> bool:
        """Is the whole pack one that was good before, because the newest cannot be read at all?"""
        return self.pack is not None and self.report.read.pack is None

    @cached_property
    def by_question(self) -> Mapping[str, tuple[Problem, ...]]:
        """The problems that stand in each question, by its id."""
        found: dict[str, list[Problem]] = {}
        starts = _starts(self.report.read, {one.file for one in self.report.problems})
        for problem in self.report.problems:
            rows = starts.get(problem.file, ())
            place = bisect_right([line for line, _id in rows], problem.line)
            if place:
                found.setdefault(rows[place - 1][1], []).append(problem)
        return {id_: tuple(problems) for id_, problems in found.items()}

    @property
    def broken(self) -> tuple[str, ...]:
        """Ids of the questions that cannot be used and never were good, in the order of their places."""
        here = set() if self.pack is None else self.pack.questions.keys()
        return tuple(id_ for id_ in self.report.read.subjects if id_ not in here)

    def place_of(self, id_: str) -> Place | None:
        """Where a question stands in the newest version."""
        subject = self.report.read.subjects.get(id_)
        return None if subject is None else subject.text.place(subject.node.start)


class Preview:
    """A pack that is looked at while it is written."""

    def __init__(self, path: Path, *, seeds: Path | None = None) -> None:
        """Read the pack at `path`; `seeds` is the shipped ledger."""
        self._turn = threading.Lock()
        started = time.perf_counter()
        self.kept = Kept(path, seeds=seeds)
        self._subjects: Mapping[str, Subject] = {}
        self._gone: dict[str, str] = {}
        self.shown = self._show(None, time.perf_counter() - started)

    def reload(self) -> Shown:
        """Read what was saved since, and give what is to be shown now."""
        with self._turn:
            started = time.perf_counter()
            before = self.kept.report
            if self.kept.again() is not before:
                self.shown = self._show(self.shown.pack, time.perf_counter() - started)
            return self.shown

    def _show(self, last: Pack | None, seconds: float) -> Shown:
        report = self.kept.report
        read, pack, former = report.read, report.read.pack, frozenset[str]()
        if pack is None:
            pack = last
        else:
            if last is not None:
                former = self._broken_since(last, pack, read)
                if former:
                    pack = replace(pack, questions=_merged(last.questions, pack.questions, former))
            self._gone = {id_: self._file_of(id_) for id_ in former if id_ not in read.subjects}
            self._subjects = read.subjects
        return Shown(report, self.kept.folder, pack, former, seconds)

    def _broken_since(self, last: Pack, pack: Pack, read: Read) -> frozenset[str]:
        """The questions that were good, and are missing now because of an error and not because they were deleted."""
        missing = [id_ for id_ in last.questions if id_ not in pack.questions]
        if not missing:
            return frozenset()
        torn = {one.file for one in read.problems if one.level == "error"}
        return frozenset(id_ for id_ in missing if id_ in read.subjects or self._file_of(id_) in torn)

    def _file_of(self, id_: str) -> str:
        """The file in which a question stood when it was last seen."""
        subject = self._subjects.get(id_)
        return self._gone.get(id_, "") if subject is None else subject.text.name


def _merged(last: Mapping[str, Question], now: Mapping[str, Question], kept: Iterable[str]) -> dict[str, Question]:
    """The questions as they are now, and behind its last neighbour each of those that are kept."""
    after: dict[str | None, list[str]] = {}
    wanted, neighbour = set(kept), None
    for id_ in last:
        if id_ in wanted:
            after.setdefault(neighbour, []).append(id_)
        elif id_ in now:
            neighbour = id_
    merged = {id_: last[id_] for id_ in after.get(None, ())}
    for id_, question in now.items():
        merged[id_] = question
        merged |= {one: last[one] for one in after.get(id_, ())}
    return merged


def _starts(read: Read, files: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """The lines on which the questions of some files begin, with their ids, in order."""
    wanted = set(files)
    found: dict[str, list[tuple[int, str]]] = {}
    for id_, subject in read.subjects.items():
        if subject.text.name in wanted:
            found.setdefault(subject.text.name, []).append((subject.text.place(subject.node.start).line, id_))
    return {name: sorted(rows) for name, rows in found.items()}
