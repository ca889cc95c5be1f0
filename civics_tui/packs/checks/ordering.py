"""ordering: three to ten different items, in the right order.

PASS: `items: [Nomination, Hearing, Vote]`    FAIL: two items, or two with the same text
"""

from __future__ import annotations

from civics_tui.model.kinds import Ordering
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report

LEAST, MOST = 3, 10


def check(question: Ordering, report: Report) -> None:
    """Count and compare the items."""
    common.count_at(len(question.items), LEAST, MOST, ["items"], report)
    common.repeats([one.text for one in question.items], lambda n: ["items", n, "text"], "item", report)
