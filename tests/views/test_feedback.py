from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.kinds import KINDS, Question, mark
from civics_tui.model.kinds.true_false import TruthFeedback
from civics_tui.model.pack import Misconception
from civics_tui.model.question import Accepted, Choice, Item, Rejected, SourceLine
from civics_tui.model.question import Feedback as General
from civics_tui.model.text import clean_text
from civics_tui.views.feedback import Feedback, feedback
from civics_tui.views.marked import MARKED
from civics_tui.views.pieces import Line, plain
from civics_tui.views.wrap import cells, wrap
from tests import strategies
from tests.views.ledger import LEDGER

MIXED = {
    "stages": Misconception(id="stages", name="proposing and ratifying", text="...", read_on="route#stages"),
    "swap": Misconception(id="swap", name="House and Senate", text="..."),
}

SINGLE = kinds.Single(
    stem="What is it?",
    choices=(
        Choice(text="A vote of the *states*.", feedback="No. States ratify.", misconception="stages"),
        Choice(text="The last step.", correct=True, feedback="Yes."),
        Choice(text="An easier way."),
    ),
    explanation="37.5 rounds up.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |",
)


def told(question: Question, answer: Answer, **more: Any) -> Feedback:
    return feedback(question, answer, mark(question, answer), misconceptions=MIXED, ledger=LEDGER, **more)


def lines_of(one: Feedback) -> list[Line]:
    found = [one.given, one.mine, one.right, *one.why_lines]
    for option in one.options:
        found += [option.text, option.note]
    for part in one.parts:
        found += [part.name, part.given, part.right, part.note]
    return found


def test_every_kind_has_its_feedback() -> None:
    assert MARKED.keys() == KINDS.keys()


@given(strategies.asked, st.randoms(use_true_random=False), st.booleans())
def test_feedback_never_fails_and_never_shows_a_control_character(
    asked: tuple[Question, Answer], chance: Any, overridden: bool
) -> None:
    question, answer = asked
    order = list(kinds.kind_of(question).parts(question))
    chance.shuffle(order)
    marked = mark(question, answer)
    one = feedback(question, answer, marked, order=order, overridden=overridden)
    shown = [plain(line) for line in lines_of(one)]
    shown += [one.word, one.points, one.note, one.accepted, one.mixed_up_line, *one.paragraphs(), *one.why_text(70)]
    for text in shown:
        assert clean_text(text) == text
        assert "\n" not in text
    assert one.word
    assert one.verdict == marked.verdict
    assert all(cells(line) <= 70 for paragraph in one.paragraphs() for line in wrap(paragraph))
    assert all(cells(line) <= 70 for line in one.why_text(70))


@given(strategies.asked)
def test_the_key_is_marked_right_and_told_after_a_wrong_answer(asked: tuple[Question, Answer]) -> None:
    question, answer = asked
    one = feedback(question, answer, mark(question, answer))
    right = kinds.kind_of(question).right(question)
    if right is None:
        assert not one.right
        assert {option.state for option in one.options} == {""}
    elif one.verdict in ("wrong", "partly"):
        assert one.right
    elif isinstance(right, Picked):
        assert {option.id for option in one.options if option.state == "right"} == set(right.ids)


def test_a_wrong_choice_says_why_it_fails_first() -> None:
    one = told(SINGLE, Picked(("1",)))
    assert (one.word, one.sign, one.token) == ("Wrong", "X", "wrong")
    assert plain(one.given) == "You chose 1."
    assert plain(one.mine) == "No. States ratify."
    assert one.mixed_up == ("proposing and ratifying",)
    assert plain(one.right) == "Right is 2."
    assert [(option.sign, option.word) for option in one.options] == [("X", "yours"), ("OK", ""), ("", "")]
    assert one.options[0].read_on == "route#stages"
    assert one.paragraphs() == (
        "Wrong. You chose 1. States ratify. Mixed up: proposing and ratifying.",
        "Right is 2.",
    )
    assert one.why_text(70) == ("37.5 rounds up.", "", "- one", "- two", "", "- c; b: d")
    assert [plain(line) for line in one.why_lines] == ["37.5 rounds up.", "- one", "- two", "a   b", "c   d"]


def test_numbers_are_those_of_the_shown_order() -> None:
    one = told(SINGLE, Picked(("1",)), order=("3", "2", "1"))
    assert plain(one.given) == "You chose 3."
    assert plain(one.right) == "Right is 2."
    assert [option.id for option in one.options] == ["3", "2", "1"]


def test_a_right_choice_gets_its_reason_too() -> None:
    one = told(SINGLE, Picked(("2",)))
    assert (one.word, one.sign) == ("Right", "OK")
    assert plain(one.mine) == "Yes."
    assert one.right == ()
    assert one.why_lines
    assert [option.mixed_up for option in one.options] == ["", "", ""]
    assert not one.can_override


