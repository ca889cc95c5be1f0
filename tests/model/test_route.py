"""Walking a process: more votes never stop earlier, and what the machine says is what a recomputation by hand says."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import ExpressionError, RouteError
from civics_tui.model import route
from civics_tui.model.expression import Value, comparisons, is_whole
from civics_tui.model.process import Input, Process, Rule, Step, Threshold, WhatIf

HOUSES = ("house", "senate", "states")
SEATS = {"house": 435, "senate": 100, "states": 50}


def chamber(name: str, follows: str) -> Step:
    """A step that asks for the threshold of its name."""
    return Step(
        id=name,
        text=f"{{{name}}} of {SEATS[name]}",
        rules=(
            Rule(if_=f"{name} >= need_{name}", goto=follows, because=f"Enough: {{need_{name}}}.", claims=("a.one",)),
            Rule(else_=True, goto="failed", because="Too few.", unclaimed="an example"),
        ),
    )


AMENDMENT = Process(
    id="amendment",
    title="Amending",
    inputs={name: Input(int_=(0, seats)) for name, seats in SEATS.items()},
    steps=(
        Step(id="file", text="It is filed.", next="house", claims=("a.file",)),
        chamber("house", "senate"),
        chamber("senate", "states"),
        chamber("states", "done"),
        Step(id="done", end="success", text="Ratified by {states}."),
        Step(id="failed", end="failure", text="It fails."),
    ),
    thresholds=(
        Threshold(name="need_house", of="435", expr="435 * 2 / 3", claims=("a.two",)),
        Threshold(
            name="need_senate",
            of="100",
            expr="100 * 2 / 3",
            what_if=(WhatIf(name="three fifths", expr="60"), WhatIf(name="all", expr="100", claims=("b.plan",))),
        ),
        Threshold(name="need_states", of="50", expr="50 * 3 / 4"),
    ),
)

votes = st.fixed_dictionaries({name: st.integers(0, seats) for name, seats in SEATS.items()})


def values(given_votes: dict[str, int]) -> dict[str, Value]:
    return {name: Fraction(count) for name, count in given_votes.items()}


def by_hand(given_votes: dict[str, int], senate: Fraction = Fraction(200, 3)) -> list[str]:
    needs = {"house": Fraction(290), "senate": senate, "states": Fraction(75, 2)}
    way = ["file"]
    for name in HOUSES:
        way.append(name)
        if given_votes[name] < needs[name]:
            return [*way, "failed"]
    return [*way, "done"]


@given(votes)
def test_the_machine_goes_the_way_that_is_computed_by_hand(given_votes: dict[str, int]) -> None:
    walked = route.walk(AMENDMENT, values(given_votes))
    way = by_hand(given_votes)
    assert [one.step.id for one in walked.visits] == way
    assert walked.outcome == ("success" if way[-1] == "done" else "failure")
    assert (walked.stopped is None) == (walked.outcome == "success")
    assert [gate.ask.step for gate in walked.gates] == list(HOUSES)
    for gate, (name, least) in zip(walked.gates, (("house", 290), ("senate", 67), ("states", 38)), strict=True):
        assert [gate.value, gate.least, gate.of] == [Fraction(one) for one in (given_votes[name], least, SEATS[name])]
        assert gate.holds == (given_votes[name] >= least)
        assert gate.short == max(0, least - given_votes[name])
        assert gate.exactly == (given_votes[name] == least)
        assert gate.reached == (name in way)
    if walked.stopped:
        assert [gate.ask.step for gate in walked.closed] == [walked.stopped.step.id] == [way[-2]]


@given(votes, st.sampled_from(HOUSES), st.integers(0, 435), st.sampled_from([{}, {"need_senate": "three fifths"}]))
def test_more_votes_never_stop_earlier(
    given_votes: dict[str, int], house: str, more: int, imagined: dict[str, str]
) -> None:
    raised = given_votes | {house: min(SEATS[house], given_votes[house] + more)}
    before, after = (route.walk(AMENDMENT, values(one), imagined) for one in (given_votes, raised))
    assert len(after.visits) >= len(before.visits)
    assert (before.outcome, after.outcome) != ("success", "failure")


@given(votes)
def test_what_is_imagined_changes_its_threshold_alone(given_votes: dict[str, int]) -> None:
    walked = route.walk(AMENDMENT, values(given_votes), {"need_senate": "three fifths"})
    assert [one.step.id for one in walked.visits] == by_hand(given_votes, Fraction(60))
    (senate,) = walked.gates_of("senate")
    assert senate.imagined is not None
    assert senate.imagined.name == "three fifths"
    assert senate.need == 60
    assert [gate.imagined for gate in walked.gates if gate.ask.step != "senate"] == [None, None]


def test_texts_are_filled_and_claims_are_those_of_the_way_taken() -> None:
    walked = route.walk(AMENDMENT, values({"house": 290, "senate": 66, "states": 0}))
    first, house, senate, end = walked.visits
    assert (first.because, first.claims) == ("", ("a.file",))
    assert (house.text, house.because, house.claims) == ("290 of 435", "Enough: 290.", ("a.one",))
    assert (senate.because, senate.claims, senate.unclaimed) == ("Too few.", (), "an example")
    assert end.text == "It fails."
    assert walked.closed[0].short == 1
    assert walked.gates_of("house")[0].exactly
    assert AMENDMENT.cited() == ("a.file", "a.one", "a.two", "b.plan")


@pytest.mark.parametrize(
    ("condition", "value", "over", "least"),
    [
        ("yes > half", "yes", True, 51),
        ("yes >= half", "yes", False, 50),
        ("half < yes", "yes", True, 51),
        ("half <= yes", "yes", False, 50),
        ("yes < half", "yes", False, 50),
        ("yes <= half", "yes", True, 51),
        ("other == 'a' and yes + 1 > half", "yes + 1", True, 51),
        ("yes * 1 / 2 > half", "yes * 1 / 2", True, 50),
    ],
)
def test_gates_are_read_off_the_rules(condition: str, value: str, over: bool, least: int) -> None:
    process = Process(
        id="p",
        title="P",
        inputs={"yes": Input(int_=(0, 100), start="50"), "other": Input(choice=("a", "b"))},
        steps=(
            Step(
                id="vote",
                text="Vote.",
                rules=(
                    Rule(if_=condition, goto="end", because="So."),
                    Rule(if_="half > yes and yes >= 0", goto="end", because="So."),
                    Rule(else_=True, goto="end", because="So."),
                ),
            ),
            Step(id="end", end="success", text="End."),
        ),
        thresholds=(Threshold(name="half", expr="100 / 2"),),
    )
    first = route.asks(process)[0]
    assert (first.value, first.threshold, first.over) == (value, "half", over)
    gate = route.walk(process, route.starts(process)).gates[0]
    assert gate.least == least


def test_a_share_needs_more_than_its_threshold_and_no_whole_number() -> None:
    assert comparisons("a < b <= 3 or x == 1")[1].right == "3"
    assert is_whole("floor(a / 3) + 2 * a", ["a"])
    assert not is_whole("a / 3", ["a"])
    assert not is_whole("b + 1", ["a"])


@pytest.mark.parametrize(
    "inputs",
    [
        {},
        {"house": Fraction(436), "senate": Fraction(1), "states": Fraction(1)},
        {"house": Fraction(1, 2), "senate": Fraction(1), "states": Fraction(1)},
        {"house": "many", "senate": Fraction(1), "states": Fraction(1)},
    ],
)
def test_inputs_that_it_does_not_take_are_refused(inputs: dict[str, Value]) -> None:
    assert route.refused(AMENDMENT, inputs) == "house"
    with pytest.raises(RouteError, match=r'"Amending" does not take these inputs: house'):
        route.walk(AMENDMENT, inputs)


@pytest.mark.parametrize("imagined", [{"need_senate": "half"}, {"need": "all"}])
def test_what_nobody_offers_cannot_be_imagined(imagined: dict[str, str]) -> None:
    with pytest.raises(RouteError, match="cannot be imagined"):
        route.walk(AMENDMENT, route.starts(AMENDMENT), imagined)


def test_a_process_that_goes_wrong_is_said_to() -> None:
    end = Step(id="end", end="success", text="End.")
    circle = Process(id="c", title="C", steps=(Step(id="a", text="A", next="b"), Step(id="b", text="B", next="a"), end))
    gap = Process(
        id="g", title="G", inputs={"n": Input(int_=(0, 1))},
        steps=(Step(id="a", text="A", rules=(Rule(if_="n == 1", goto="end", because="So."),)), end),
    )  # fmt: skip
    zero = Process(id="z", title="Z", steps=(end,), thresholds=(Threshold(name="t", expr="1 / 0"),))
    with pytest.raises(RouteError, match="comes twice"):
        route.walk(circle, {})
    with pytest.raises(RouteError, match="leads nowhere"):
        route.walk(gap, route.starts(gap))
    with pytest.raises(ExpressionError, match="zero"):
        route.walk(zero, {})


@given(st.integers(-50, 50), st.integers(0, 60), st.integers(1, 9))
def test_an_input_takes_what_it_lists(low: int, width: int, step: int) -> None:
    one = Input(int_=(low, low + width), step=step)
    assert one.count == len(one.values()) == math.floor(width / step) + 1
    assert one.first == low
    assert all(one.takes(value) for value in one.values())
    assert not one.takes(Fraction(low - 1))
    assert not one.takes(Fraction(low * 2 + 1, 2))
    assert step == 1 or width == 0 or not one.takes(Fraction(low + 1))
