"""The closed expression language of packs: numbers, names, arithmetic, comparisons. It can never run code.

A whitelist walk over Python's `ast`, exact fractions, limits on length, depth and size of numbers. Texts in quotes
may only be compared with `==` and `!=`. Everything else is refused by name.
"""

from __future__ import annotations

import ast
import math
import operator
import warnings
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from civics_tui.errors import ExpressionError
from civics_tui.words import _

Value = Fraction | bool | str

MAX_LENGTH = 200
MAX_DEPTH = 40
MAX_BITS = 512
"""Numbers with more bits above or below the line are refused."""
MAX_POWER = 64

_ARITHMETIC: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: lambda a, b: Fraction(a // b),
    ast.Mod: operator.mod,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_SIGNS: dict[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


def _round(value: Fraction, places: Fraction = Fraction(0)) -> Fraction:
    if places.denominator != 1 or not 0 <= places <= 12:
        raise ExpressionError(_("round takes 0 to 12 places."))
    shift = 10 ** int(places)
    moved = value * shift
    return Fraction(math.floor(abs(moved) + Fraction(1, 2)), shift) * (-1 if moved < 0 else 1)


_FUNCTIONS: dict[str, tuple[int, int, Callable[..., Fraction]]] = {
    "min": (2, 20, min),
    "max": (2, 20, max),
    "abs": (1, 1, abs),
    "round": (1, 2, _round),
    "floor": (1, 1, lambda value: Fraction(math.floor(value))),
    "ceil": (1, 1, lambda value: Fraction(math.ceil(value))),
}
FUNCTIONS = tuple(_FUNCTIONS)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> ast.expr:
    if len(text) > MAX_LENGTH:
        raise ExpressionError(
            _("A formula has at most {most} characters; this one has {n}.").format(most=MAX_LENGTH, n=len(text))
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError(_('"{text}" is no formula.').format(text=text)) from None


def used_names(text: str) -> frozenset[str]:
    """The names that a formula uses, without its functions.

    Raises:
        ExpressionError: the text is no formula.
    """
    called = {
        id(node.func)
        for node in ast.walk(_parsed(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return frozenset(
        node.id for node in ast.walk(_parsed(text)) if isinstance(node, ast.Name) and id(node) not in called
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two formulas held against each other within a formula."""

    left: str
    sign: str
    """One of `<`, `<=`, `>` and `>=`."""
    right: str


def comparisons(text: str) -> tuple[Comparison, ...]:
    """The comparisons of size in a formula, in the order in which they are read; those of `a < b < c` are two.

    Raises:
        ExpressionError: the text is no formula.
    """
    found: list[tuple[tuple[int, int], Comparison]] = []
    for node in ast.walk(_parsed(text)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            found += [
                ((left.lineno, left.col_offset), Comparison(ast.unparse(left), _SIGNS[type(op)], ast.unparse(right)))
                for left, op, right in zip(sides, node.ops, sides[1:], strict=False)
                if type(op) in _SIGNS
            ]
    return tuple(one for _place, one in sorted(found, key=lambda row: row[0]))


def is_whole(text: str, names: Collection[str]) -> bool:
    """Does a formula give a whole number for all whole values of `names`? False where that is not plain to see.

    Raises:
        ExpressionError: the text is no formula.
    """
    return _is_whole(_parsed(text), names)


def _is_whole(node: ast.expr, names: Collection[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.Constant):
        return type(node.value) is int
    if isinstance(node, ast.UnaryOp):
        return _is_whole(node.operand, names)
    if isinstance(node, ast.BinOp):
        whole = isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Mod)
        return isinstance(node.op, ast.FloorDiv) or (
            whole and _is_whole(node.left, names) and _is_whole(node.right, names)
        )
    if isinstance(node, ast.IfExp):
        return _is_whole(node.body, names) and _is_whole(node.orelse, names)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        is_cut = node.func.id in ("floor", "ceil") or (node.func.id == "round" and len(node.args) == 1)
        return is_cut or (node.func.id != "round" and all(_is_whole(one, names) for one in node.args))
    return False


def evaluate(text: str, values: Mapping[str, Value]) -> Value:
    """Compute a formula with the `values` of its names.

    Raises:
        ExpressionError: not allowed, a name without value, a division by zero, or a number that grows too large.
    """
    return _value(_parsed(text), values, 0)


def number(text: str, values: Mapping[str, Value]) -> Fraction:
    """Compute a formula that must give a number."""
    return _number(evaluate(text, values))


def holds(text: str, values: Mapping[str, Value]) -> bool:
    """Compute a formula that must give true or false."""
    value = evaluate(text, values)
    if not isinstance(value, bool):
        raise ExpressionError(_('"{text}" gives no true or false.').format(text=text))
    return value


def _number(value: Value) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, Fraction):
        raise ExpressionError(_("A number is needed where the formula has a text or a true or false."))
    return value


def _truth(value: Value) -> bool:
    if not isinstance(value, bool):
        raise ExpressionError(_("and, or, not and if take comparisons, not numbers or texts."))
    return value


def _value(node: ast.expr, values: Mapping[str, Value], depth: int) -> Value:
    if depth > MAX_DEPTH:
        raise ExpressionError(_("The formula is nested too deeply."))
    rule = _RULES.get(type(node))
    if rule is None:
        raise ExpressionError(
            _("A formula cannot hold {what}.").format(what=ast.unparse(node)[:40] if depth < MAX_DEPTH else "this")
        )
    value = rule(node, values, depth + 1)
    if isinstance(value, Fraction) and (
        value.numerator.bit_length() > MAX_BITS or value.denominator.bit_length() > MAX_BITS
    ):
        raise ExpressionError(_("The formula gives a number that is too large."))
    return value


def _constant(node: ast.Constant, values: Mapping[str, Value], depth: int) -> Value:
    value = node.value
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return Fraction(value)
    if isinstance(value, float) and math.isfinite(value):
        return Fraction(repr(value))
    raise ExpressionError(_("A formula cannot hold {what}.").format(what=ast.unparse(node)[:40]))


def _name(node: ast.Name, values: Mapping[str, Value], depth: int) -> Value:
    if node.id not in values:
        raise ExpressionError(_("There is no variable {name}.").format(name=node.id))
    return values[node.id]


def _unary(node: ast.UnaryOp, values: Mapping[str, Value], depth: int) -> Value:
    value = _value(node.operand, values, depth)
    if isinstance(node.op, ast.Not):
        return not _truth(value)
    if isinstance(node.op, ast.USub):
        return -_number(value)
    if isinstance(node.op, ast.UAdd):
        return _number(value)
    raise ExpressionError(_("A formula cannot hold ~."))


def _binary(node: ast.BinOp, values: Mapping[str, Value], depth: int) -> Value:
    left, right = _number(_value(node.left, values, depth)), _number(_value(node.right, values, depth))
    if isinstance(node.op, ast.Pow):
        if right.denominator != 1 or abs(right) > MAX_POWER or (left == 0 and right < 0):
            raise ExpressionError(_("** takes whole powers up to {most}.").format(most=MAX_POWER))
        if left.numerator.bit_length() * abs(int(right)) > 4 * MAX_BITS:
            raise ExpressionError(_("The formula gives a number that is too large."))
        return Fraction(left ** int(right))
    rule = _ARITHMETIC.get(type(node.op))
    if rule is None:
        raise ExpressionError(_("A formula takes only + - * / // % and **."))
    if right == 0 and isinstance(node.op, ast.Div | ast.FloorDiv | ast.Mod):
        raise ExpressionError(_("The formula divides by zero."))
    return Fraction(rule(left, right))


def _compare(node: ast.Compare, values: Mapping[str, Value], depth: int) -> Value:
    left = _value(node.left, values, depth)
    for op, comparator in zip(node.ops, node.comparators, strict=True):
        right = _value(comparator, values, depth)
        if isinstance(op, ast.Eq | ast.NotEq):
            held = (type(left) is type(right) and left == right) == isinstance(op, ast.Eq)
        elif type(op) in _COMPARISONS:
            held = _COMPARISONS[type(op)](_number(left), _number(right))
        else:
            raise ExpressionError(_("A formula compares with == != < <= > >= only."))
        if not held:
            return False
        left = right
    return True


def _logic(node: ast.BoolOp, values: Mapping[str, Value], depth: int) -> Value:
    stop = isinstance(node.op, ast.Or)
    for part in node.values:
        if _truth(_value(part, values, depth)) == stop:
            return stop
    return not stop


def _conditional(node: ast.IfExp, values: Mapping[str, Value], depth: int) -> Value:
    return _value(node.body if _truth(_value(node.test, values, depth)) else node.orelse, values, depth)


def _call(node: ast.Call, values: Mapping[str, Value], depth: int) -> Value:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in _FUNCTIONS or node.keywords:
        raise ExpressionError(_("A formula knows only {names}.").format(names=", ".join(FUNCTIONS)))
    least, most, function = _FUNCTIONS[name]
    if not least <= len(node.args) <= most:
        raise ExpressionError(_("{name} takes another count of values.").format(name=name))
    return Fraction(function(*(_number(_value(part, values, depth)) for part in node.args)))


_RULES: dict[type[ast.expr], Callable[..., Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.BoolOp: _logic,
    ast.IfExp: _conditional,
    ast.Call: _call,
}
