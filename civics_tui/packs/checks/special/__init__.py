"""What a special explainer must be beyond its shape: one module per sort, one row each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from civics_tui.model.ledger import Ledger
from civics_tui.packs.checks.report import Report
from civics_tui.packs.checks.special import comparison, process, shared, timeline, walk

CHECKS: dict[str, Callable[[Any, Report, Ledger], None]] = {
    "process": process.check,
    "timeline": timeline.check,
    "compare": comparison.check,
    "walk": walk.check,
}
"""By the directive that names the records."""


def check_special(sort: str, record: Any, report: Report, ledger: Ledger) -> None:
    """Look at a record as a whole."""
    shared.check(record, report)
    CHECKS[sort](record, report, ledger)
