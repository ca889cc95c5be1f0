from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import AnswerError
from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Assigned, Filled, Ordered, Picked, Typed
from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.question import Accepted, Choice, Item
from civics_tui.model.text import clean_text
from civics_tui.views.forms import Form, GapField, GapsForm, form
from civics_tui.views.pieces import said
from civics_tui.views.typing import as_typed, letter, parse, prompt, show
from tests import strategies


def choices(count: int, *, many: bool = False) -> Form:
    built = tuple(Choice(text=f"Text {number}", correct=not number) for number in range(count))
    kind = kinds.Multiple if many else kinds.Single
    return form(kind(stem="?", choices=built))


def items(count: int) -> tuple[Item, ...]:
    return tuple(Item(text=f"Step {number}") for number in range(1, count + 1))


ORDER = form(kinds.Ordering(stem="?", items=items(4)))
SORT = form(kinds.Categorize(stem="?", categories={"House": items(1), "Senate": items(2)}))
GAPS = GapsForm(stem=said("?"), gaps=(GapField("a"), GapField("b")))


def read(shown: Form, line: str) -> Answer | str:
    """The answer in a line, or the sentence why it is none."""
    try:
        return parse(shown, line)
    except AnswerError as problem:
        return problem.sentence


def canonical(shown: Form, answer: Answer) -> Answer:
    """An answer as a learner can type it: ticks in the order shown."""
    if isinstance(answer, Picked):
        return Picked(tuple(option.id for option in getattr(shown, "options", ()) if option.id in answer.ids))
    return answer


@given(strategies.asked, st.randoms(use_true_random=False))
def test_what_is_written_is_read_back(asked: tuple[Question, Answer], chance: Any) -> None:
    question, answer = asked
    order = list(kind_of(question).parts(question))
    chance.shuffle(order)
    shown = form(question, order)
    answer = canonical(shown, answer)
    assert parse(shown, as_typed(shown, answer)) == answer


@pytest.mark.parametrize("text", ["a; b", "\\", "\\;", ";"])
def test_the_sign_between_gaps_can_stand_in_one(text: str) -> None:
    gap = kinds.Gap(accept=(Accepted(text="x"),))
    shown = form(kinds.Cloze(id="q", stem="[[a]] and [[b]]", gaps={"a": gap, "b": gap}))
    assert parse(shown, as_typed(shown, Filled({"a": text, "b": "c"}))) == Filled({"a": text, "b": "c"})


@given(strategies.questions, st.text(max_size=40) | st.text(st.sampled_from("0123456789abc;,= "), max_size=12))
def test_any_line_is_an_answer_or_one_sentence(question: Question, line: str) -> None:
    shown = form(question)
    answer = read(shown, line)
    if isinstance(answer, str):
        assert answer
        assert "\n" not in answer
    else:
        assert isinstance(answer, kind_of(question).answer)
        assert parse(shown, as_typed(shown, answer)) == canonical(shown, answer)


@given(strategies.asked)
def test_words_for_people_hold_no_control_character(asked: tuple[Question, Answer]) -> None:
    question, answer = asked
    shown = form(question)
    for words in (show(shown, answer), prompt(shown)):
        assert words
        assert clean_text(words) == words


@pytest.mark.parametrize(
    ("line", "id_"), [("2", "2"), (" 2 ", "2"), ("b", "2"), ("B", "2"), ("4", "4"), ("text 1", "2")]
)
def test_a_choice_is_named_by_number_letter_or_text(line: str, id_: str) -> None:
    assert parse(choices(4), line) == Picked((id_,))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("5", '"5" is not one of 1-4.'),
        ("0", '"0" is not one of 1-4.'),
        ("x", '"x" is not one of 1-4.'),
        ("99999999999999", '"99999999999999" is not one of 1-4.'),
        ("²", '"²" is not one of 1-4.'),
        ("1 3", "Choose one: 1-4."),
        ("", "Type 1-4 first."),
        (";", "Type 1-4 first."),
    ],
)
def test_a_line_that_is_no_choice_gets_one_reason(line: str, sentence: str) -> None:
    assert read(choices(4), line) == sentence


def test_letters_stop_at_five_choices() -> None:
    assert parse(choices(5), "e") == Picked(("5",))
    with pytest.raises(AnswerError):
        parse(choices(6), "e")


