"""numeric: a decimal number or a formula over the variables, a tolerance, and rejected numbers outside of it.

PASS: `answer: 38`, `tolerance: "5 %"`, `reject: [{value: 37.5, feedback: ...}]`    FAIL: `answer: 38 states`
"""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.model import typed
from civics_tui.model.kinds import Numeric
from civics_tui.model.question import Rejected
from civics_tui.packs.checks.report import Report
from civics_tui.packs.places import Path
from civics_tui.packs.uses import formula
from civics_tui.words import _


def check(question: Numeric, report: Report) -> None:
    """Look at answer, tolerance, unit and rejected numbers."""
    names = [*question.vars, *question.derive]
    number(question.answer, question.tolerance, question.reject, names, report, [])
    if question.unit_required and not question.unit:
        report("E113", ["unit_required"], _("a unit is required, and none is given"), _("add  unit: ..."))


def number(
    answer: str, tolerance: str, rejected: Sequence[Rejected], names: Sequence[str], report: Report, path: Path
) -> None:
    """Look at a number that is asked for, in a question or in a gap."""
    allowed = typed.tolerance(tolerance)
    if allowed is None:
        message = _('"{text}" is no tolerance').format(text=tolerance[:40])
        report("E127", [*path, "tolerance"], message, _('write a number such as 0.5, or a share such as "5 %"'))
    key = typed.decimal(answer)
    if answer.startswith("=") and names:
        told = formula(answer[1:], names)
        if told is not None:
            report(told[0], [*path, "answer"], told[1], told[2])
    elif answer.startswith("="):
        advice = _("give the variables in vars, or write the number itself")
        report("E127", [*path, "answer"], _("a formula needs variables"), advice)
    elif key is None:
        message = _('"{text}" is no number').format(text=answer[:40])
        report("E127", [*path, "answer"], message, _('write digits such as 38 or 33.2, or "= " and a formula'))
    for place, wrong in enumerate(rejected):
        at = [*path, "reject", place]
        if wrong.value is None or wrong.text is not None:
            report("E127", at, _("a rejected number has a value, no text"), _("write  value: 50"))
            continue
        value = typed.decimal(wrong.value)
        if value is None and not (wrong.value.startswith("=") and names):
            report("E127", [*at, "value"], _('"{text}" is no number').format(text=wrong.value[:40]), _("write digits"))
        elif value is not None and key is not None and allowed is not None and allowed.allows(value, key):
            message = _("{value} is rejected, and right within the tolerance").format(value=wrong.value)
            report("E128", [*at, "value"], message, _("delete it, or make the tolerance smaller"))
