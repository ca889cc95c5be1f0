"""Formulas as functions: the same answers as `model.expression`, for many thousand inputs.

Whole numbers stay `int`, which is most of the gain, and fractions are exact. A formula that is none of the usual ones,
and a number that grows large, are left to `model.expression`. Nothing of a pack is run: each function is one of those
below.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from civics_tui.errors import ExpressionError
from civics_tui.model import expression
from civics_tui.model.expression import Value
from civics_tui.words import _

Plain = int | bool | str | Fraction
Number = int | Fraction
Values = Mapping[str, Plain]
Formula = Callable[[Values], Plain]

LARGEST = 2**64
"""Beyond it the exact way is taken."""


DEEP = expression.MAX_DEPTH // 2
"""Formulas nested deeper are left to the exact way, which refuses them at some depth."""


class _Odd(Exception):
    """The formula, or a value of it, is left to the exact way."""


def formula(text: str, numeric: Mapping[str, bool]) -> Formula:
    """A function that computes a formula.

    Args:
        text: the formula.
        numeric: by name, whether all its values are numbers.

    Returns:
        The function; it raises `ExpressionError` as `expression.evaluate` does.
    """

    def exact(values: Values) -> Plain:
        given: dict[str, Value] = {
            name: Fraction(one) if isinstance(one, int) and not isinstance(one, bool) else one
            for name, one in values.items()
        }
        found = expression.evaluate(text, given)
        return int(found) if isinstance(found, Fraction) and found.denominator == 1 else found

    try:
        tree = ast.parse(text.strip(), mode="eval").body
        if len(text) > expression.MAX_LENGTH or _depth(tree) > DEEP:
            return exact
        fast = _made(tree, numeric)
    except (_Odd, SyntaxError, ValueError, RecursionError):
        return exact

    def quick(values: Values) -> Plain:
        try:
            found = fast(values)
        except (_Odd, ArithmeticError):
            return exact(values)
        return found

    return quick


def _depth(node: ast.AST) -> int:
    return 1 + max(map(_depth, ast.iter_child_nodes(node)), default=0)


def _made(node: ast.expr, numeric: Mapping[str, bool]) -> Formula:
    if isinstance(node, ast.BoolOp):
        parts = [_truth(one, numeric) for one in node.values]
        if isinstance(node.op, ast.And):
            return lambda values: all(one(values) for one in parts)
        return lambda values: any(one(values) for one in parts)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = _truth(node.operand, numeric)
        return lambda values: not inner(values)
    if isinstance(node, ast.Compare):
        return _compare(node, numeric)
    return _number(node, numeric)


def _truth(node: ast.expr, numeric: Mapping[str, bool]) -> Formula:
    if isinstance(node, ast.Compare | ast.BoolOp) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return _made(node, numeric)
    raise _Odd


_SIGNS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
}


def _compare(node: ast.Compare, numeric: Mapping[str, bool]) -> Formula:
    sign = _SIGNS.get(type(node.ops[0]))
    if len(node.ops) != 1 or sign is None:
        raise _Odd
    right_node = node.comparators[0]
    if (
        isinstance(node.ops[0], ast.Eq | ast.NotEq)
        and isinstance(node.left, ast.Name)
        and isinstance(right_node, ast.Constant)
        and isinstance(right_node.value, str)
    ):
        name, text, is_equal = node.left.id, right_node.value, isinstance(node.ops[0], ast.Eq)
        return lambda values: (values[name] == text) == is_equal
    left, right = _number(node.left, numeric), _number(right_node, numeric)
    return lambda values: sign(left(values), right(values))


def _number(node: ast.expr, numeric: Mapping[str, bool]) -> Callable[[Values], Number]:
    if isinstance(node, ast.Name) and numeric.get(node.id):
        name = node.id
        return lambda values: values[name]  # type: ignore[return-value]
    if isinstance(node, ast.Constant) and type(node.value) is int and abs(node.value) < LARGEST:
        value = node.value
        return lambda _values: value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _number(node.operand, numeric)
        return lambda values: -inner(values)
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        sum_, left, right = _SUMS[type(node.op)], _number(node.left, numeric), _number(node.right, numeric)
        return lambda values: _sane(sum_(left(values), right(values)))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        return _call(node.func.id, node.args, numeric)
    raise _Odd


_SUMS: dict[type[ast.operator], Callable[[Any, Any], Number]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: Fraction(a) / b,
    ast.FloorDiv: lambda a, b: a // b,
    ast.Mod: lambda a, b: a % b,
}


def _call(name: str, parts: list[ast.expr], numeric: Mapping[str, bool]) -> Callable[[Values], Number]:
    if name in ("floor", "ceil") and len(parts) == 1:
        part = parts[0]
        if not (isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div)):
            inner, cut = _number(part, numeric), math.floor if name == "floor" else math.ceil
            return lambda values: cut(inner(values))
        left, right = _number(part.left, numeric), _number(part.right, numeric)
        if name == "floor":
            return lambda values: left(values) // right(values)
        return lambda values: -(-left(values) // right(values))
    if name in ("min", "max") and len(parts) == 2:
        one, other = (_number(part, numeric) for part in parts)
        pick = min if name == "min" else max
        return lambda values: pick(one(values), other(values))
    raise _Odd


def _sane(value: Number) -> Number:
    if value.__class__ is not int:
        if value.denominator >= LARGEST:
            raise _Odd
        value = value.numerator if value.denominator == 1 else value
    if -LARGEST < value < LARGEST:
        return value
    raise _Odd


def holds(text: str, numeric: Mapping[str, bool]) -> Callable[[Values], bool]:
    """A function that computes a formula which must give true or false; it raises `ExpressionError` where not."""
    run = formula(text, numeric)

    def held(values: Values) -> bool:
        found = run(values)
        if not isinstance(found, bool):
            raise ExpressionError(_('"{text}" gives no true or false.').format(text=text))
        return found

    return held
