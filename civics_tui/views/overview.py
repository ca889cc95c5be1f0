"""The overview of an exam: a cell for each question, what is missing before it is handed in, the clock in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from civics_tui.study.attempt import Attempt, Response
from civics_tui.views import times
from civics_tui.words import _

CellState = Literal["answered", "flagged", "skipped", "open", "unseen"]

SIGNS: dict[CellState, str] = {"answered": "o", "flagged": "!", "skipped": "-", "open": ">", "unseen": "."}
LAST_MINUTES = 5
"""From here on one line says how much time is left."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One question."""

    index: int
    number: int
    """Counted from 1."""
    state: CellState
    current: bool

    @property
    def sign(self) -> str:
        """One character."""
        return SIGNS[self.state]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to do before, or instead of, handing in."""

    text: str
    index: int | None
    """Where it leads; `None` hands in."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the overview shows."""

    cells: tuple[Cell, ...]
    counts: str
    """`4 answered, 1 flagged, 1 skipped, 1 open, 13 not seen.`"""
    suggestions: tuple[Suggestion, ...]
    clock: str
    """`41 min left`, or nothing without a clock."""
    warning: str
    """One line in the last minutes, else nothing."""

    @property
    def legend(self) -> str:
        """What the signs mean."""
        return "   ".join(f"{SIGNS[state]} {word}" for state, word in state_words().items())

    def lines(self) -> tuple[str, ...]:
        """The overview as sentences for line mode."""
        cells = ", ".join(f"{cell.number} {state_words()[cell.state]}" for cell in self.cells)
        return tuple(one for one in (cells + ".", self.counts, self.clock and self.clock + ".", self.warning) if one)


def state_words() -> dict[CellState, str]:
    """The word of each state."""
    return {
        "answered": _("answered"),
        "flagged": _("flagged"),
        "skipped": _("skipped"),
        "open": _("open"),
        "unseen": _("not seen"),
    }


def overview(attempt: Attempt) -> Overview:
    """The overview of an attempt."""
    cells = tuple(
        Cell(index, index + 1, _state(response, current=index == attempt.current), index == attempt.current)
        for index, response in enumerate(attempt.responses)
    )
    left = attempt.time_left
    return Overview(
        cells=cells,
        counts=_counts(cells),
        suggestions=_suggestions(cells),
        clock="" if left is None else times.left(left),
        warning=_warning(left),
    )


def _warning(left: float | None) -> str:
    if left is None or not 0 < left <= LAST_MINUTES * 60:
        return ""
    return _("Less than {n} minutes left.").format(n=LAST_MINUTES)


def _state(response: Response, *, current: bool) -> CellState:
    if response.flagged:
        return "flagged"
    if response.answered:
        return "answered"
    if current:
        return "open"
    return "skipped" if response.skipped or response.seen else "unseen"


def _counts(cells: tuple[Cell, ...]) -> str:
    words = state_words()
    counted = [(sum(cell.state == state for cell in cells), word) for state, word in words.items()]
    told = ", ".join(f"{count} {word}" for count, word in counted if count)
    return f"{told}." if told else _("No questions.")


def _suggestions(cells: tuple[Cell, ...]) -> tuple[Suggestion, ...]:
    one = {
        "flagged": _("Go to the flagged one ({n})"),
        "skipped": _("Go to the skipped one ({n})"),
        "open": _("Go to the open one ({n})"),
        "unseen": _("Go to the one not seen ({n})"),
    }
    several = {
        "flagged": _("Go to the first flagged one ({n})"),
        "skipped": _("Go to the first skipped one ({n})"),
        "open": _("Go to the open one ({n})"),
        "unseen": _("Go to the first one not seen ({n})"),
    }
    found: list[Suggestion] = []
    for state in one:
        there = [cell for cell in cells if cell.state == state]
        if there:
            text = (one if len(there) == 1 else several)[state]
            found.append(Suggestion(text.format(n=there[0].number), there[0].index))
    missing = bool(found)
    return (*found, Suggestion(_("Hand in anyway") if missing else _("Hand in"), None))
