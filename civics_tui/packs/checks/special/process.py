"""A process: inputs that can be set, thresholds that can be computed, steps that all lead to an end, each way claimed.

PASS: `{id: vote, text: ..., rules: [{if: "ayes >= majority", ...}, {else: true, ...}]}`
FAIL: a step that nothing leads to, a circle, a way without claims or `unclaimed`, a gap between the rules
"""

from __future__ import annotations

import keyword
from collections.abc import Collection, Sequence

from civics_tui.errors import ExpressionError
from civics_tui.model import expression, route
from civics_tui.model.expression import FUNCTIONS
from civics_tui.model.ledger import Ledger
from civics_tui.model.process import Input, Process, Step
from civics_tui.packs.checks import common
from civics_tui.packs.checks.report import Report
from civics_tui.packs.checks.special import quick, walked
from civics_tui.packs.checks.special.shared import once
from civics_tui.packs.checks.variables import LARGEST
from civics_tui.packs.misfits import nearest
from civics_tui.packs.places import Path
from civics_tui.packs.uses import formula
from civics_tui.words import _

MOST, MOST_STEPS = 20, 60
"""Inputs, thresholds, conditions and rules of a step, each; and steps."""


def check(process: Process, report: Report, ledger: Ledger) -> None:
    """Look at the parts; where they are sound, walk every step."""
    errors = report.findings.errors
    common.count_at(len(process.steps), 1, MOST_STEPS, ["steps"], report)
    for key in ("inputs", "where", "thresholds"):
        if len(getattr(process, key)) > MOST:
            common.count_at(len(getattr(process, key)), 0, MOST, [key], report)
    once([one.id for one in process.steps], "steps", report, "id")
    for name, one in process.inputs.items():
        _name(name, ["inputs", name], report, at_key=True)
        _input(name, one, report)
    _formulas(process, report)
    for number, step in enumerate(process.steps):
        _step(process, step, ["steps", number], report)
    if report.findings.errors > errors or not process.steps:
        return
    _ways(process, report)
    if report.findings.errors == errors:
        _start(process, report)
    if report.findings.errors > errors:
        return
    formulas = walked.Formulas.of(process)
    _thresholds(process, formulas, report)
    if report.findings.errors == errors:
        walked.steps(process, formulas, report)


def _name(name: str, path: Path, report: Report, *, at_key: bool = False) -> None:
    if not name.isascii() or not name.isidentifier() or keyword.iskeyword(name) or name in FUNCTIONS:
        message = _('"{name}" cannot be a name in formulas').format(name=name[:60])
        report("E186", path, message, _("take letters, digits and _, such as house_yes"), at_key=at_key)


def _input(name: str, one: Input, report: Report) -> None:
    path: list[str | int] = ["inputs", name]
    if bool(one.int_) == bool(one.choice):
        message = _('the input "{name}" needs int or choice').format(name=name[:60])
        report("E186", path, message, _("write  {name}: {{int: [0, 100]}}").format(name=name[:60]), at_key=True)
        return
    if one.int_ and (len(one.int_) != 2 or one.int_[0] > one.int_[1] or max(map(abs, one.int_)) > LARGEST):
        message = _('the range of "{name}" needs its least and its greatest number').format(name=name[:60])
        report("E186", [*path, "int"], message, _("write  [least, greatest]"))
    elif one.step < 1:
        report("E186", [*path, "step"], _('"step" is out of range'), _("write a whole number over 0"))
    elif one.choice and len(set(one.values())) < len(one.choice):
        report("E186", [*path, "choice"], _("two choices are the same"), _("delete one"))
    elif not one.takes(one.first):
        message = _('"{name}" cannot start at {value}').format(name=name[:60], value=str(one.start)[:40])
        report("E186", [*path, "start"], message, _("start at a value that it takes"))


def _formulas(process: Process, report: Report) -> None:
    names = list(process.inputs)
    for number, text in enumerate(process.where):
        _formula(text, names, ["where", number], report)
    for number, one in enumerate(process.thresholds):
        path: list[str | int] = ["thresholds", number]
        _name(one.name, [*path, "name"], report)
        if one.name in names:
            message = _('"{name}" is the name of an input or threshold already').format(name=one.name[:60])
            report("E186", [*path, "name"], message, _("choose another name"))
        if one.of is not None:
            _formula(one.of, names, [*path, "of"], report)
        _formula(one.expr, names, [*path, "expr"], report)
        for place, other in enumerate(one.what_if):
            _formula(other.expr, names, [*path, "what_if", place, "expr"], report)
        offered = [other.name for other in one.what_if]
        for place, name in enumerate(offered):
            if name in offered[:place]:
                message = _('"{id}" stands twice').format(id=name[:80])
                report("E109", [*path, "what_if", place, "name"], message, _("give one of them another name"))
        names.append(one.name)


def _formula(text: str, names: Collection[str], path: Path, report: Report) -> None:
    told = formula(text, names, "inputs or thresholds")
    if told is not None:
        report(told[0], path, told[1], told[2])


