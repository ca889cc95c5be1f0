"""true_false: a statement; its shape says all.

PASS: `answer: false`    FAIL: `answer: No` (a text)
"""

from __future__ import annotations

from civics_tui.model.kinds import TrueFalse
from civics_tui.packs.checks.report import Report


def check(question: TrueFalse, report: Report) -> None:
    """Nothing beyond its shape."""
