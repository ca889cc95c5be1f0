"""A tolerance fits its number.

A decimal number without tolerance asks for its last digit; a tolerance above a fifth of the value lets guesses pass.

PASS:
    {answer: 33.2, tolerance: 0.5}

FAIL:
    {answer: 33.2, tolerance: 0}
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from civics_tui.model import typed
from civics_tui.model.kinds import Cloze, Numeric, Question
from civics_tui.packs.lint.base import Found
from civics_tui.packs.places import Path
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L37"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ()
MOST = Fraction(1, 5)
"""Share of the value that a tolerance may be."""


def check(question: Question) -> Iterator[Found]:
    """Look at the number of a question, and at those of gaps."""
    if isinstance(question, Numeric):
        yield from _look(question.answer, question.tolerance, [])
    elif isinstance(question, Cloze):
        for name, gap in question.gaps.items():
            if gap.answer is not None:
                yield from _look(gap.answer, gap.tolerance, ["gaps", name])


def _look(answer: str, given: str, path: Path) -> Iterator[Found]:
    value, allowed = typed.decimal(answer), typed.tolerance(given)
    if allowed is None:
        return
    if allowed.relative > MOST or (value and allowed.absolute > MOST * abs(value)):
        message = _("the tolerance is more than a fifth of the answer")
        yield Found([*path, "tolerance"], message, _("make it smaller, or ask for a range"))
    elif value is not None and value.denominator > 1 and not allowed.absolute and not allowed.relative:
        message = _("{answer} is asked for to its last digit").format(answer=answer)
        yield Found([*path, "answer"], message, _("add  tolerance: ...,  or ask for a whole number"))
