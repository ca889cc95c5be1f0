"""What a rule is handed and gives back, and what several rules need."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from civics_tui.model.kinds import Question, TrueFalse, kind_of
from civics_tui.model.pack import Manifest, Pack
from civics_tui.model.question import Choice
from civics_tui.packs.places import Path
from civics_tui.packs.problems import Level


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a rule found in a question."""

    path: Path
    """Where; empty for the question as a whole."""
    message: str
    advice: str
    level: Level | None = None
    """Where it differs from the rule's own."""


@dataclass(frozen=True, slots=True)
class FoundIn:
    """Something that a rule found by looking at all questions."""

    question: str | None
    """Id of the question; `None` for the pack as a whole."""
    found: Found
    first: str | None = None
    """Id of another question that belongs to it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A pack as rules look at it that need more than one question."""

    pack: Pack
    questions: tuple[Question, ...]
    """Those that are asked and do not put the rule aside, in the author's order."""
    today: datetime.date | None = None
    """The day of the check; `None` where it does not matter what is stale."""

    @property
    def manifest(self) -> Manifest:
        """What the pack says about itself."""
        return self.pack.manifest


def choices(question: Question) -> Iterator[tuple[Path, tuple[Choice, ...]]]:
    """The lists of choices of a question, with their paths."""
    for path, listed in kind_of(question).choices(question):
        yield list(path), listed


def only_key(listed: tuple[Choice, ...]) -> tuple[int, Choice] | None:
    """Number and text of the one right choice; `None` where there is none, or more than one."""
    right = [(number, choice) for number, choice in enumerate(listed) if choice.correct]
    return right[0] if len(right) == 1 else None


def is_statement(question: Question) -> bool:
    """Is the stem a statement to be judged, not a question?"""
    return isinstance(question, TrueFalse)


def is_moved(question: Question, path: Path, choice: Choice) -> bool:
    """Is the choice drawn to another place in each attempt? Those of a gap are not."""
    return question.shuffle and choice.pin is None and len(path) == 1
