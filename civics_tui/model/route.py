"""Walking a process: from its inputs to the steps that are taken, the gates on the way, and where it ends.

Pure, with exact fractions. Every gate of every step is computed, also of steps that are not reached: a reader sees
what waits further on. What if: any threshold may be replaced by one of those that its author offers to imagine.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from civics_tui.errors import RouteError
from civics_tui.model import expression
from civics_tui.model.expression import Value
from civics_tui.model.process import Outcome, Process, Rule, Step, Threshold, WhatIf
from civics_tui.model.text import fill_markdown
from civics_tui.model.variant import shown
from civics_tui.words import _

_TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A step that holds a value against a threshold."""

    step: str
    """Id of the step."""
    value: str
    """Formula of the value."""
    threshold: str
    """Name of the threshold."""
    over: bool
    """Has the value to be more than the threshold? Else as much is enough."""
    rules: tuple[int, ...]
    """Places of the rules that hold them against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A threshold at its step, with the value that stands before it."""

    ask: Ask
    value: Fraction
    need: Fraction
    """The threshold as computed: two thirds of 100 is 66 2/3."""
    least: Fraction
    """The least value that is enough, a whole number where only whole numbers can stand here: 67."""
    of: Fraction | None
    """The whole of which the threshold is a part."""
    reached: bool
    """Does the way lead through its step?"""
    imagined: WhatIf | None = None
    """The threshold that was imagined in place of the author's."""

    @property
    def holds(self) -> bool:
        """Is it open?"""
        return self.value > self.need if self.ask.over else self.value >= self.need

    @property
    def short(self) -> Fraction:
        """By how much the value falls short; 0 where it is enough, and where it only has to be more than it is."""
        return Fraction(0) if self.holds else max(Fraction(0), self.least - self.value)

    @property
    def spare(self) -> Fraction:
        """By how much the value is more than enough."""
        return self.value - self.least if self.holds else Fraction(0)

    @property
    def exactly(self) -> bool:
        """Is it exactly enough: open, with nothing to spare?"""
        return self.holds and self.value == self.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A step on the way, and the way that was taken out of it."""

    step: Step
    text: str
    """Its text, with names filled in."""
    rule: Rule | None = None
    """The rule that was taken; `None` where `next` was, or the process ends."""
    because: str = ""
    """The reason of the rule, with names filled in."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims behind the way that was taken: of the rule, or of the step where it has none."""
        return self.rule.claims if self.rule else self.step.claims

    @property
    def unclaimed(self) -> str | None:
        """Why no claim stands behind that way."""
        return self.rule.unclaimed if self.rule else self.step.unclaimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A process that was walked to its end."""

    values: Mapping[str, Value]
    """Of inputs and thresholds, by name."""
    visits: tuple[Visit, ...]
    """The steps on the way; the last one is an end."""
    gates: tuple[Gate, ...]
    """Every gate of the process, in the order of its steps."""
    imagined: Mapping[str, WhatIf] = field(default_factory=dict)
    """What was imagined, by threshold."""

    @property
    def outcome(self) -> Outcome:
        """How it ends."""
        return self.visits[-1].step.end or "failure"

    @property
    def turn(self) -> Visit:
        """The last step before the end: where it stopped, or got through."""
        return self.visits[-2] if len(self.visits) > 1 else self.visits[-1]

    @property
    def stopped(self) -> Visit | None:
        """The step that led to failure; `None` where it got through."""
        return self.turn if self.outcome == "failure" else None

    @property
    def closed(self) -> tuple[Gate, ...]:
        """The gates that do not hold at the step where it stopped."""
        stopped = self.stopped
        return tuple(one for one in self.gates_of(stopped.step.id) if not one.holds) if stopped else ()

    def gates_of(self, step: str) -> tuple[Gate, ...]:
        """The gates of a step."""
        return tuple(one for one in self.gates if one.ask.step == step)

    def has_reached(self, step: str) -> bool:
        """Does the way lead through a step?"""
        return any(one.step.id == step for one in self.visits)


def starts(process: Process) -> dict[str, Value]:
    """The inputs as they stand at first."""
    return {name: one.first for name, one in process.inputs.items()}


def asks(process: Process) -> tuple[Ask, ...]:
    """Where the rules hold a value against a threshold, in the order of the steps; each once for a step.

    Raises:
        ExpressionError: a condition is no formula.
    """
    found: dict[tuple[str, str, str, bool], list[int]] = {}
    names = {one.name for one in process.thresholds}
    for step in process.steps:
        for number, rule in enumerate(step.rules):
            for one in expression.comparisons(rule.if_) if rule.if_ else ():
                left, sign, right = one.left, one.sign, one.right
                if left in names and right not in names:
                    left, sign, right = right, _TURNED[sign], left
                if right in names and left not in names:
                    places = found.setdefault((step.id, left, right, sign in (">", "<=")), [])
                    if number not in places:
                        places.append(number)
    return tuple(
        Ask(step=step, value=value, threshold=threshold, over=over, rules=tuple(places))
        for (step, value, threshold, over), places in found.items()
    )


def thresholds(
    process: Process, inputs: Mapping[str, Value], imagined: Mapping[str, WhatIf] | None = None
) -> dict[str, Value]:
    """The inputs, and every threshold with them; each may use those before it.

    Raises:
        ExpressionError: one of them cannot be computed.
    """
    values = dict(inputs)
    for one in process.thresholds:
        instead = (imagined or {}).get(one.name)
        values[one.name] = expression.number(instead.expr if instead else one.expr, values)
    return values


def refused(process: Process, inputs: Mapping[str, Value]) -> str | None:
    """What is wrong with the inputs, as the name of an input or the text of a condition; `None` where all is right.

    Raises:
        ExpressionError: a condition cannot be computed.
    """
    for name, one in process.inputs.items():
        if name not in inputs or not one.takes(inputs[name]):
            return name
    return next((one for one in process.where if not expression.holds(one, inputs)), None)


def chosen(process: Process, names: Mapping[str, str]) -> dict[str, WhatIf]:
    """What is imagined, by threshold, for the names of thresholds and of what their authors offer.

    Raises:
        RouteError: there is no such threshold, or it offers nothing of that name.
    """
    found: dict[str, WhatIf] = {}
    for name, wanted in names.items():
        threshold = process.threshold(name)
        offered = next((one for one in threshold.what_if if one.name == wanted), None) if threshold else None
        if offered is None:
            raise RouteError(
                _('The threshold "{name}" cannot be imagined as "{other}".').format(name=name, other=wanted)
            )
        found[name] = offered
    return found


def walk(process: Process, inputs: Mapping[str, Value], imagined: Mapping[str, str] | None = None) -> Route:
    """Walk a process.

    Args:
        process: the process.
        inputs: the value of each input.
        imagined: by name of a threshold, the name of what is imagined in its place.

    Raises:
        RouteError: an input it does not take, a step whose rules all fail, or one that comes a second time.
        ExpressionError: a formula cannot be computed with these inputs.
    """
    wrong = refused(process, inputs)
    if wrong is not None:
        raise RouteError(_('"{title}" does not take these inputs: {what}.').format(title=process.title, what=wrong))
    instead = chosen(process, imagined or {})
    values = thresholds(process, inputs, instead)
    visits = _visits(process, values)
    reached = {one.step.id for one in visits}
    whole = [name for name, one in process.inputs.items() if one.int_]
    gates = tuple(_gate(process, ask, values, whole, instead, ask.step in reached) for ask in asks(process))
    return Route(values=values, visits=visits, gates=gates, imagined=instead)


def taken(step: Step, values: Mapping[str, Value]) -> Rule | None:
    """The first rule of a step that holds; `None` where none does.

    Raises:
        ExpressionError: a condition cannot be computed.
    """
    return next((one for one in step.rules if one.if_ is None or expression.holds(one.if_, values)), None)


def _visits(process: Process, values: Mapping[str, Value]) -> tuple[Visit, ...]:
    texts = {name: shown(value) for name, value in values.items()}
    by_id = {one.id: one for one in process.steps}
    visits: list[Visit] = []
    seen: set[str] = set()
    step = process.steps[0]
    while True:
        if step.id in seen:
            raise RouteError(_('The step "{step}" of "{title}" comes twice.').format(step=step.id, title=process.title))
        seen.add(step.id)
        rule = taken(step, values)
        because = fill_markdown(rule.because, texts) if rule else ""
        visits.append(Visit(step=step, text=fill_markdown(step.text, texts), rule=rule, because=because))
        if step.end is not None:
            return tuple(visits)
        follows = by_id.get(rule.goto if rule else step.next or "")
        if follows is None:
            message = _('The step "{step}" of "{title}" leads nowhere with these inputs.')
            raise RouteError(message.format(step=step.id, title=process.title))
        step = follows


def _gate(
    process: Process,
    ask: Ask,
    values: Mapping[str, Value],
    whole: list[str],
    instead: Mapping[str, WhatIf],
    reached: bool,
) -> Gate:
    threshold: Threshold | None = process.threshold(ask.threshold)
    value, need = expression.number(ask.value, values), expression.number(ask.threshold, values)
    least = need
    if expression.is_whole(ask.value, whole):
        least = Fraction(math.floor(need) + 1 if ask.over else math.ceil(need))
    of = expression.number(threshold.of, values) if threshold and threshold.of else None
    return Gate(
        ask=ask, value=value, need=need, least=least, of=of, reached=reached, imagined=instead.get(ask.threshold)
    )
