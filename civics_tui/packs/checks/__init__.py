"""What a question must be beyond its shape: one module per kind, one row each, and what all kinds share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from civics_tui.packs.checks import (
    categorize,
    cloze,
    common,
    matching,
    multiple,
    numeric,
    ordering,
    short,
    single,
    true_false,
    variables,
    view,
)
from civics_tui.packs.checks.report import Report

CHECKS: dict[str, Callable[[Any, Report], None]] = {
    "single": single.check,
    "multiple": multiple.check,
    "true_false": true_false.check,
    "numeric": numeric.check,
    "short": short.check,
    "ordering": ordering.check,
    "matching": matching.check,
    "cloze": cloze.check,
    "categorize": categorize.check,
    "view": view.check,
}


def check_question(question: Any, report: Report, draws: int, *, has_part_ids: bool = True) -> None:
    """Look at a question as a whole; of one with variables, draw that many variants and look at each."""
    common.check(question, report)
    if has_part_ids:
        common.part_ids(question, report)
    check = CHECKS[question.kind]
    check(question, report)
    if question.vars or question.derive or question.where:
        variables.check(question, report, check, draws)
