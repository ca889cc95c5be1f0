"""Variants: the same seed gives the same one everywhere, every one meets its conditions, nothing else changes."""

from __future__ import annotations

import dataclasses
import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import ExpressionError
from civics_tui.model import kinds
from civics_tui.model.answer import Typed
from civics_tui.model.kinds import Question, kind_of, mark
from civics_tui.model.question import Accepted, Choice, Hint, Rejected, SourceLine, Variable
from civics_tui.model.text import gaps
from civics_tui.model.typed import decimal
from civics_tui.model.variant import draw, draw_one, draw_values, seed_of
from tests import strategies

SEEDS = st.integers(0, 2**63 - 1)
OVERRIDE = kinds.Numeric(
    id="override",
    stem="{present} members vote, {who} among them. What is the least number for two thirds?",
    vars={"present": Variable(int_=(60, 100), step=3), "who": Variable(choice=("a friend", "nobody"))},
    derive={"need": "ceil(present * 2 / 3)"},
    where=("need < present", "present != 63"),
    answer="= need",
    reject=(Rejected(value="= need - 1", feedback="{present} / 3 * 2 is more."),),
    hints=(Hint(text="A third of {present}?"),),
    explanation="Two thirds of {present} is {need}; \\{present} is not.",
)


@given(SEEDS)
def test_a_drawn_variant_is_whole_and_meets_its_conditions(seed: int) -> None:
    drawn = draw(OVERRIDE, seed)
    present = int(drawn.stem.split()[0])
    assert present in range(60, 101, 3)
    assert present != 63
    need = -(-present * 2 // 3)
    assert drawn.answer == str(need)
    assert drawn.reject[0].value == str(need - 1)
    assert drawn.explanation == f"Two thirds of {present} is {need}; {{present}} is not."
    assert drawn.hints[0].text == f"A third of {present}?"
    assert mark(drawn, Typed(str(need))).fraction == 1
    assert mark(drawn, Typed(str(need - 1))).feedback == f"{present} / 3 * 2 is more."


@given(SEEDS)
def test_the_same_seed_gives_the_same_variant(seed: int) -> None:
    assert draw(OVERRIDE, seed) == draw(OVERRIDE, seed)


def test_variants_are_the_same_on_every_machine() -> None:
    """A report names the seed; these values must never change."""
    seed = seed_of("secession-process", "override", "7")
    assert seed == 1002145793422112425
    assert draw_values(OVERRIDE, seed)["present"] == Fraction(69)


def test_seeds_follow_pack_question_and_attempt() -> None:
    seeds = {
        seed_of(pack, question, attempt) for pack in ("a", "ab") for question in ("bc", "c") for attempt in ("1", "2")
    }
    assert len(seeds) == 8
    assert all(0 <= seed < 2**63 for seed in seeds)


def test_another_seed_gives_another_variant() -> None:
    assert len({draw(OVERRIDE, seed).stem for seed in range(200)}) == 26


@given(strategies.questions, SEEDS)
def test_drawing_keeps_ids_and_what_needs_no_variable(question: Question, seed: int) -> None:
    drawn = draw(question, seed)
    assert drawn == question
    assert kind_of(drawn).parts(drawn) == kind_of(question).parts(question)


def test_a_question_without_variables_stays_the_same_object() -> None:
    question = kinds.Numeric(id="q", stem="{n} \\{", answer="= 1 / 0")
    assert draw(question, 1) is question


def test_every_text_of_a_question_is_filled() -> None:
    question = kinds.Single(
        id="{n}",
        stem="{n}",
        choices=(Choice(id="{n}", text="{n} states", correct=True, feedback="{n}!"), Choice(text="{m}")),
        vars={"n": Variable(int_=(5, 5))},
        derive={"m": "n * 2"},
        tags=("{n}",),
    )
    drawn = draw(question, 1)
    assert [choice.text for choice in drawn.choices] == ["5 states", "10"]
    assert (drawn.stem, drawn.choices[0].feedback) == ("5", "5!")
    assert (drawn.id, drawn.tags, drawn.choices[0].id) == ("{n}", ("{n}",), "{n}")


def test_gaps_stay_and_what_was_written_to_be_no_gap_becomes_none() -> None:
    question = kinds.Cloze(
        id="q",
        stem="{n} [[a]] \\[[b]]",
        gaps={"a": kinds.Gap(accept=(Accepted(text="{n}"),), answer=None)},
        vars={"n": Variable(int_=(5, 5))},
    )
    drawn = draw(question, 1)
    assert gaps(drawn.stem) == ("a",)
    assert drawn.gaps["a"].accept[0].text == "5"


@given(st.integers(-50, 50), st.integers(0, 50), st.integers(1, 7), SEEDS)
def test_a_whole_number_lies_on_its_steps(low: int, width: int, step: int, seed: int) -> None:
    value = draw_one(Variable(int_=(low, low + width), step=step), random.Random(seed))
    assert isinstance(value, Fraction)
    assert low <= value <= low + width
    assert (value - low) % step == 0


@given(st.decimals(-5, 5, places=3), st.decimals("0.1", 3, places=3), st.integers(1, 4), SEEDS)
def test_a_decimal_number_lies_in_its_range(low: Decimal, width: Decimal, places: int, seed: int) -> None:
    value = draw_one(Variable(dec=(low, low + width), places=places), random.Random(seed))
    assert isinstance(value, Fraction)
    assert Fraction(low) <= value <= Fraction(low + width)
    assert (value * 10**places).denominator == 1


@pytest.mark.parametrize(
    "variable",
    [
        Variable(),
        Variable(int_=(3, 2)),
        Variable(dec=(Decimal(2), Decimal(1))),
        Variable(dec=(Decimal("0.11"), Decimal("0.19")), places=1),
    ],
)
def test_an_empty_range_is_said_in_a_sentence(variable: Variable) -> None:
    with pytest.raises(ExpressionError):
        draw(dataclasses.replace(OVERRIDE, vars={"present": variable}), 1)


@pytest.mark.parametrize(
    "changes",
    [{"where": ("present < 0",)}, {"derive": {"need": "present / 0"}}, {"stem": "{nobody}"}, {"answer": "= nobody"}],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(changes: dict[str, object]) -> None:
    with pytest.raises(ExpressionError):
        draw(dataclasses.replace(OVERRIDE, **changes), 1)  # type: ignore[arg-type]


@given(SEEDS)
def test_a_choice_of_numbers_is_drawn_as_numbers(seed: int) -> None:
    question = dataclasses.replace(
        OVERRIDE, vars={"present": Variable(choice=("90", "60")), "who": Variable(choice=("x",))}
    )
    assert decimal(draw(question, seed).answer) in (60, 40)


def test_only_numbers_that_are_asked_for_are_formulas() -> None:
    """A shown text, or one to be typed, may start with the sign."""
    question = kinds.Cloze(
        id="q",
        stem="= {n} states: [[a]] [[b]] [[c]]",
        explanation="=== {n} ===",
        gaps={
            "a": kinds.Gap(accept=(Accepted(text="= {n}"),), reject=(Rejected(text="= n"),)),
            "b": kinds.Gap(choices=(Choice(text="= n + 1", correct=True), Choice(text="= {n}"))),
            "c": kinds.Gap(answer="= n + 1", reject=(Rejected(value="= n"),)),
        },
        vars={"n": Variable(int_=(5, 5))},
    )
    drawn = draw(question, 1)
    assert (drawn.stem, drawn.explanation) == ("= 5 states: [[a]] [[b]] [[c]]", "=== 5 ===")
    assert (drawn.gaps["a"].accept[0].text, drawn.gaps["a"].reject[0].text) == ("= 5", "= n")
    assert [choice.text for choice in drawn.gaps["b"].choices] == ["= n + 1", "= 5"]
    assert (drawn.gaps["c"].answer, drawn.gaps["c"].reject[0].value) == ("6", "5")


def test_texts_that_are_typed_hold_a_value_as_it_is() -> None:
    question = kinds.Short(
        id="q",
        stem="Type {x}.",
        accept=(Accepted(text="{x}"),),
        reject=(Rejected(text="not {x}"),),
        source=(SourceLine(text="{x}"),),
        vars={"x": Variable(choice=("a*b*[c]",))},
    )
    drawn = draw(question, 1)
    assert (drawn.accept[0].text, drawn.reject[0].text, drawn.source[0].text) == (
        "a*b*[c]",
        "not a*b*[c]",
        "a*b*[c]",
    )
    assert mark(drawn, Typed("a*b*[c]")).fraction == 1
