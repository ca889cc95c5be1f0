"""What is said to an answer of each kind: one row a kind, in `MARKED`."""

from __future__ import annotations

from collections.abc import Callable

from civics_tui.views.marked import assign, gaps, order, pick, text
from civics_tui.views.marked.base import Given
from civics_tui.views.notes import Feedback

__all__ = ["MARKED", "Given"]

MARKED: dict[str, Callable[[Given], Feedback]] = {
    "single": pick.choices,
    "multiple": pick.choices,
    "true_false": pick.truth,
    "numeric": text.number,
    "short": text.words,
    "ordering": order.items,
    "matching": assign.places,
    "cloze": gaps.cloze,
    "categorize": assign.places,
    "view": pick.views,
}
