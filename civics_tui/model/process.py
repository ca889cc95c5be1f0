"""A process: steps with actors, rules that lead from one to the next, and the thresholds that they ask for.

These are the declarations; `model.route` walks them. A threshold is a least number: whoever reaches it goes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar, Literal

from civics_tui.model.declaration import CONFIG
from civics_tui.model.expression import Value
from civics_tui.model.typed import decimal

Outcome = Literal["success", "failure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What a reader can set; exactly one of `int` and `choice` is given."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    int_: tuple[int, ...] = ()
    """Least and greatest whole number."""
    step: int = 1
    """Distance between two numbers."""
    choice: tuple[str, ...] = ()
    """The texts or numbers to choose from."""
    start: str | None = None
    """Where it stands at first; the least number or first choice where left out."""
    title: str | None = None
    """The name to show, such as `Senate, yes`; its name in the formulas where left out."""
    unit: str | None = None
    """What is counted, such as `members`."""

    @property
    def first(self) -> Value:
        """The value at which it starts."""
        if self.start is not None:
            return value_of(self.start)
        return Fraction(self.int_[0]) if self.int_ else value_of(self.choice[0])

    def values(self) -> tuple[Value, ...]:
        """Every value that it takes, in order."""
        if self.int_:
            return tuple(Fraction(one) for one in range(self.int_[0], self.int_[-1] + 1, self.step))
        return tuple(value_of(one) for one in self.choice)

    @property
    def count(self) -> int:
        """How many values it takes."""
        return len(range(self.int_[0], self.int_[-1] + 1, self.step)) if self.int_ else len(self.choice)

    def takes(self, value: Value) -> bool:
        """Can it stand at that value?"""
        if not self.int_:
            return value in self.values()
        if not isinstance(value, Fraction) or value.denominator != 1:
            return False
        return int(value) in range(self.int_[0], self.int_[-1] + 1, self.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way out of a step; of the rules of a step the first that holds is taken."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    if_: str | None = None
    """The condition: a formula over inputs and thresholds."""
    else_: Literal[True] | None = None
    """`else: true` in place of a condition: it always holds, and stands last."""
    goto: str
    """Id of the step that follows."""
    because: str
    """The reason, for the reader; may hold `{name}`."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that say so."""
    unclaimed: str | None = None
    """Why no claim says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; it has `next`, `rules` or `end`, and only one of them."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique in the process."""
    title: str | None = None
    """A word or two for the row of steps; its id where left out."""
    actor: str | None = None
    """Id of the actor who acts."""
    text: str
    """What happens; inline Markdown, and `{name}` of inputs and thresholds."""
    next: str | None = None
    """Id of the step that always follows."""
    rules: tuple[Rule, ...] = ()
    """Ways out that depend on the inputs."""
    end: Outcome | None = None
    """How the process ends here."""
    claims: tuple[str, ...] = ()
    """Ids of the claims behind the step, and behind `next`."""
    unclaimed: str | None = None
    """Why no claim stands behind `next`."""

    @property
    def name(self) -> str:
        """The short name to show."""
        return self.title or self.id

    def targets(self) -> tuple[str, ...]:
        """Ids of the steps that can follow, each once."""
        return tuple(dict.fromkeys([*([self.next] if self.next else []), *(rule.goto for rule in self.rules)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Another threshold, to be imagined; with claims it is the plan of their speaker."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    name: str
    """What it is called, such as `three fifths`."""
    expr: str
    """Its formula."""
    claims: tuple[str, ...] = ()
    """Ids of the claims of those who plan it; without any, no source proposes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A name for the least number that a step asks for."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    name: str
    """Its name in the formulas."""
    title: str | None = None
    """The name to show, such as `two thirds`; its name in the formulas where left out."""
    of: str | None = None
    """Formula of the whole of which it is a part."""
    expr: str
    """Its formula, over inputs and the thresholds before it."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that set it."""
    unclaimed: str | None = None
    """Why no claim sets it, such as that it is counted here."""
    what_if: tuple[WhatIf, ...] = ()
    """Other thresholds to imagine in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """Steps to be played through. Its first step is where it starts."""

    __pydantic_config__: ClassVar[dict[str, Any]] = CONFIG
    id: str
    """Unique among the processes of the pack."""
    title: str
    """The name to show."""
    text: str | None = None
    """What the reader should know before starting; inline Markdown."""
    note: str | None = None
    """What stays true on every way, shown beside it; inline Markdown."""
    minutes: int | None = None
    """Time to play it, in minutes."""
    objective: str | None = None
    """Id of the objective that it teaches."""
    inputs: Mapping[str, Input] = field(default_factory=dict)
    """What the reader can set, by name."""
    where: tuple[str, ...] = ()
    """Conditions that the inputs meet together."""
    steps: tuple[Step, ...]
    """The steps, in the order in which they are shown."""
    thresholds: tuple[Threshold, ...] = ()
    """Names for the rules; a threshold may use those before it."""
    questions: tuple[str, ...] = ()
    """Ids of the questions asked at the end."""

    def step(self, id_: str) -> Step:
        """The step of that id.

        Raises:
            KeyError: there is none.
        """
        found = next((one for one in self.steps if one.id == id_), None)
        if found is None:
            raise KeyError(id_)
        return found

    def threshold(self, name: str) -> Threshold | None:
        """The threshold of that name."""
        return next((one for one in self.thresholds if one.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that formulas of rules and texts can use."""
        return (*self.inputs, *(one.name for one in self.thresholds))

    def cited(self) -> tuple[str, ...]:
        """Ids of all claims behind it, each once."""
        edges = (rule for step in self.steps for rule in step.rules)
        parts: tuple[Step | Rule | Threshold | WhatIf, ...] = (
            *self.steps,
            *edges,
            *self.thresholds,
            *(one for threshold in self.thresholds for one in threshold.what_if),
        )
        return tuple(dict.fromkeys(claim for part in parts for claim in part.claims))


def value_of(text: str) -> Value:
    """The value that a choice stands for: a number where it is one, else its text."""
    number = decimal(text)
    return text if number is None else number