def test_what_is_said_to_all_answers_follows_what_is_said_to_this_one() -> None:
    question = kinds.Single(stem="?", choices=SINGLE.choices, feedback=General(right="Good.", wrong="Look again."))
    assert plain(told(question, Picked(("1",))).mine) == "No. States ratify. Look again."
    assert plain(told(question, Picked(("3",))).mine) == "Look again."
    assert plain(told(question, Picked(("2",))).mine) == "Yes. Good."


def test_several_choices_say_what_was_missed_and_what_is_not_right() -> None:
    question = kinds.Multiple(
        stem="?",
        choices=(
            Choice(text="A", correct=True),
            Choice(text="B", correct=True, feedback="B counts."),
            Choice(text="C", feedback="C does not.", misconception="swap"),
            Choice(text="D"),
        ),
        points=Decimal(2),
    )
    one = told(question, Picked(("1", "3")))
    assert [option.state for option in one.options] == ["right", "missed", "wrong", ""]
    assert [option.word for option in one.options] == ["yours", "missed", "yours", ""]
    assert [option.sign for option in one.options] == ["OK", "OK", "X", ""]
    assert one.paragraphs() == (
        "Wrong. You chose 1 and 3. Mixed up: House and Senate.",
        "2 is right too. B counts.",
        "3 is not right. C does not. Mixed up: House and Senate.",
        "Right are 1 and 2.",
    )
    part = told(question, Picked(("1",)))
    assert (part.word, part.sign, part.points) == ("Partly right", "~", "1 of 2 points.")
    assert plain(told(question, Picked(())).given) == "You chose none."


def test_true_and_false_are_words() -> None:
    question = kinds.TrueFalse(
        stem="?", answer=False, feedback=TruthFeedback(true="No: appointed.", misconception="swap")
    )
    one = told(question, Picked(("true",)))
    assert one.paragraphs() == ("Wrong. You chose True. No: appointed. Mixed up: House and Senate.", "Right is False.")


NUMERIC = kinds.Numeric(
    stem="?",
    answer="38",
    unit="states",
    unit_required=True,
    reject=(Rejected(value="34", feedback="That proposes.", misconception="stages"),),
)


def test_a_typed_number_is_repeated_and_may_be_counted() -> None:
    one = told(NUMERIC, Typed("34"))
    assert one.paragraphs() == (
        'Wrong. You wrote "34". That proposes. Mixed up: proposing and ratifying.',
        'Right is "38 states".',
    )
    assert one.can_override
    assert not told(NUMERIC, Typed("34"), at_once=False).can_override
    assert not told(NUMERIC, Typed("38 states")).can_override


def test_a_missing_unit_is_said() -> None:
    one = told(NUMERIC, Typed("38"))
    assert (one.word, one.points) == ("Partly right", "0.5 of 1 point.")
    assert one.note == 'The number is right; the unit "states" is missing.'


def test_a_range_is_told_with_the_number() -> None:
    question = kinds.Numeric(stem="?", answer="33.2", tolerance="0.5", unit="%")
    one = told(question, Typed("33"))
    assert one.word == "Right"
    assert one.paragraphs()[1] == 'Right is "33.2 %". From 32.7 to 33.7 counts.'
    assert told(question, Typed("33.2")).right == ()


SHORT = kinds.Short(
    stem="?",
    accept=(
        Accepted(text="Sacramento"),
        Accepted(text="the City of Sacramento"),
        Accepted(text="City", points=Decimal("0.5")),
    ),
    normalize=("case", "space", "articles", "typo"),
)


def test_other_accepted_texts_are_told() -> None:
    one = told(SHORT, Typed("Fresno"))
    assert one.paragraphs() == (
        'Wrong. You wrote "Fresno".',
        'Right is "Sacramento". Also right: "the City of Sacramento".',
    )
    assert told(SHORT, Typed("city of sacramento")).accepted == ""
    many = kinds.Short(stem="?", accept=tuple(Accepted(text=text) for text in ("one", "two", "three", "four", "five")))
    assert told(many, Typed("six")).accepted == 'Also right: "two"; "three"; "four".'


def test_an_overlooked_slip_is_said_with_the_right_spelling() -> None:
    one = told(SHORT, Typed("Sacramneto"))
    assert one.paragraphs()[0] == 'Right. You wrote "Sacramneto". One slip was overlooked.'
    assert plain(one.right) == 'Right is "Sacramento".'


