"""Variants: drawing the variables of a question, and filling them into everything it shows.

The same question and seed give the same variant on every machine, so that a report can be replayed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import math
import random
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any, TypeVar

from civics_tui.errors import ExpressionError
from civics_tui.model import expression
from civics_tui.model.expression import Value
from civics_tui.model.question import Accepted, QuestionBase, Rejected, SourceLine, Variable
from civics_tui.model.text import fill, fill_markdown
from civics_tui.model.typed import decimal, show
from civics_tui.words import _

MAX_TRIES = 1000
"""Draws until the conditions must hold."""

Q = TypeVar("Q", bound=QuestionBase)

_KEPT = frozenset(
    {"id", "kind", "vars", "derive", "where", "claims", "objective", "tags", "was", "lint", "misconception", "unit"}
)
FORMULAS = frozenset({"answer", "value"})
"""Fields with a number that may be `= ` and a formula."""
NO_MARKDOWN = frozenset({(Accepted, "text"), (Rejected, "text"), (SourceLine, "text")})
"""Texts that are not read as Markdown, so that a value stands in them as it is."""


def seed_of(pack: str, question: str, attempt: str) -> int:
    """The seed of a question in an attempt: a hash of pack id, question id and the attempt's own seed."""
    text = "\0".join((pack, question, attempt)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") >> 1


def has_variants(question: QuestionBase) -> bool:
    """Has the question variables to draw?"""
    return bool(question.vars)


def draw_values(question: QuestionBase, seed: int) -> dict[str, Value]:
    """Draw the variables and compute what is derived from them.

    Raises:
        ExpressionError: a formula is wrong, or no draw of `MAX_TRIES` meets the conditions.
    """
    chance = random.Random(seed)
    for _try in range(MAX_TRIES):
        values: dict[str, Value] = {name: draw_one(variable, chance) for name, variable in question.vars.items()}
        for name, formula in question.derive.items():
            values[name] = expression.evaluate(formula, values)
        if all(expression.holds(condition, values) for condition in question.where):
            return values
    raise ExpressionError(_("No draw of the variables meets the conditions."))


def draw_one(variable: Variable, chance: random.Random) -> Value:
    """Draw one variable.

    Raises:
        ExpressionError: its range is empty.
    """
    if variable.int_:
        step = max(1, variable.step)
        return Fraction(variable.int_[0] + step * _whole(0, (variable.int_[-1] - variable.int_[0]) // step, chance))
    if variable.dec:
        scale = 10**variable.places
        low, high = math.ceil(variable.dec[0] * scale), math.floor(variable.dec[-1] * scale)
        return Fraction(_whole(low, high, chance), scale)
    if not variable.choice:
        raise ExpressionError(_("A variable needs int, dec or choice."))
    text = chance.choice(variable.choice)
    number = decimal(text)
    return text if number is None else number


def _whole(low: int, high: int, chance: random.Random) -> int:
    """A whole number of a range, its ends among them."""
    if low > high:
        raise ExpressionError(_("There is nothing to draw a variable from."))
    return chance.randint(low, high)


def draw(question: Q, seed: int) -> Q:
    """The question with its variables drawn and filled in; one without variables stays as it is."""
    return filled(question, draw_values(question, seed)) if has_variants(question) else question


def filled(question: Q, values: Mapping[str, Value]) -> Q:
    """The question with `values` in place of `{names}`, and numbers that are `= formula` computed.

    Raises:
        ExpressionError: a formula cannot be computed, or a name has no value.
    """
    texts = {name: shown(value) for name, value in values.items()}

    def number(text: str) -> str:
        return show(expression.number(text[1:], values)) if text.startswith("=") else fill(text, texts)

    def walk(node: Any, put: Callable[[str], str]) -> Any:
        if isinstance(node, str):
            return put(node)
        if isinstance(node, tuple):
            return tuple(walk(part, put) for part in node)
        if isinstance(node, Mapping):
            return {key: walk(part, put) for key, part in node.items()}
        if dataclasses.is_dataclass(node) and not isinstance(node, type):
            changed = {
                field.name: walk(getattr(node, field.name), way(type(node), field.name))
                for field in dataclasses.fields(node)
                if field.name not in _KEPT
            }
            return dataclasses.replace(node, **changed)
        return node

    def way(part: type[Any], field: str) -> Callable[[str], str]:
        if field in FORMULAS:
            return number
        return partial(fill if (part, field) in NO_MARKDOWN else fill_markdown, values=texts)

    filled_in: Q = walk(question, str)
    return filled_in


def shown(value: Value) -> str:
    """A value as it stands in a text."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value if isinstance(value, str) else show(value)
