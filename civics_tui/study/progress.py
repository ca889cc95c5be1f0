"""How far a learner has come in a pack: pure figures over what was done with its questions so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from civics_tui.study.selection import Past, Row


class Known(Row, Protocol):
    """A row of the library's index with the former ids and the meaning of its question."""

    @property
    def was(self) -> tuple[str, ...]:
        """Former ids."""

    @property
    def meaning(self) -> str:
        """Its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Questions of one objective, or of a whole pack."""

    count: int = 0
    """Questions that are still asked."""
    seen: int = 0
    """Those of them that were answered at least once."""
    scored: int = 0
    """Those of the seen ones that have a key."""
    right: int = 0
    """Those of the scored ones whose last answer was right, or counted as right."""

    @property
    def percent(self) -> int | None:
        """Right ones of those that were answered and have a key, in whole percent; `None` where there are none."""
        return round(100 * self.right / self.scored) if self.scored else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveShare(Share):
    """Questions of one objective."""

    objective: str
    """Its id in the pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Share):
    """Questions of a pack, and of each of its objectives."""

    pack: str
    """Its id."""
    objectives: tuple[ObjectiveShare, ...] = ()
    """In the order in which the pack's questions name them; questions without an objective are in none."""

    @property
    def weakest(self) -> ObjectiveShare | None:
        """The objective with the least share of right answers, of those that were met and are not all right."""
        met = [one for one in self.objectives if one.right < one.scored]
        return min(met, key=lambda one: (one.right / one.scored, -one.scored), default=None)


def renamed(rows: Iterable[Known], past: Mapping[str, Past]) -> dict[str, Past]:
    """What was done so far, under the ids that questions have now; of several former ones the latest answer counts.

    What was answered under another meaning is left out: the question is asked as if it were new.
    """
    found: dict[str, Past] = {}
    for row in rows if past else ():
        if not row.was:  # as almost all of them
            if row.id in past and _is_same(row, past[row.id]):
                found[row.id] = past[row.id]
            continue
        known = [past[name] for name in (row.id, *row.was) if name in past]
        last = max(known, key=lambda one: one.answered, default=None)
        if last is None or not _is_same(row, last):
            continue
        right = max((one.right for one in known if one.right and one.meaning == last.meaning), default=None)
        found[row.id] = replace(last, right=right)
    return found


def _is_same(row: Known, past: Past) -> bool:
    """Was a question answered under the meaning that it has now? Where one of the two is not known, it was."""
    return not row.meaning or past.meaning in ("", row.meaning)


def progress(pack: str, rows: Sequence[Row], past: Mapping[str, Past]) -> Progress:
    """The figures of a pack; what is retired is in none of them."""
    asked = [row for row in rows if not row.retired]
    objectives = dict.fromkeys(row.objective for row in asked if row.objective)
    return Progress(
        pack=pack,
        objectives=tuple(
            ObjectiveShare(objective=one, **_figures([row for row in asked if row.objective == one], past))
            for one in objectives
        ),
        **_figures(asked, past),
    )


def _figures(rows: Sequence[Row], past: Mapping[str, Past]) -> dict[str, int]:
    seen = [past[row.id] for row in rows if row.id in past]
    scored = [one for one in seen if one.scored]
    return {
        "count": len(rows),
        "seen": len(seen),
        "scored": len(scored),
        "right": sum(one.was_right for one in scored),
    }


def missed(rows: Iterable[Row], past: Mapping[str, Past]) -> list[str]:
    """Ids of the questions whose last answer was not right and was not counted as right; longest ago first."""
    wrong = [
        (past[row.id].answered, row.id)
        for row in rows
        if not row.retired and row.id in past and past[row.id].scored and not past[row.id].was_right
    ]
    return [question for _at, question in sorted(wrong)]
