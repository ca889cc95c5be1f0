"""What the compiled library tells about packs: entries to list, rows to select questions from, hits of a search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from civics_tui.model.objective import Objective

Origin = Literal["shipped", "installed", "own", "path"]
SpecialSort = Literal["process", "timeline", "compare", "walk"]
HitKind = Literal["question", "explainer", "claim", "actor", "term", "process", "timeline", "compare", "walk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A pack as it is listed."""

    id: str
    title: str
    version: str = "0"
    description: str | None = None
    origin: Origin
    """`own` is a pack that a teacher writes here, `path` one that lies anywhere and was named by its path."""
    path: Path
    questions: int = 0
    """How many are still asked."""
    explainers: tuple[tuple[str, str, int | None], ...] = ()
    """Id, title and minutes of each page."""
    specials: tuple[tuple[SpecialSort, str, str, int | None], ...] = ()
    """Sort, id, title and minutes of each special explainer."""
    dossiers: tuple[str, ...] = ()
    """Ids of the actors whose dossiers its pages show."""
    sets: tuple[tuple[str, str, int | None, int], ...] = ()
    """Id, title, minutes and number of questions of each set."""
    objectives: tuple[Objective, ...] = ()
    ledger: Literal["own", "shipped"] = "own"
    problems: int = 0
    """Errors that `pack check` shows."""
    compiled: bool = True
    """Was the pack read? Of one that was not, only id, title, origin and path are known."""

    @property
    def usable(self) -> bool:
        """Is there anything in it to answer or to read?"""
        return bool(self.questions or self.explainers or self.specials) or not self.compiled


class Indexed(NamedTuple):
    """A question as far as it has to be known to be chosen; a tuple, because a pack may have 100,000 of them."""

    id: str
    kind: str
    objective: str | None
    section: str | None
    difficulty: int | None
    review_by: str | None
    """EDTF date after which it is stale, by itself or by a claim behind it."""
    retired: bool
    """Is it no longer asked?"""
    contested: bool
    """Is it a view question?"""
    variants: bool
    """Has it variables to draw?"""
    was: tuple[str, ...]
    """Former ids, under which a history may know it."""
    meaning: str = ""
    """What was answered under another meaning was another question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that a search found."""

    kind: HitKind
    pack: str
    """Id of the pack; for a claim or actor of the shipped ledger, of a pack that cites it."""
    id: str
    """Id of the question, page, claim, actor, term or special explainer."""
    section: str = ""
    """Where in it: id of the section of a page, of the step of a process, of the event of a timeline; number of the
    phrase of a walk, counted from 1. Empty for the whole of it."""
    title: str
    excerpt: str
    """The part of the text that was found, one line."""