@pytest.mark.parametrize("line", ["1 3", "1,3", "3; 1", "13", "ac", "a c", "A,C", "1 1 3"])
def test_several_choices_are_typed_in_many_ways(line: str) -> None:
    assert parse(choices(4, many=True), line) == Picked(("1", "3"))


def test_no_choice_is_an_answer_where_several_may_be_chosen() -> None:
    assert parse(choices(4, many=True), "0") == Picked(())
    with pytest.raises(AnswerError):
        parse(choices(4, many=True), " ")


def test_two_digits_are_one_number_from_ten_choices_on() -> None:
    assert parse(choices(12, many=True), "12 1") == Picked(("1", "12"))


@pytest.mark.parametrize("line", ["3 1 2 4", "3,1,2,4", "3124"])
def test_an_order_is_typed_as_numbers(line: str) -> None:
    assert parse(ORDER, line) == Ordered(("3", "1", "2", "4"))


@pytest.mark.parametrize("line", ["1 2 3", "1 1 2 3", "1 2 3 4 4", "", "1 2 3 5"])
def test_an_order_names_every_number_once(line: str) -> None:
    with pytest.raises(AnswerError):
        parse(ORDER, line)


@pytest.mark.parametrize("line", ["1b 2a", "2a1b", "1=b, 2=a", "1 b; 2 a", "1B 2A"])
def test_pairs_are_numbers_with_letters(line: str) -> None:
    assert parse(SORT, line) == Assigned({"1": "Senate", "2": "House"})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("1c", '"c" is not one of a-b.'),
        ("4a", '"4" is not one of 1-3.'),
        ("1a 1b", "1 stands there twice."),
        ("a1", "Type number and letter of each pair, such as 1b 2a."),
        ("", "Type number and letter of each pair, such as 1b 2a."),
    ],
)
def test_pairs_that_are_none_get_one_reason(line: str, sentence: str) -> None:
    assert read(SORT, line) == sentence


def test_gaps_are_parted_by_semicolons() -> None:
    assert parse(GAPS, "38; two thirds") == Filled({"a": "38", "b": "two thirds"})
    assert parse(GAPS, "; x") == Filled({"b": "x"})
    assert parse(GAPS, r"a\;b; c\\d") == Filled({"a": "a;b", "b": r"c\d"})


@pytest.mark.parametrize("line", ["", " ; ", "a; b; c"])
def test_gaps_that_are_none_are_refused(line: str) -> None:
    with pytest.raises(AnswerError):
        parse(GAPS, line)


def test_one_gap_takes_the_whole_line() -> None:
    shown = GapsForm(stem=said("?"), gaps=(GapField("a"),))
    assert parse(shown, "x; y") == Filled({"a": "x; y"})


def test_a_gap_with_choices_takes_their_number_or_text() -> None:
    options = getattr(choices(3), "options", ())
    shown = GapsForm(stem=said("?"), gaps=(GapField("a", options),))
    assert parse(shown, "2") == parse(shown, "text 1") == Filled({"a": "2"})
    with pytest.raises(AnswerError, match="is not one of 1-3"):
        parse(shown, "text 9")


def test_a_number_is_read_before_it_is_handed_in() -> None:
    shown = form(kinds.Numeric(stem="?", answer="38"))
    assert parse(shown, " 38 ") == Typed("38")
    with pytest.raises(AnswerError, match="is not read as a number"):
        parse(shown, "many")


def test_prompts_say_what_can_be_typed() -> None:
    assert prompt(choices(4)) == "1-4"
    assert prompt(ORDER) == "all numbers in order, such as 4 1 2 3"
    assert prompt(SORT) == "pairs such as 1b 2a"
    assert prompt(GAPS) == "the texts of 2 gaps, with ; between them"


def test_an_answer_is_shown_in_texts() -> None:
    assert show(choices(2), Picked(("2",))) == "Text 1"
    assert show(SORT, Assigned({"1": "House"})) == "Step 1: House"
    assert show(GAPS, Filled({"b": "x"})) == "nothing; x"


def test_letters_go_on_behind_z() -> None:
    assert [letter(number) for number in (0, 25, 26)] == ["a", "z", "a1"]