def test_an_override_says_that_the_learner_counts_it() -> None:
    one = told(SHORT, Typed("Fresno"), overridden=True)
    assert (one.word, one.sign, one.points) == ("Counted as right", "OK", "")
    assert not one.can_override
    assert one.verdict == "wrong"


def test_an_order_stands_as_it_should_with_its_own_places() -> None:
    question = kinds.Ordering(stem="?", items=tuple(Item(text=text, feedback=f"{text}!") for text in "ABC"))
    one = told(question, Ordered(("2", "1", "3")), order=("3", "2", "1"))
    assert [(plain(part.name), plain(part.given), part.sign) for part in one.parts] == [
        ("A", "place 2", "X"),
        ("B", "place 1", "X"),
        ("C", "place 3", "OK"),
    ]
    assert one.paragraphs() == (
        "Partly right. 1 of 3 in place. 0.33 of 1 point.",
        "A: yours place 2, right place 1. A!",
        "B: yours place 1, right place 2. B!",
        "Right is 3 2 1.",
    )


def test_a_pair_shows_both_partners() -> None:
    pairs = (
        kinds.Pair(left=Item(text="President", misconception="swap"), right=Item(text="nominates")),
        kinds.Pair(left=Item(text="Senate"), right=Item(text="confirms")),
    )
    one = told(kinds.Matching(stem="?", pairs=pairs), Assigned({"1": "r2", "2": "r2"}))
    assert one.paragraphs()[1] == ("President: yours confirms, right nominates. Mixed up: House and Senate.")
    assert one.parts[1].state == "right"
    left_out = told(kinds.Matching(stem="?", pairs=pairs), Assigned({}))
    assert plain(left_out.parts[0].given) == "nothing"


def test_an_item_shows_both_groups() -> None:
    question = kinds.Categorize(stem="?", categories={"House": (Item(text="tax"),), "Senate": (Item(text="consent"),)})
    one = told(question, Assigned({"1": "House", "2": "House"}))
    assert [(plain(part.given), plain(part.right)) for part in one.parts] == [("House", "House"), ("House", "Senate")]
    assert one.paragraphs()[-1] == "Right is 1a 2b."


def test_gaps_are_told_one_by_one() -> None:
    gaps = {
        "a": kinds.Gap(accept=(Accepted(text="House"), Accepted(text="the House"))),
        "b": kinds.Gap(choices=(Choice(text="34"), Choice(text="38", correct=True))),
        "c": kinds.Gap(answer="51"),
    }
    one = told(kinds.Cloze(stem="[[a]] [[b]] [[c]]", gaps=gaps), Filled({"a": "Senate", "b": "1"}))
    assert [(plain(part.name), plain(part.given), plain(part.right)) for part in one.parts] == [
        ("gap 1", '"Senate"', '"House" or "the House"'),
        ("gap 2", "34", "38"),
        ("gap 3", "nothing", "51"),
    ]
    assert plain(one.given) == "0 of 3 gaps right."
    assert plain(one.right) == 'Right is "House; 38; 51".'
    assert one.can_override


def test_gaps_to_choose_from_are_not_counted_as_right() -> None:
    gaps = {"b": kinds.Gap(choices=(Choice(text="34"), Choice(text="38", correct=True)))}
    assert not told(kinds.Cloze(stem="[[b]]", gaps=gaps), Filled({"b": "1"})).can_override


def test_a_view_is_neither_right_nor_wrong_and_names_who_holds_each() -> None:
    question = kinds.View(
        stem="Which view is best supported?",
        views=(
            kinds.ViewText(text="A majority is enough.", claims=("copy.majority",)),
            kinds.ViewText(text="38 states are needed.", source=(SourceLine(text="A book of 2020"),)),
        ),
        feedback=General(right="never shown", wrong="never shown"),
    )
    one = told(question, Picked(("unsure",)))
    assert (one.word, one.sign, one.token, one.points) == ("Your view", "", "", "")
    assert one.paragraphs() == (
        "Your view. You chose 3. There is no right answer here. Nothing is added to or taken from your score.",
        "1. A majority is enough. Source: Calexit Now, in The Epoch Times, as retold in a reworded text, "
        "about Nov 2024 (inferred).",
        "2. 38 states are needed. Source: A book of 2020.",
    )
    assert [option.word for option in one.options] == ["", "", "yours"]


@pytest.mark.parametrize("name", ["stages", "gone"])
def test_a_misconception_is_named_even_if_the_pack_lost_it(name: str) -> None:
    question = kinds.Single(stem="?", choices=(Choice(text="A", correct=True), Choice(text="B", misconception=name)))
    known = MIXED[name].name if name in MIXED else name
    assert told(question, Picked(("2",))).mixed_up_line == f"Mixed up: {known}."
