"""What to look at in a question while it is written, in the words of a teacher: the worst first, each with its field."""

from __future__ import annotations

from dataclasses import dataclass

from civics_tui.packs.editing.changes import Path
from civics_tui.packs.problems import Level

SHOWN = 3
"""How much is shown at once."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to look at."""

    code: str
    """As `pack explain` knows it; empty where only the builder says it."""
    level: Level
    """`error` where the question cannot be used as it is."""
    sentence: str
    field: Path
    """Where: key, row counted from 0, and column of the form; empty for the question as a whole."""
    can_put_aside: bool = False
    """Can it be put aside with a reason?"""
