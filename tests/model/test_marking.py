"""Marks of every kind: the table of the marking rules row by row, and what holds for all kinds."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.errors import AnswerError
from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.kinds import KINDS, Question, kind_of, mark
from civics_tui.model.marking import Mark
from civics_tui.model.question import Accepted, Choice, Item, Rejected
from tests import strategies

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def multiple(keys: int, others: int, **more: Any) -> kinds.Multiple:
    """Choices `k1`, `k2`, ... that are right and `w1`, `w2`, ... that are not."""
    return kinds.Multiple(
        id="q",
        stem="?",
        choices=(
            *(Choice(id=f"k{number}", text="k", correct=True) for number in range(1, keys + 1)),
            *(Choice(id=f"w{number}", text="w", misconception=f"m{number}") for number in range(1, others + 1)),
        ),
        **more,
    )


def numeric(answer: str = "38", **more: Any) -> kinds.Numeric:
    return kinds.Numeric(id="q", stem="?", answer=answer, **more)


def short(*accept: tuple[str, str], **more: Any) -> kinds.Short:
    accepted = tuple(Accepted(text=text, points=Decimal(points)) for text, points in accept)
    return kinds.Short(id="q", stem="?", accept=accepted, **more)


def ordering(n: int) -> kinds.Ordering:
    return kinds.Ordering(id="q", stem="?", items=tuple(Item(text=str(number)) for number in range(n)))


class TestTable:
    """The rows of the table of marking rules."""

    @pytest.mark.parametrize(("picked", "fraction"), [("1", 1), ("2", 0), ("3", 0)])
    def test_single(self, picked: str, fraction: int) -> None:
        choices = (Choice(text="a", correct=True), Choice(text="b", misconception="mixed"), Choice(text="c"))
        given_mark = mark(kinds.Single(id="q", stem="?", choices=choices), Picked((picked,)))
        assert given_mark.fraction == fraction
        assert given_mark.misconceptions == (("mixed",) if picked == "2" else ())

    @pytest.mark.parametrize(
        ("answer", "picked", "fraction"), [(True, "true", 1), (True, "false", 0), (False, "false", 1)]
    )
    def test_true_false(self, answer: bool, picked: str, fraction: int) -> None:
        assert mark(kinds.TrueFalse(id="q", stem="?", answer=answer), Picked((picked,))).fraction == fraction

    @pytest.mark.parametrize(
        ("keys", "others", "ticked", "fraction"),
        [
            (2, 3, ["k1", "k2"], 1),
            (2, 3, ["k1"], HALF),
            (2, 3, ["k1", "w1"], HALF - THIRD),
            (2, 3, ["k1", "k2", "w1"], 1 - THIRD),
            (2, 3, ["w1"], 0),
            (2, 3, ["k1", "k2", "w1", "w2", "w3"], 0),
            (2, 3, [], 0),
            (3, 0, ["k1", "k2"], 2 * THIRD),
            (3, 0, ["k1", "k2", "k3"], 1),
            (1, 1, ["k1", "w1"], 0),
        ],
    )
    def test_multiple_with_a_penalty(self, keys: int, others: int, ticked: list[str], fraction: Fraction | int) -> None:
        assert mark(multiple(keys, others), Picked(tuple(ticked))).fraction == fraction

    @pytest.mark.parametrize(
        ("ticked", "fraction"),
        [
            (["k1", "k2"], 1),
            (["k1"], Fraction(4, 5)),
            ([], Fraction(3, 5)),
            (["w1", "w2", "w3"], 0),
            (["k1", "k2", "w1"], Fraction(4, 5)),
        ],
    )
    def test_multiple_without_a_penalty_counts_what_was_judged_rightly(
        self, ticked: list[str], fraction: Fraction | int
    ) -> None:
        assert mark(multiple(2, 3, scoring="partial_no_penalty"), Picked(tuple(ticked))).fraction == fraction

    def test_only_what_was_ticked_shows_a_misconception(self) -> None:
        assert mark(multiple(2, 3), Picked(("k1", "w2"))).misconceptions == ("m2",)

    @pytest.mark.parametrize(
        ("typed", "fraction"), [("38", 1), ("37.9", 1), ("37.5", 1), ("38.5", 1), ("38.51", 0), ("37.49", 0)]
    )
    def test_numeric_takes_the_bounds_of_an_absolute_tolerance(self, typed: str, fraction: int) -> None:
        assert mark(numeric(tolerance="0.5"), Typed(typed)).fraction == fraction

    @pytest.mark.parametrize(
        ("answer", "typed", "fraction"),
        [
            ("200", "190", 1),
            ("200", "210", 1),
            ("200", "189.99", 0),
            ("-200", "-210", 1),
            ("-200", "210", 0),
            ("0", "0", 1),
            ("0", "0.01", 0),
        ],
    )
    def test_numeric_takes_the_bounds_of_a_relative_tolerance(self, answer: str, typed: str, fraction: int) -> None:
        assert mark(numeric(answer, tolerance="5 %"), Typed(typed)).fraction == fraction

    @pytest.mark.parametrize(
        ("typed", "fraction", "note"),
        [
            ("33.2 %", 1, ""),
            ("33.2 percent", 1, ""),
            ("33.2", HALF, "unit"),
            ("33.2 points", HALF, "unit"),
            ("40 %", 0, ""),
            ("40", 0, ""),
        ],
    )
    def test_numeric_earns_half_without_its_required_unit(
        self, typed: str, fraction: Fraction | int, note: str
    ) -> None:
        given_mark = mark(numeric("33.2", unit="%", unit_required=True), Typed(typed))
        assert (given_mark.fraction, given_mark.note) == (fraction, note)

    def test_numeric_takes_any_unit_where_none_is_required(self) -> None:
        assert mark(numeric(unit="states"), Typed("38")).fraction == 1
        assert mark(numeric(unit="states"), Typed("thirty-eight States")).fraction == 1

    def test_numeric_says_what_the_author_says_to_a_known_wrong_number(self) -> None:
        question = numeric(reject=(Rejected(value="34", feedback="34 call a convention.", misconception="mixed"),))
        given_mark = mark(question, Typed("34"))
        assert given_mark.verdict == "wrong"
        assert (given_mark.feedback, given_mark.misconceptions) == ("34 call a convention.", ("mixed",))

    @pytest.mark.parametrize(
        ("typed", "fraction"),
        [("We the People", 1), (" we the people. ", 1), ("people", HALF), ("The People", HALF), ("In Congress", 0)],
    )
    def test_short_earns_the_points_of_the_best_accepted_text(self, typed: str, fraction: Fraction | int) -> None:
        question = short(("We the People", "1"), ("The People", "0.5"), ("people", "0.25"))
        assert mark(question, Typed(typed)).fraction == fraction

    @pytest.mark.parametrize(
        ("order", "fraction"),
        [("123", 1), ("132", THIRD), ("213", THIRD), ("231", 0), ("321", 0), ("1234", 1), ("1243", 2 * THIRD)],
    )
    def test_ordering_is_kendall_s_tau_cut_off_at_nothing(self, order: str, fraction: Fraction | int) -> None:
        assert mark(ordering(len(order)), Ordered(tuple(order))).fraction == fraction

    @pytest.mark.parametrize("n", [2, 3, 4, 5])
    def test_the_chance_level_of_ordering_is_nothing(self, n: int) -> None:
        """The mean over all orders is 0 before the cut, which only takes away what is below it."""
        ids = [str(number) for number in range(1, n + 1)]
        pairs = n * (n - 1) // 2
        total = Fraction(0)
        for order in permutations(ids):
            wrong = sum(a > b for number, a in enumerate(order) for b in order[number + 1 :])
            raw = 1 - Fraction(2 * wrong, pairs)
            assert mark(ordering(n), Ordered(order)).fraction == max(0, raw)
            total += raw
        assert total == 0

    @pytest.mark.parametrize(("places", "fraction"), [("ab", 1), ("aa", HALF), ("ba", 0), ("a", HALF), ("", 0)])
    def test_matching_counts_right_pairs_of_all(self, places: str, fraction: Fraction | int) -> None:
        question = kinds.Matching(
            id="q",
            stem="?",
            pairs=tuple(kinds.Pair(left=Item(text=one), right=Item(id=one, text=one)) for one in "ab"),
            distractors=(Item(id="c", text="c"),),
        )
        given_answer = Assigned({str(number): one for number, one in enumerate(places, start=1)})
        assert mark(question, given_answer).fraction == fraction

    @pytest.mark.parametrize(
        ("places", "fraction"), [("AABB", 1), ("AAAA", HALF), ("BBAA", 0), ("AAB", Fraction(3, 4)), ("", 0)]
    )
    def test_categorize_counts_right_placements_of_all(self, places: str, fraction: Fraction | int) -> None:
        items = tuple(Item(text=str(number)) for number in range(4))
        question = kinds.Categorize(id="q", stem="?", categories={"A": items[:2], "B": items[2:]})
        given_answer = Assigned({str(number): one for number, one in enumerate(places, start=1)})
        assert mark(question, given_answer).fraction == fraction

    @pytest.mark.parametrize(
        ("texts", "fraction"),
        [
            ({"a": "President", "b": "2", "n": "51"}, 1),
            ({"a": "president"}, HALF),
            ({"b": "2"}, Fraction(1, 4)),
            ({"b": "1", "n": "51"}, Fraction(1, 4)),
            ({"a": "nobody", "b": "1", "n": "50"}, 0),
            ({"a": "Presidents", "n": "many"}, 0),
        ],
    )
    def test_cloze_is_the_weighted_mean_of_its_gaps(self, texts: dict[str, str], fraction: Fraction | int) -> None:
        question = kinds.Cloze(
            id="q",
            stem="[[a]] [[b]] [[n]]",
            gaps={
                "a": kinds.Gap(accept=(Accepted(text="President"),), weight=Decimal(2)),
                "b": kinds.Gap(choices=(Choice(text="House"), Choice(text="Senate", correct=True))),
                "n": kinds.Gap(answer="51"),
            },
        )
        assert mark(question, Filled(texts)).fraction == fraction

    def test_a_view_is_never_right_or_wrong(self) -> None:
        question = kinds.View(id="q", stem="?", views=(kinds.ViewText(text="a"), kinds.ViewText(text="b")))
        for picked in ("1", "2", "unsure"):
            assert mark(question, Picked((picked,))).verdict == "unscored"


@given(strategies.asked)
def test_a_mark_lies_between_nothing_and_all(asked: tuple[Question, Answer]) -> None:
    given_mark = mark(*asked)
    assert 0 <= given_mark.fraction <= 1
    assert all(0 <= part.fraction <= 1 for part in given_mark.parts)
    assert isinstance(given_mark.fraction, Fraction)
    if not given_mark.scored:
        assert given_mark.verdict == "unscored"
        assert given_mark.fraction == 0


def best(question: Question) -> Fraction:
    """What the best answer can earn; less than all only where the author accepts nothing for all."""
    worth = Fraction(1)
    if isinstance(question, kinds.Short):
        worth = max(Fraction(one.points) for one in question.accept)
    elif isinstance(question, kinds.Cloze):
        weights = [Fraction(gap.weight) for gap in question.gaps.values()]
        earned = [
            max((Fraction(one.points) for one in gap.accept), default=Fraction(1)) for gap in question.gaps.values()
        ]
        worth = sum((a * b for a, b in zip(weights, earned, strict=True)), Fraction(0)) / sum(weights, Fraction(0))
    return worth if worth == 1 or question.scoring != "all_or_nothing" else Fraction(0)


@given(strategies.questions)
def test_the_right_answer_earns_all_there_is(question: Question) -> None:
    key = kind_of(question).right(question)
    if key is None:
        assert not kind_of(question).scored
    else:
        assert mark(question, key).fraction == best(question)
        assert mark(question, key).misconceptions == () or best(question) < 1


@given(strategies.asked)
def test_all_or_nothing_gives_all_or_nothing(asked: tuple[Question, Answer]) -> None:
    question, given_answer = asked
    partial = mark(dataclasses.replace(question, scoring="partial"), given_answer)
    whole = mark(dataclasses.replace(question, scoring="all_or_nothing"), given_answer)
    assert whole.fraction == (1 if partial.fraction == 1 else 0)
    assert whole.parts == partial.parts


@given(strategies.asked)
def test_marking_again_gives_the_same_mark(asked: tuple[Question, Answer]) -> None:
    assert mark(*asked) == mark(*asked)


@given(strategies.questions, st.sampled_from([Picked, Typed, Ordered, Assigned, Filled]))
def test_another_form_of_answer_is_refused(question: Question, form: type[Any]) -> None:
    if form is kind_of(question).answer:
        return
    empty: Any = form("") if form is Typed else form(()) if form in (Picked, Ordered) else form({})
    with pytest.raises(AnswerError, match="another form"):
        mark(question, empty)


UNKNOWN = "no-such-part"


@pytest.mark.parametrize(
    ("kind", "given_answer"),
    [
        ("single", Picked((UNKNOWN,))),
        ("single", Picked(())),
        ("multiple", Picked((UNKNOWN,))),
        ("true_false", Picked(("maybe",))),
        ("numeric", Typed("many")),
        ("numeric", Typed("")),
        ("short", Typed("  ")),
        ("ordering", Ordered((UNKNOWN,))),
        ("ordering", Ordered(())),
        ("matching", Assigned({UNKNOWN: UNKNOWN})),
        ("cloze", Filled({UNKNOWN: "x"})),
        ("cloze", Filled({})),
        ("categorize", Assigned({UNKNOWN: UNKNOWN})),
        ("view", Picked((UNKNOWN,))),
    ],
)
@settings(max_examples=10)
@given(data=st.data())
def test_an_answer_that_fits_no_part_is_refused_in_a_sentence(
    kind: str, given_answer: Answer, data: st.DataObject
) -> None:
    question = data.draw(strategies.QUESTIONS[kind])
    with pytest.raises(AnswerError) as refused:
        mark(question, given_answer)
    assert refused.value.sentence.endswith((".", "?"))


def test_naming_an_item_twice_is_no_order() -> None:
    with pytest.raises(AnswerError, match="every item once"):
        mark(ordering(3), Ordered(("1", "1", "2")))


def test_every_kind_has_a_row() -> None:
    assert set(KINDS) == {kind.question.__dataclass_fields__["kind"].default for kind in KINDS.values()}
    assert set(KINDS) == set(strategies.QUESTIONS)


@pytest.mark.parametrize(
    ("fraction", "scored", "verdict"),
    [(1, True, "right"), (HALF, True, "partly"), (0, True, "wrong"), (0, False, "unscored")],
)
def test_a_mark_in_one_word(fraction: Fraction | int, scored: bool, verdict: str) -> None:
    assert Mark(Fraction(fraction), scored=scored).verdict == verdict
