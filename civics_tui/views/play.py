"""Playing a process: where its inputs stand and what is imagined. Every change gives a new play, walked to its end.

Both faces change a play by these moves only, and keep the plays before it for undoing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from civics_tui.errors import RouteError
from civics_tui.model import expression, route
from civics_tui.model.expression import Value
from civics_tui.model.process import Input, Process, Step
from civics_tui.model.route import Gate, Route
from civics_tui.model.text import one_line
from civics_tui.views.bars import number_words
from civics_tui.words import _


@dataclass(frozen=True)
class Play:
    """A process with its numbers as they stand."""

    process: Process
    inputs: Mapping[str, Value]
    imagined: Mapping[str, str] = field(default_factory=dict)
    """By threshold, the name of what is imagined in its place."""

    @cached_property
    def route(self) -> Route:
        """The way that it takes.

        Raises:
            RouteError: it leads nowhere with these inputs.
            ExpressionError: a formula cannot be computed with them.
        """
        return route.walk(self.process, self.inputs, self.imagined)

    @cached_property
    def path(self) -> tuple[Step, ...]:
        """The steps on the way; where it stopped, those that would follow as well, up to a success."""
        visited = tuple(one.step for one in self.route.visits)
        if self.route.outcome == "success" or len(visited) < 2:
            return visited
        return (*visited[:-2], *_ahead(self.process, visited[-2], self.route))

    def put(self, name: str, value: Value) -> Play:
        """The play with another value of an input.

        Raises:
            RouteError: the input does not take it, or it does not go together with the others.
            ExpressionError: a formula cannot be computed with it.
        """
        inputs = {**self.inputs, name: value}
        wrong = route.refused(self.process, inputs)
        if wrong == name:
            raise RouteError(
                _("{value} cannot stand there: {range}.").format(
                    value=words(value), range=range_words(self.process.inputs[name])
                )
            )
        if wrong is not None:
            raise RouteError(_("That does not go together: {what} must hold.").format(what=self._titled(wrong)))
        made = replace(self, inputs=inputs)
        return made if made.path else self

    def _titled(self, condition: str) -> str:
        """A condition with the names that readers know."""
        names = self.process.inputs
        return re.sub(
            r"[A-Za-z_]\w*", lambda found: title_of(names, found[0]) if found[0] in names else found[0], condition
        )

    def change(self, name: str, by: int) -> Play:
        """The play with an input moved by so many steps, as far as it goes; of choices always to the next one.

        Raises:
            RouteError: it does not go together with the others.
            ExpressionError: a formula cannot be computed with it.
        """
        values = self.process.inputs[name].values() if not self.process.inputs[name].int_ else ()
        if values:
            at = values.index(self.inputs[name])
            return self.put(name, values[(at + (1 if by > 0 else -1)) % len(values)])
        one, now = self.process.inputs[name], self.inputs[name]
        allowed = range(one.int_[0], one.int_[-1] + 1, one.step)
        at = allowed.index(int(now)) if isinstance(now, Fraction) and int(now) in allowed else 0
        return self.put(name, Fraction(allowed[min(max(0, at + by), len(allowed) - 1)]))

    def imagine(self, threshold: str, instead: str | None) -> Play:
        """The play with something imagined in place of a threshold; `None` puts the threshold back.

        Raises:
            RouteError: its author does not offer that.
            ExpressionError: a formula cannot be computed with it.
        """
        kept = {name: one for name, one in self.imagined.items() if name != threshold}
        made = replace(self, imagined=kept if instead is None else {**kept, threshold: instead})
        return made if made.path else self


def start(process: Process) -> Play:
    """A process as it stands at first.

    Raises:
        RouteError: it leads nowhere, or its numbers do not go together.
        ExpressionError: a formula cannot be computed.
    """
    made = Play(process, route.starts(process))
    _path = made.path  # walked here, so that what is wrong with it is told before anything is drawn
    return made


def parse(asked: Input, text: str) -> Value:
    """The value that somebody typed for an input: a number, with or without commas, or a choice by text or place.

    Raises:
        RouteError: it is none.
    """
    text = text.strip()
    if asked.int_:
        digits = text.replace(",", "").replace(" ", "")
        if digits.isascii() and digits.isdigit() and len(digits) < 20 and asked.takes(Fraction(digits)):
            return Fraction(digits)
    else:
        values = asked.values()
        if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= len(values):
            return values[int(text[:9]) - 1]
        for value in values:
            if words(value).casefold() == text.casefold():
                return value
    raise RouteError(
        _('"{text}" cannot stand there: {range}.').format(text=one_line(text)[:40], range=range_words(asked))
    )


def words(value: Value) -> str:
    """A value as it is shown."""
    return number_words(value) if isinstance(value, Fraction) and not isinstance(value, bool) else one_line(str(value))


def range_words(asked: Input) -> str:
    """`0 to 100`, or the choices with their numbers."""
    if asked.int_:
        told = _("{first} to {last}").format(first=f"{asked.int_[0]:,}", last=f"{asked.int_[-1]:,}")
        return told if asked.step == 1 else _("{range}, in steps of {n}").format(range=told, n=asked.step)
    return ", ".join(f"{number} {words(value)}" for number, value in enumerate(asked.values(), start=1))


def title_of(inputs: Mapping[str, Input], name: str) -> str:
    """The name of an input to show."""
    return one_line(inputs[name].title or name)


def moved_by(gate: Gate, process: Process) -> str:
    """The input that is the value of a gate; empty where the value is made of several."""
    name = gate.ask.value.strip()
    return name if name in process.inputs and process.inputs[name].int_ else ""


def inputs_of(process: Process, step: Step) -> tuple[str, ...]:
    """The inputs on which the way out of a step depends, those of its thresholds among them, in the author's order."""
    formulas = {one.name: (one.expr, *([one.of] if one.of else ())) for one in process.thresholds}
    found: set[str] = set()
    waiting = [rule.if_ for rule in step.rules if rule.if_]
    while waiting:
        for name in expression.used_names(waiting.pop()) - found:
            found.add(name)
            waiting += formulas.get(name, ())
    return tuple(name for name in process.inputs if name in found)


def _ahead(process: Process, step: Step, walked: Route) -> tuple[Step, ...]:
    """The step where it stopped, and those that would follow if every gate were open."""
    steps: list[Step] = [step]
    while steps[-1].end is None:
        rule = route.taken(steps[-1], walked.values)
        wanted = [rule.goto] if rule else []
        following = [process.step(one) for one in dict.fromkeys([*wanted, *steps[-1].targets()])]
        onward = [one for one in following if one.end != "failure" and one not in steps]
        if not onward:
            break
        steps.append(onward[0])
    return tuple(steps)
