"""A walk: one or more phrases of a source whose wording is authentic.

PASS: `source: constitution`    FAIL: a source with `wording: reworded`, no phrases
"""

from __future__ import annotations

from civics_tui.model.ledger import Ledger
from civics_tui.model.walk import Walk
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.words import _

MOST = 60


def check(walk: Walk, report: Report, ledger: Ledger) -> None:
    """Count the phrases, and look at the wording of the source."""
    common.count_at(len(walk.phrases), 1, MOST, ["phrases"], report)
    source = ledger.sources.get(walk.source)
    if source is not None and source.wording == "reworded":
        message = _('the wording of "{id}" is not authentic, so its words cannot be walked through')
        report("E190", ["source"], message.format(id=walk.source), _("take another source, or tell it in a page"))
