"""What a reading of a pack finds: problems with their places, and the texts they point into."""

from __future__ import annotations

from dataclasses import dataclass, field

from civics_tui.packs.codes import CODES
from civics_tui.packs.problems import Level, Place, Problem
from civics_tui.packs.text import Text

LONGEST = 300
"""Characters of a sentence about a pack; the pack may have put a very long word into it."""


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…"


@dataclass(slots=True)
class Findings:
    """Collects problems; the same problem at the same place is told once."""

    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    """Text of every file that was read, by its shown name."""
    errors: int = 0
    """How many errors were added that spoil what they stand in."""
    _known: set[tuple[str, str, int, int, str]] = field(default_factory=set)

    def add(
        self,
        code: str,
        text: Text,
        start: int,
        message: str,
        *,
        end: int | None = None,
        advice: str | None = None,
        label: str = "",
        level: Level | None = None,
        related: tuple[Place, ...] = (),
    ) -> None:
        """Add a problem of `code` about the characters from `start` to `end` of a text."""
        message, label = _cut(message), _cut(label)
        row = CODES.get(code)
        level = level or (row.level if row else "warning")
        if level == "error" and row and row.spoils:
            self.errors += 1
        place = text.place(start)
        key = (code, place.file, place.line, place.column, message)
        if key in self._known:
            return
        self._known.add(key)
        length = max(1, min(end, text.line_end(start)) - start) if end is not None else 1
        self.problems.append(
            Problem(
                code=code,
                level=level,
                file=place.file,
                line=place.line,
                column=place.column,
                length=length,
                message=message,
                label=label,
                help=advice and _cut(advice),
                related=related,
            )
        )
