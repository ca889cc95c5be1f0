"""What a rule gives back, and what several rules need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civics_tui.model.kinds import Question, kind_of
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


def choices(question: Question) -> Iterator[tuple[Path, tuple[Choice, ...]]]:
    """The lists of choices of a question, with their paths."""
    for path, listed in kind_of(question).choices(question):
        yield list(path), listed
