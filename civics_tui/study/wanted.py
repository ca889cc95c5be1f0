"""From what somebody asks for (a pack, a set, named questions, the missed ones) to the questions of an attempt."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from civics_tui.errors import NotFound, PackBroken, WrongUse
from civics_tui.model.kinds import KINDS
from civics_tui.model.pack import split_reference
from civics_tui.study import selection
from civics_tui.study.events import Mode
from civics_tui.study.progress import missed, renamed
from civics_tui.study.selection import LeftOut, Past
from civics_tui.words import _, ngettext

if TYPE_CHECKING:
    from civics_tui.packs.library.library import Indexed, Library

DEFAULT_COUNT = 10
"""Questions of an attempt over a pack, where nobody says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for, beside where the questions come from."""

    mode: Mode
    seed: str
    """The attempt's own."""
    today: datetime.date
    """The day that decides what is stale."""
    n: int | None = None
    """How many at most."""
    objective: str | None = None
    kind: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no pack can meet."""
        if self.n is not None and self.n < 1:
            raise WrongUse(_("An attempt has at least one question."))
        if self.kind is not None and self.kind not in KINDS:
            raise WrongUse(
                _('There is no kind "{kind}"; the kinds are {kinds}.').format(kind=self.kind, kinds=", ".join(KINDS))
            )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question of one of several packs, as selection looks at it."""

    pack: str
    question: str
    """Its id in the pack."""
    id: str
    """`pack/question`."""
    kind: str
    objective: str | None
    """`pack/objective`: objectives of two packs are never one."""
    review_by: str | None
    retired: bool
    contested: bool


def candidate(pack: str, row: Indexed) -> Candidate:
    """The row of a pack's index as a candidate among those of other packs."""
    objective = f"{pack}/{row.objective}" if row.objective else None
    return Candidate(pack, row.id, f"{pack}/{row.id}", row.kind, objective, row.review_by, row.retired, row.contested)


Chosen = tuple[list[tuple[str, str]], LeftOut]
"""Pack and question ids in the order in which they are asked, and what was left out."""
PastOf = Callable[[str], Mapping[str, Past]]
"""What was done so far with the questions of a pack, under the ids that the history knows."""


def from_pack(pack: str, rows: Sequence[Indexed], past: Mapping[str, Past], wish: Wish) -> Chosen:
    """Questions of one pack, unseen ones first."""
    asked, left_out = selection.fit(_matching(rows, wish), wish.mode, wish.today)
    # What a pack keeps for its history only was never asked for.
    left_out = replace(left_out, retired=0)
    n = wish.n or DEFAULT_COUNT
    chosen = selection.choose(asked, renamed(asked, past), n=n, seed=wish.seed)
    return [(pack, row.id) for row in chosen], left_out.shortened(len(chosen), n)


def _matching(rows: Sequence[Indexed], wish: Wish) -> list[Indexed]:
    objectives = dict.fromkeys(row.objective for row in rows if row.objective)
    if wish.objective is not None and wish.objective not in objectives:
        raise NotFound(
            _('There is no objective "{objective}" here; there are {known}.').format(
                objective=wish.objective, known=", ".join(objectives) or _("none")
            )
        )
    return selection.matching(rows, objective=wish.objective, kind=wish.kind)


def from_missed(library: Library, packs: Iterable[str], past_of: PastOf, wish: Wish) -> Chosen:
    """Questions of several packs whose last answer was not right."""
    candidates: list[Candidate] = []
    past: dict[str, Past] = {}
    for pack in packs:
        rows = library.index(pack)
        known = renamed(rows, past_of(pack))
        again = set(missed(rows, known))
        for row in selection.matching(rows, objective=wish.objective, kind=wish.kind):
            if row.id in again:
                candidates.append(candidate(pack, row))
                past[candidates[-1].id] = known[row.id]
    asked, left_out = selection.fit(candidates, wish.mode, wish.today)
    chosen = selection.choose(asked, past, n=wish.n or DEFAULT_COUNT, seed=wish.seed)
    return [(one.pack, one.question) for one in chosen], left_out


def named(library: Library, references: Sequence[str], wish: Wish) -> Chosen:
    """The questions of those names, `pack/question`, each once, in their order; a former id leads to its question."""
    known = _known(library, dict.fromkeys(split_reference(one)[0] for one in references))
    missing = sum(one not in known for one in dict.fromkeys(references))
    found = dict.fromkeys(known[one] for one in references if one in known)
    asked, left_out = selection.fit((one for one in found if _fits(one, wish)), wish.mode, wish.today)
    chosen = asked[: wish.n]
    short = left_out.shortened(len(chosen), wish.n) if wish.n else left_out
    return [(one.pack, one.question) for one in chosen], replace(short, missing=missing)


def _known(library: Library, packs: Iterable[str]) -> dict[str, Candidate]:
    """All questions of some packs, by every name that a reference may give them."""
    known: dict[str, Candidate] = {}
    for pack in packs:
        try:
            entry = library.find(pack)
            rows = library.index(entry)
        except (NotFound, PackBroken):
            continue  # its questions are counted as missing; those of other packs can still be asked
        found = [candidate(entry.id, row) for row in rows]
        former = {f"{pack}/{name}": one for one, row in zip(found, rows, strict=True) for name in row.was}
        known |= former | {f"{pack}/{one.question}": one for one in found}
    return known


def _fits(one: Candidate, wish: Wish) -> bool:
    objective = (one.objective or "").removeprefix(f"{one.pack}/")
    return wish.objective in (None, objective) and wish.kind in (None, one.kind)


def reasons(left_out: LeftOut) -> tuple[str, ...]:
    """What was left out and why, a sentence for each reason."""
    counted = (
        (
            left_out.stale,
            "{n} question is left out: it is stale, and may no longer be true.",
            "{n} questions are left out: they are stale, and may no longer be true.",
        ),
        (
            left_out.contested,
            "{n} question is left out: views are not scored.",
            "{n} questions are left out: views are not scored.",
        ),
        (
            left_out.retired,
            "{n} question is left out: its author has retired it.",
            "{n} questions are left out: their authors have retired them.",
        ),
        (
            left_out.missing,
            "{n} question is left out: it is in no pack that is here.",
            "{n} questions are left out: they are in no pack that is here.",
        ),
        (
            left_out.broken,
            "{n} question is left out: its variables cannot be drawn.",
            "{n} questions are left out: their variables cannot be drawn.",
        ),
        (
            left_out.short,
            "Too few are left for this exam: {n} short.",
            "Too few are left for this exam: {n} short.",
        ),
    )
    return tuple(ngettext(one, many, n) for n, one, many in counted if n)
