"""Problems of pack text: where, what, and what to do; and how they are shown and told to scripts.

A problem never holds the name of a library or class. Lines and columns are counted from 1, columns in characters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from civics_tui.words import _

Level = Literal["error", "warning", "info"]
WIDTH = 80
"""Cells of a line of a rendered problem's source."""
MANY = 20
"""More problems than this of one code are not all listed."""
FIRST = 5
"""How many are listed then."""

_RANK: dict[Level, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, as a problem names it."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a pack that is wrong, doubtful or worth knowing."""

    code: str
    """`E104`, `L28`; explained by `packs.codes`."""
    level: Level
    file: str
    """Path as it is shown, below the folder of the pack."""
    line: int
    column: int
    length: int = 1
    """Characters that the caret underlines."""
    message: str
    """What is wrong."""
    label: str = ""
    """What stands behind the caret."""
    help: str | None = None
    """What to do."""
    related: tuple[Place, ...] = ()
    """Other places that belong to it."""

    def __lt__(self, other: Problem) -> bool:
        """Problems stand in the order of file and place, errors first."""
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """File, place, level, code, message."""
        return (self.file, self.line, self.column, _RANK[self.level], self.code, self.message)

    @property
    def place(self) -> str:
        """`file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class More:
    """Stands for problems of one code that are not listed."""

    code: str
    count: int

    @property
    def sentence(self) -> str:
        """`and 31 more of L28 (--all)`."""
        return _("and {n} more of {code} (--all)").format(n=self.count, code=self.code)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and place; the key of each is made once."""
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def shown(problems: Iterable[Problem], *, all_: bool = False) -> tuple[Problem | More, ...]:
    """The problems to list, in order: of more than `MANY` of one code the first `FIRST`, then a `More`."""
    ordered = in_order(problems)
    counts = Counter(problem.code for problem in ordered)
    seen: Counter[str] = Counter()
    listed: list[Problem | More] = []
    for problem in ordered:
        seen[problem.code] += 1
        if all_ or counts[problem.code] <= MANY or seen[problem.code] <= FIRST:
            listed.append(problem)
            if not all_ and counts[problem.code] > MANY and seen[problem.code] == FIRST:
                listed.append(More(problem.code, counts[problem.code] - FIRST))
    return tuple(listed)


def render(problem: Problem, source: str | None = None, *, width: int = WIDTH) -> str:
    """A problem with the line it is about, a caret under what is meant, and what to do. `source` is the file's text."""
    level = {"error": _("error"), "warning": _("warning"), "info": _("info")}[problem.level]
    rows = [f"{problem.place}: {level} {problem.code}: {problem.message}"]
    line = _line(source, problem.line)
    if line:
        rows += _excerpt(problem, line, width)
    if problem.help:
        rows.append(_("      = help: {help}").format(help=problem.help))
    if problem.code.startswith("L"):
        rows.append(_("      = why:  civics-tui pack explain {code}").format(code=problem.code))
    return "\n".join(rows)


def _line(source: str | None, number: int) -> str:
    if source is None:
        return ""
    position = 0
    for _skipped in range(number - 1):
        position = source.find("\n", position) + 1
        if not position:
            return ""
    end = source.find("\n", position)
    return source[position : end if end >= 0 else None].rstrip()


def _excerpt(problem: Problem, line: str, width: int) -> list[str]:
    """The source line and the caret line; a long line is cut to the part around the caret."""
    line = line.replace("\t", " ")
    gutter = f"{problem.line:>5} | "
    room = max(20, width - len(gutter))
    start = min(problem.column - 1, len(line))
    end = max(start + 1, min(start + problem.length, len(line)))
    cut = 0
    if _cells(line) > room:
        cut = max(0, min(start - 8, len(line) - room + 2)) if end > room - 2 else 0
        line = ("…" if cut else "") + line[cut + (1 if cut else 0) :]
        line = _fitting(line, room)
    before = _cells(line[: start - cut])
    marked = max(1, min(_cells(line[start - cut : end - cut]) or 1, room - before))
    empty = f"{'':>5} | "
    caret = f"{empty}{' ' * before}{'^' * marked}"
    wide = _cells(problem.label)
    if before + marked + 1 + wide <= room:
        return [gutter + line, f"{caret} {problem.label}".rstrip()]
    return [gutter + line, caret, f"{empty}{' ' * max(0, min(before, room - wide))}{problem.label}"]


def _fitting(line: str, room: int) -> str:
    """The start of a line that fits into `room` cells, with an ellipsis where something is left out."""
    if _cells(line) <= room:
        return line
    kept, used = [], 0
    for character in line:
        used += _cells(character)
        if used > room - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


def _cells(text: str) -> int:
    """Cells that a text takes on a screen."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def to_data(problem: Problem) -> dict[str, Any]:
    """A problem as plain data for scripts."""
    return {
        "code": problem.code,
        "level": problem.level,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "length": problem.length,
        "message": problem.message,
        "label": problem.label,
        "help": problem.help,
        "related": [{"file": one.file, "line": one.line, "column": one.column} for one in problem.related],
    }
