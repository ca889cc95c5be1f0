"""single: two to twelve different choices, exactly one of them right.

PASS: `choices: [The House, {text: The Senate, correct: true}]`    FAIL: no `correct: true`, or two of them
"""

from __future__ import annotations

from civics_tui.model.kinds import Gap, Single
from civics_tui.model.question import Choice
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.packs.places import Path
from civics_tui.words import _

LEAST, MOST = 2, 12


def check(question: Single, report: Report) -> None:
    """Count the choices, compare them, find the key."""
    choices(question, report, [])


def choices(owner: Single | Gap, report: Report, path: Path) -> None:
    """Look at choices of which exactly one is right, in a question or in a gap."""
    listed: tuple[Choice, ...] = owner.choices
    if not LEAST <= len(listed) <= MOST:
        common.count_at(len(listed), LEAST, MOST, [*path, "choices"], report)
    common.repeats([one.text for one in listed], lambda n: [*path, "choices", n, "text"], "choice", report)
    right = [number for number, choice in enumerate(listed) if choice.correct]
    if not right:
        message = _("no choice is right")
        report("E123", [*path, "choices"], message, _("add  correct: true  to the right one"), at_key=True)
    for number in right[1:]:
        message = _("choice {number} is right, too").format(number=number + 1)
        advice = _("keep one  correct: true,  or write  kind: multiple")
        report("E123", [*path, "choices", number, "correct"], message, advice, first=[*path, "choices", right[0]])
