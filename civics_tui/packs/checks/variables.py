"""Variables: what can be drawn, formulas that can be computed, and variants that are drawn and looked at.

PASS: `vars: {present: {int: [60, 100]}}`, `derive: {need: "ceil(present * 2 / 3)"}`, `where: ["need < present"]`
FAIL: `{int: [100, 60]}`, a name without value, conditions that hardly any draw meets, a distractor that equals the key
"""

from __future__ import annotations

import keyword
import random
from collections.abc import Callable
from typing import Any

from civics_tui.errors import ExpressionError
from civics_tui.model import expression, variant
from civics_tui.model.expression import FUNCTIONS, Value
from civics_tui.model.kinds import Question
from civics_tui.model.question import Variable
from civics_tui.model.typed import show
from civics_tui.packs.checks.report import Report, Trial
from civics_tui.packs.uses import formula
from civics_tui.words import _

MOST = 20
"""Variables, derived values and conditions, each."""
LARGEST = 10**12
MOST_PLACES = 6
PROBES = 100
"""Draws by which the conditions are judged."""
LEAST_HELD = 5
"""How many of them must meet the conditions."""


def check(question: Question, report: Report, check_kind: Callable[[Any, Report], None], draws: int) -> None:
    """Look at variables and formulas; where they are sound, draw variants and look at each."""
    errors = report.findings.errors
    for key in ("vars", "derive", "where"):
        if len(getattr(question, key)) > MOST:
            message = _('"{key}" has more than {most} entries').format(key=key, most=MOST)
            report("E119", [key], message, _("use fewer"), at_key=True)
    if not question.vars:
        key = "derive" if question.derive else "where"
        report("E141", [key], _("there are no variables to compute with"), _("add  vars: ..."), at_key=True)
    for name, variable in question.vars.items():
        _name(name, ["vars", name], report)
        _range(name, variable, report)
    _formulas(question, report)
    if draws and report.findings.errors == errors and _probe(question, report):
        _draw(question, report, check_kind, draws)


def _name(name: str, path: list[str | int], report: Report) -> None:
    if not name.isascii() or not name.isidentifier() or keyword.iskeyword(name) or name in FUNCTIONS:
        message = _('"{name}" cannot be the name of a variable').format(name=name[:60])
        report("E141", path, message, _("take letters, digits and _, such as present_2"), at_key=True)


def _range(name: str, variable: Variable, report: Report) -> None:
    given = [
        key for key, value in (("int", variable.int_), ("dec", variable.dec), ("choice", variable.choice)) if value
    ]
    path = ["vars", name]
    if len(given) != 1:
        message = _('the variable "{name}" needs exactly one of int, dec and choice').format(name=name)
        report("E141", path, message, _("write  {name}: {{int: [1, 10]}}").format(name=name), at_key=True)
        return
    ends = variable.int_ or variable.dec
    if ends and (len(ends) != 2 or ends[0] > ends[1] or max(map(abs, ends)) > LARGEST):
        message = _('the range of "{name}" needs its least and its greatest number').format(name=name)
        report("E141", [*path, given[0]], message, _("write  [least, greatest]"))
    if variable.step < 1 or not 0 <= variable.places <= MOST_PLACES:
        key = "step" if variable.step < 1 else "places"
        report("E141", [*path, key], _('"{key}" is out of range').format(key=key), _("write a small whole number"))


def _formulas(question: Question, report: Report) -> None:
    names = list(question.vars)
    for name, text in question.derive.items():
        _name(name, ["derive", name], report)
        if name in question.vars:
            message = _('"{name}" is a variable already').format(name=name)
            report("E141", ["derive", name], message, _("choose another name"), at_key=True)
        _formula(text, names, ["derive", name], report)
        names.append(name)
    for number, text in enumerate(question.where):
        _formula(text, names, ["where", number], report)


def _formula(text: str, names: list[str], path: list[str | int], report: Report) -> None:
    told = formula(text, names)
    if told is not None:
        report(told[0], path, told[1], told[2])


def _probe(question: Question, report: Report) -> bool:
    """Compute every formula with some draws; say which one fails, or that too few draws meet the conditions."""
    chance = random.Random(variant.seed_of("", question.id, "probe"))
    held = 0
    for _number in range(PROBES):
        values: dict[str, Value] = {name: variant.draw_one(one, chance) for name, one in question.vars.items()}
        path: list[str | int] = []
        try:
            for name, text in question.derive.items():
                path = ["derive", name]
                values[name] = expression.evaluate(text, values)
            kept = True
            for number, text in enumerate(question.where):
                path = ["where", number]
                kept = kept and expression.holds(text, values)
            held += kept
        except ExpressionError as error:
            message = _("{reason}, with {values}").format(reason=error.sentence.rstrip("."), values=_values(values))
            report("E142", path, message, _("change the formula, or the range of its variables"))
            return False
    if held < LEAST_HELD:
        message = _("only {n} of {draws} draws meet the conditions").format(n=held, draws=PROBES)
        report("E143", ["where"], message, _("make the ranges fit the conditions"), at_key=True)
    return held >= LEAST_HELD


def _draw(question: Question, report: Report, check_kind: Callable[[Any, Report], None], draws: int) -> None:
    for number in range(draws):
        seed = variant.seed_of("", question.id, str(number))
        values: dict[str, Value] = {}
        path: Any = []
        try:
            values = variant.draw_values(question, seed)
            trial = Trial(report)
            check_kind(variant.filled(question, values), trial)
            if trial.found is None:
                continue
            path, reason = trial.found
        except ExpressionError as error:
            reason = error.sentence.rstrip(".")
        message = _("{reason}, with {values}").format(reason=reason, values=_values(values))
        report("E143", path, message, _("change the texts, or the ranges and conditions of the variables"))
        return


def _values(values: dict[str, Value]) -> str:
    shown = (f"{name} = {value if isinstance(value, bool | str) else show(value)}" for name, value in values.items())
    return ", ".join(shown)[:120]
