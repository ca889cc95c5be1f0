"""Formulas as functions give what the exact way gives, whatever the formula is."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from civics_tui.errors import ExpressionError
from civics_tui.model import expression
from civics_tui.packs.checks.special import quick

SIGNS = ["+", "-", "*", "/", "//", "%", "**"]
NUMERIC = {"a": True, "b": True, "word": False}

NUMBERS = st.recursive(
    st.sampled_from(["a", "b", "0", "1", "7", "100", "0.5"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(SIGNS), inner).map(lambda one: f"({' '.join(one)})"),
        st.tuples(st.sampled_from(["floor", "ceil", "abs", "round"]), inner).map(lambda one: f"{one[0]}({one[1]})"),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(lambda one: f"{one[0]}({one[1]}, {one[2]})"),
        inner.map(lambda one: f"-{one}"),
    ),
    max_leaves=8,
)
CONDITIONS = st.recursive(
    st.one_of(
        st.tuples(NUMBERS, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), NUMBERS).map(" ".join),
        st.sampled_from(["word == 'yes'", "word != 'no'", "'yes' == word", "a == 'yes'", "a < b < 7", "word < 2"]),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda one: f"({' '.join(one)})"),
        inner.map(lambda one: f"not ({one})"),
    ),
    max_leaves=4,
)


@settings(max_examples=300)
@given(NUMBERS | CONDITIONS, st.integers(-5, 200), st.integers(-5, 200), st.sampled_from(["yes", "no"]))
@example("a ** b", 200, 64, "no")
@example("a * a * a * a * a * a * a * a * a * a * a * a * a * a", 200, 1, "no")
@example("a and b > 1", 1, 1, "no")
@example("ceil(a / 0)", 1, 1, "no")
@example("-" * 60 + "a", 1, 1, "no")
def test_both_ways_agree(text: str, a: int, b: int, word: str) -> None:
    if len(text) > expression.MAX_LENGTH:
        return
    try:
        wanted: object = expression.evaluate(text, {"a": Fraction(a), "b": Fraction(b), "word": word})
    except ExpressionError as error:
        wanted = error.sentence
    try:
        found: object = quick.formula(text, NUMERIC)({"a": a, "b": b, "word": word})
    except ExpressionError as error:
        found = error.sentence
    assert found == wanted
    assert isinstance(found, bool) == isinstance(wanted, bool)
