"""Questions marked by hand with the rules that should find something in them, and what the rules do find.

The marked packs lie in `data`; in their files `x-flaws` of a question, or of the pack as a whole, names the rules. The
shipped packs belong to the corpus as good writing: no rule should find anything there.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from civics_tui.packs.check import check
from civics_tui.packs.lint import RULES
from civics_tui.packs.nodes import Map, Scalar, Seq
from civics_tui.packs.problems import Problem
from civics_tui.packs.reader import Read, read_pack
from civics_tui.places import shipped

DATA = Path(__file__).parent / "data"
TODAY = datetime.date(2026, 11, 20)
"""The day by which things are stale."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A question, or a pack as a whole."""

    name: str
    """`pack/question`, or the pack."""
    is_good: bool
    """Is it in a pack of good writing?"""
    expected: frozenset[str]
    """Rules that should find something."""
    found: frozenset[str]
    """Rules that do."""


@dataclass(slots=True)
class Score:
    """How often one rule was right."""

    hits: set[str] = field(default_factory=set)
    false: set[str] = field(default_factory=set)
    """What it found where nothing is wrong."""
    missed: set[str] = field(default_factory=set)
    on_good: set[str] = field(default_factory=set)
    """The part of `false` that is in good writing."""

    @property
    def precision(self) -> float:
        """The share of what it found that is wrong."""
        return len(self.hits) / max(1, len(self.hits | self.false))

    @property
    def recall(self) -> float:
        """The share of what is wrong that it found."""
        return len(self.hits) / max(1, len(self.hits | self.missed))


def packs() -> list[tuple[Path, bool]]:
    """The packs of the corpus, and whether they are good writing."""
    root = shipped() / "content"
    good = [(path, True) for path in sorted(root.iterdir()) if (path / "pack.yaml").is_file()]
    return good + [(path, path.stem.startswith("good")) for path in sorted(DATA.glob("*.yaml"))]


@cache
def corpus() -> tuple[Marked, ...]:
    """Every marked question and pack with what was found in it."""
    return tuple(one for path, is_good in packs() for one in _of_pack(path, is_good))


def scores() -> dict[str, Score]:
    """How often each rule was right, by its id."""
    told = {str(rule.ID): Score() for rule in RULES}
    for one in corpus():
        for rule in one.expected | one.found:
            score = told[rule]
            if rule in one.expected:
                (score.hits if rule in one.found else score.missed).add(one.name)
            else:
                score.false.add(one.name)
                if one.is_good:
                    score.on_good.add(one.name)
    return told


def alarmed() -> tuple[list[Marked], int]:
    """Good writing in which a rule found something that is none, and how much good writing there is."""
    good = [one for one in corpus() if one.is_good]
    return [one for one in good if one.found - one.expected], len(good)


def _of_pack(path: Path, is_good: bool) -> Iterator[Marked]:
    read = read_pack(path, seeds=shipped() / "seeds")
    assert read.pack is not None, path
    broken = [f"{one.place} {one.message}" for one in read.problems if one.level != "info"]
    assert broken == []
    found: dict[str | None, set[str]] = defaultdict(set)
    where = _places(read)
    for problem in check(read, today=TODAY):
        if problem.code.startswith("L"):
            found[_question(problem, where)].add(problem.code)
    assert read.whole is not None
    yield Marked(path.stem, is_good, _flaws(read.whole.node), frozenset(found.pop(None, set())))
    for question in read.pack.asked():
        flaws = _flaws(read.subjects[question.id].node)
        yield Marked(f"{path.stem}/{question.id}", is_good, flaws, frozenset(found.pop(question.id, set())))
    assert not found, found


def _places(read: Read) -> list[tuple[str, int, str]]:
    """File and first line of every question with its id, in order."""
    starts = []
    for name, subject in read.subjects.items():
        place = subject.text.place(subject.node.start)
        starts.append((place.file, place.line, name))
    return sorted(starts)


def _question(problem: Problem, where: list[tuple[str, int, str]]) -> str | None:
    """The question in which a problem stands."""
    before = [name for file, line, name in where if file == problem.file and line <= problem.line]
    return before[-1] if before else None


def _flaws(node: Map) -> frozenset[str]:
    listed = node.items.get("x-flaws")
    return (
        frozenset(one.text for one in listed.items if isinstance(one, Scalar))
        if isinstance(listed, Seq)
        else frozenset()
    )
