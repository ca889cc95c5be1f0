"""Pages that are lists of things to do: headings, rows with a few columns, and what each row stands for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """What a row stands for; each face knows how to do it."""

    kind: str
    id: str = ""
    """Of what it is done to: a set, a page, the path of a pack, the number of a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuRow:
    """Something to do, or to read where it has no act."""

    text: str
    cells: tuple[str, ...] = ()
    """What stands behind it in columns, or below it where there is no room."""
    act: Act | None = None
    token: str = ""
    """Colour token of the text."""

    @property
    def line(self) -> str:
        """All of it as one sentence without an end."""
        cells = ", ".join(cell for cell in self.cells if cell)
        return f"{self.text}: {cells}" if cells else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuGroup:
    """Rows under one heading."""

    heading: str
    rows: tuple[MenuRow, ...]
    heads: tuple[str, ...] = ()
    """What the columns are called."""
    choices: bool = False
    """Is each row the name of a choice, with what it is set to?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A page of them; empty groups are left out by whoever makes it."""

    title: str
    standing: str = ""
    """How it stands, at the end of the first line."""
    intro: str = ""
    groups: tuple[MenuGroup, ...]

    @property
    def rows(self) -> tuple[MenuRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)
