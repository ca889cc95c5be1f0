"""Walking every step of a process over the inputs that its own rules name: no gap, and no rule that nothing takes.

All combinations are tried up to `MOST`; above, the bounds, the values around each threshold, and seeded draws.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from civics_tui.errors import ExpressionError
from civics_tui.model import expression, route, variant
from civics_tui.model.expression import Value
from civics_tui.model.process import Input, Process, Step
from civics_tui.packs.checks.report import Report
from civics_tui.packs.checks.special import quick
from civics_tui.packs.checks.special.quick import Plain
from civics_tui.packs.places import Path
from civics_tui.words import _

MOST = 100_000
"""Combinations of inputs that are all tried."""
MOST_IN_ALL = 500_000
"""Combinations that are tried for all formulas of one process; what comes after is drawn."""
DRAWS = 1_000
MOST_CORNERS = 4_096
"""Combinations of bounds."""


@dataclass(slots=True)
class Formulas:
    """The formulas of a process as functions, and what they depend on."""

    process: Process
    numeric: dict[str, bool] = field(default_factory=dict)
    """By name of an input or threshold, whether all its values are numbers."""
    needs: dict[str, frozenset[str]] = field(default_factory=dict)
    """By name of an input or threshold, the inputs behind it."""
    thresholds: dict[str, quick.Formula] = field(default_factory=dict)
    left: int = MOST_IN_ALL
    """Combinations that may still be tried one by one."""

    @classmethod
    def of(cls, process: Process) -> Formulas:
        """Make the functions; every formula was looked at before."""
        made = cls(process)
        for name, one in process.inputs.items():
            made.numeric[name] = bool(one.int_) or not any(isinstance(value, str) for value in one.values())
            made.needs[name] = frozenset({name})
        for threshold in process.thresholds:
            made.thresholds[threshold.name] = quick.formula(threshold.expr, made.numeric)
            made.needs[threshold.name] = made.inputs(threshold.expr)
            made.numeric[threshold.name] = True
        return made

    def inputs(self, *texts: str) -> frozenset[str]:
        """The inputs behind some formulas, and those that `where` ties to them."""
        names = {name for text in texts for name in expression.used_names(text)}
        found = frozenset(one for name in names for one in self.needs.get(name, ()))
        while True:
            tied = [frozenset(expression.used_names(text)) for text in self.process.where]
            more = found.union(*(one for one in tied if one & found))
            if more == found:
                return found
            found = more

    def conditions(self, names: Iterable[str]) -> list[Callable[[quick.Values], bool]]:
        """The conditions over these inputs, as functions."""
        given = set(names)
        return [quick.holds(text, self.numeric) for text in self.process.where if expression.used_names(text) <= given]

    def combinations(self, names: Iterable[str]) -> tuple[Iterator[dict[str, Plain]], bool]:
        """Values of these inputs that meet the conditions, and whether they are all that there are."""
        inputs = {name: self.process.inputs[name] for name in sorted(names)}
        conditions = self.conditions(inputs)
        count = math.prod(one.count for one in inputs.values())
        is_all = count <= min(MOST, self.left)
        self.left -= count if is_all else 0
        drawn = _all(inputs) if is_all else self._some(inputs)
        return (one for one in drawn if all(holds(one) for holds in conditions)), is_all

    def _some(self, inputs: Mapping[str, Input]) -> Iterator[dict[str, Plain]]:
        corners: list[dict[str, Plain]] = []
        ends = {name: _ends(one) for name, one in inputs.items()}
        for values in itertools.islice(itertools.product(*ends.values()), MOST_CORNERS):
            corners.append(dict(zip(ends, values, strict=True)))
        yield from corners
        yield from self._around(inputs, corners)
        chance = random.Random(variant.seed_of("", self.process.id, "walk"))
        for _number in range(DRAWS):
            drawn = {name: _draw(one, chance) for name, one in inputs.items()}
            yield drawn
            yield from self._around(inputs, [drawn])

    def _around(self, inputs: Mapping[str, Input], points: list[dict[str, Plain]]) -> Iterator[dict[str, Plain]]:
        """The values at each threshold, and one to either side of it."""
        asks = {(one.value, one.threshold) for one in route.asks(self.process)}
        aimed = sorted((value, name) for value, name in asks if value in inputs and self.needs[name] <= set(inputs))
        for point in points:
            for value, name in aimed:
                try:
                    need = self.computed(point, self.behind(name))[name]
                except ExpressionError:
                    continue
                if isinstance(need, str):
                    continue
                for near in range(math.floor(need) - 1, math.ceil(need) + 2):
                    if inputs[value].takes(Fraction(near)):
                        yield {**point, value: near}

    def behind(self, *texts: str) -> tuple[str, ...]:
        """The thresholds that some formulas need, in the order in which they are computed."""
        wanted = {name for text in texts for name in expression.used_names(text)}
        for one in reversed(self.process.thresholds):
            if one.name in wanted:
                wanted |= expression.used_names(one.expr)
        return tuple(name for name in self.thresholds if name in wanted)

    def computed(self, values: quick.Values, thresholds: Iterable[str]) -> quick.Values:
        """The inputs, with these thresholds.

        Raises:
            ExpressionError: one of them cannot be computed.
        """
        found = dict(values)
        for name in thresholds:
            found[name] = self.thresholds[name](found)
        return found


def _plain(value: Value) -> Plain:
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value


def _all(inputs: Mapping[str, Input]) -> Iterator[dict[str, Plain]]:
    names = list(inputs)
    listed = [[_plain(value) for value in one.values()] for one in inputs.values()]
    return (dict(zip(names, values, strict=True)) for values in itertools.product(*listed))


def _ends(one: Input) -> list[Plain]:
    """The least and the greatest value, and where it starts; every value of a choice."""
    if one.choice:
        return [_plain(value) for value in one.values()]
    last = range(one.int_[0], one.int_[-1] + 1, one.step)[-1]
    return list(dict.fromkeys([one.int_[0], last, _plain(one.first)]))


def _draw(one: Input, chance: random.Random) -> Plain:
    if one.choice:
        return _plain(chance.choice(one.values()))
    return chance.choice(range(one.int_[0], one.int_[-1] + 1, one.step))


def steps(process: Process, formulas: Formulas, report: Report) -> None:
    """Walk every step; tell inputs with which no rule holds, and rules that nothing takes."""
    for number, step in enumerate(process.steps):
        if step.rules:
            _step(step, number, formulas, report)


def _step(step: Step, number: int, formulas: Formulas, report: Report) -> None:
    conditions = [quick.holds(one.if_, formulas.numeric) if one.if_ is not None else None for one in step.rules]
    names = formulas.inputs(*(one.if_ for one in step.rules if one.if_ is not None))
    thresholds = formulas.behind(*(one.if_ for one in step.rules if one.if_ is not None))
    waiting = set(range(len(conditions)))
    place = 0
    combinations, is_all = formulas.combinations(names)
    for values in combinations:
        try:
            known = formulas.computed(values, thresholds)
            for place, holds in enumerate(conditions):
                if holds is None or holds(known):
                    waiting.discard(place)
                    break
            else:
                message = _('no rule of "{step}" holds with {values}')
                told = message.format(step=step.id, values=shown(values))
                advice = _("add  - {else: true, goto: ..., because: ...}  as the last rule")
                report("E185", ["steps", number, "rules"], told, advice, at_key=True)
                return
        except ExpressionError as error:
            message = _("{reason}, with {values}").format(reason=error.sentence.rstrip("."), values=shown(values))
            path: Path = ["steps", number, "rules", place, "if"]
            report("E142", path, message, _("change the formula, or the range of the inputs"))
            return
    for place in sorted(waiting) if is_all else ():
        message = _('this rule of "{step}" is never taken')
        advice = _("look at its condition, and at the rules before it")
        report("W185", ["steps", number, "rules", place], message.format(step=step.id), advice)


def shown(values: quick.Values) -> str:
    """Values in one line."""
    told = (f"{name} = {one if isinstance(one, bool | str) else number(one)}" for name, one in values.items())
    return ", ".join(told)[:120]


def number(value: quick.Number) -> str:
    """A number as it stands in a text."""
    return variant.shown(Fraction(value))
