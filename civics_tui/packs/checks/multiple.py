"""multiple: two to twelve different choices, one or more of them right.

PASS: `choices: [{text: Legislative, correct: true}, Military]`    FAIL: no `correct: true`
"""

from __future__ import annotations

from civics_tui.model.kinds import Multiple
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.packs.checks.single import LEAST, MOST
from civics_tui.words import _


def check(question: Multiple, report: Report) -> None:
    """Count the choices, compare them, find a key."""
    listed = question.choices
    common.count_at(len(listed), LEAST, MOST, ["choices"], report)
    common.repeats([one.text for one in listed], lambda n: ["choices", n, "text"], "choice", report)
    if not any(choice.correct for choice in listed):
        message = _("no choice is right")
        report("E123", ["choices"], message, _("add  correct: true  to the right ones"), at_key=True)
