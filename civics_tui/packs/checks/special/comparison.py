"""A comparison, or a dispute of the ledger: two or more views, each with its claims.

PASS: `views: [{claims: [a.one], says: a majority}, {claims: [b.two], says: 60 of 100}]`    FAIL: one view
"""

from __future__ import annotations

from civics_tui.model.comparison import Comparison
from civics_tui.model.ledger import Ledger
from civics_tui.packs.checks.report import Report
from civics_tui.words import _

VIEWS = 2


def check(comparison: Comparison, report: Report, ledger: Ledger) -> None:
    """Look at the views, and that no dispute of the ledger has the same id."""
    views(comparison, report)
    if comparison.id in ledger.disputes:
        message = _('"{id}" is a dispute of the ledger').format(id=comparison.id)
        report("E109", ["id"], message, _("pages can show that one; give this one another id"))


def views(comparison: Comparison, report: Report) -> None:
    """Count the views; each names its claims."""
    if len(comparison.views) < VIEWS:
        message = _("a dispute has two or more views")
        report("E163", ["views"], message, _("add the other view"), at_key=True)
    for number, view in enumerate(comparison.views):
        if not view.claims:
            message = _("view {number} names no claims").format(number=number + 1)
            report("E163", ["views", number], message, _("add  claims: [...]"))
