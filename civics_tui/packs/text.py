"""The text of a file of a pack, with places.

Positions are offsets into the text; line and column are worked out only where a problem needs them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from civics_tui.packs.problems import Place


@dataclass(slots=True)
class Text:
    """The text of a file, under the name that problems show."""

    name: str
    text: str
    spoilt: list[int] = field(default_factory=list)
    """Offsets at which something was read that leaves nothing sure of the entry around it."""
    _starts: list[int] = field(default_factory=list)

    def place(self, offset: int) -> Place:
        """File, line and column of an offset."""
        if not self._starts:
            self._starts = list(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Place(self.name, line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, counted from 1."""
        self.place(0)
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def line_end(self, offset: int) -> int:
        """Offset of the end of the line, white space at its end left out."""
        end = self.text.find("\n", offset)
        line = self.text[offset : end if end >= 0 else None]
        return offset + len(line.rstrip(" \t"))