def _step(process: Process, step: Step, path: list[str | int], report: Report) -> None:
    ids = [one.id for one in process.steps]
    given = [key for key, value in (("next", step.next), ("rules", step.rules), ("end", step.end)) if value]
    if len(given) != 1:
        message = _('the step "{id}" needs one of next, rules and end').format(id=step.id[:60])
        report("E183", path, message, _("write  next: another-step,  or  end: success"))
        return
    if step.next is not None:
        _target(step.next, ids, [*path, "next"], report)
        if not step.claims and not step.unclaimed:
            message = _('no claim says that "{id}" leads on').format(id=step.id[:60])
            report("E184", [*path, "next"], message, _("add  claims: [...],  or  unclaimed: why"))
    if len(step.rules) > MOST:
        common.count_at(len(step.rules), 1, MOST, [*path, "rules"], report)
    for number, rule in enumerate(step.rules):
        below = [*path, "rules", number]
        _target(rule.goto, ids, [*below, "goto"], report)
        if (rule.if_ is None) == (rule.else_ is None):
            report("E183", below, _("a rule needs if, or else: true"), _('write  if: "ayes >= majority"'))
        elif rule.else_ and number < len(step.rules) - 1:
            message = _("the rules after this one are never looked at")
            report("E183", [*below, "else"], message, _("put the rule with else last"), at_key=True)
        if rule.if_ is not None:
            _formula(rule.if_, process.names, [*below, "if"], report)
        if not rule.claims and not rule.unclaimed:
            message = _('no claim says that "{id}" leads to "{goto}"').format(id=step.id[:60], goto=rule.goto[:60])
            report("E184", below, message, _("add  claims: [...],  or  unclaimed: why"))


def _target(name: str, ids: Sequence[str], path: Path, report: Report) -> None:
    if name not in ids:
        message = _('there is no step "{id}"').format(id=name[:80])
        report("E180", path, message, nearest(name, ids) or _("name a step of this process"))


def _ways(process: Process, report: Report) -> None:
    """Every step can be reached, and every way ends, without passing a step twice."""
    targets = {one.id: one.targets() for one in process.steps}
    reached: set[str] = set()
    left = [process.steps[0].id]
    while left:
        one = left.pop()
        if one not in reached:
            reached.add(one)
            left += targets[one]
    for number, step in enumerate(process.steps):
        if step.id not in reached:
            message = _('no way leads to the step "{id}"').format(id=step.id)
            report("E181", ["steps", number, "id"], message, _("lead to it from another step, or delete it"))
    # What is left after taking away, again and again, the steps that lead to none of those left, goes in circles.
    circling = dict(targets)
    while done := [one for one, following in circling.items() if not any(other in circling for other in following)]:
        for one in done:
            del circling[one]
    for number, step in enumerate(process.steps):
        if step.id in circling and _returns(step.id, targets):
            message = _('from the step "{id}" a way leads back to it').format(id=step.id)
            report("E182", ["steps", number, "id"], message, _("lead on to another step, or to an end"))
            return


def _returns(start: str, targets: dict[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    left = list(targets[start])
    while left:
        one = left.pop()
        if one == start:
            return True
        if one not in seen:
            seen.add(one)
            left += targets[one]
    return False


def _start(process: Process, report: Report) -> None:
    """The inputs, as they stand at first, meet the conditions."""
    for number, text in enumerate(process.where):
        try:
            if not expression.holds(text, route.starts(process)):
                message = _("the inputs do not meet this condition as they stand at first")
                report("E186", ["where", number], message, _("change where an input starts"))
        except ExpressionError as error:
            report("E142", ["where", number], error.sentence.rstrip("."), _('write a comparison, such as "a + b <= 9"'))


def _thresholds(process: Process, formulas: walked.Formulas, report: Report) -> None:
    """Compute every threshold, and whatever can be imagined in its place; one that fails, fails for all after it."""
    for number, one in enumerate(process.thresholds):
        errors = report.findings.errors
        _threshold(one.expr, one.of, formulas, ["thresholds", number, "expr"], report)
        for place, other in enumerate(one.what_if):
            _threshold(other.expr, one.of, formulas, ["thresholds", number, "what_if", place, "expr"], report)
        if report.findings.errors > errors:
            return


def _threshold(text: str, of: str | None, formulas: walked.Formulas, path: Path, report: Report) -> None:
    texts = [text] if of is None else [text, of]
    run, whole = quick.formula(text, formulas.numeric), quick.formula(of or "0", formulas.numeric)
    thresholds = formulas.behind(*texts)
    combinations, _is_all = formulas.combinations(formulas.inputs(*texts))
    for values in combinations:
        try:
            known = formulas.computed(values, thresholds)
            wrong = _wrong(run(known), whole(known))
        except ExpressionError as error:
            wrong = error.sentence.rstrip(".")
            report("E142", path, _with(wrong, values), _("change the formula, or the range of the inputs"))
            return
        if wrong:
            report("E187", path, _with(wrong, values), _("change the formula, or the range of the inputs"))
            return


def _with(reason: str, values: quick.Values) -> str:
    return _("{reason}, with {values}").format(reason=reason, values=walked.shown(values)) if values else reason


def _wrong(need: quick.Plain, of: quick.Plain) -> str | None:
    """What is wrong with a threshold; a whole of 0 says that none is known."""
    if isinstance(need, bool | str) or isinstance(of, bool | str):
        return _("the threshold gives no number")
    if need < 0:
        return _("the threshold is {need}").format(need=walked.number(need))
    if 0 < of < need:
        return _("the threshold is {need} of {of}").format(need=walked.number(need), of=walked.number(of))
    return None
