from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Filled, Picked, Typed
from civics_tui.model.kinds import Question
from civics_tui.model.question import Accepted, Choice
from civics_tui.model.text import clean_text
from civics_tui.study.attempt import Attempt
from civics_tui.study.events import Ending, Finished, Overridden, Skipped
from civics_tui.views.results import Context, PageToRead, results, score
from civics_tui.views.wrap import cells, wrap
from tests import strategies
from tests.views.attempts import after, answered, begun


def single(stem: str = "Which body?", objective: str | None = None, **more: Any) -> kinds.Single:
    choices = (Choice(text="A", correct=True), Choice(text="B", misconception="swap"), Choice(text="C"))
    return kinds.Single(stem=stem, objective=objective, choices=choices, **more)


VIEW = kinds.View(stem="Which view?", views=(kinds.ViewText(text="A"), kinds.ViewText(text="B")))
RIGHT, WRONG, MIXED = Picked(("1",)), Picked(("3",)), Picked(("2",))


def finished(*pairs: tuple[Question, Answer | None], ending: Ending | None = "done") -> tuple[Attempt, list[Question]]:
    questions = [question for question, _answer in pairs]
    attempt = begun(questions)
    for index, (question, answer) in enumerate(pairs):
        attempt = after(attempt, Skipped(index) if answer is None else answered(index, question, answer))
    return (after(attempt, Finished(ending)) if ending else attempt), questions


def test_the_score_counts_right_answers_of_those_with_a_key() -> None:
    attempt, questions = finished((single(), RIGHT), (VIEW, Picked(("1",))), (single(), WRONG), (single(), None))
    assert score(attempt, questions) == "1 of 3"
    told = results(attempt, questions)
    assert told.score_line == "1 of 3 right"
    assert told.unscored == "1 question asked for a view and is not scored."


def test_a_view_without_an_answer_does_not_count_either() -> None:
    attempt, questions = finished((single(), RIGHT), (VIEW, None))
    assert results(attempt, questions).score == "1 of 1"


def test_an_attempt_that_goes_on_counts_what_was_answered() -> None:
    attempt, questions = finished((single(), RIGHT), (single(), None), (single(), None), ending=None)
    told = results(attempt, questions)
    assert told.score == "1 of 1"
    assert told.ended == "1 of 3 answered; the rest is under Continue."
    assert told.again == ()
    stopped, questions = finished((single(), RIGHT), (single(), None), ending="stopped")
    assert results(stopped, questions).score == "1 of 1"
    assert results(stopped, questions).ended == "1 of 2 answered, then stopped."


def test_time_up_is_said() -> None:
    attempt, questions = finished((single(), RIGHT), (single(), None), ending="time_up")
    told = results(attempt, questions)
    assert told.score == "1 of 2"
    assert told.ended == "The time is up. What is there was handed in."
    assert [(row.number, row.sign, row.note) for row in told.again] == [(2, "-", "no answer")]


def test_points_stand_beside_the_score_only_where_they_say_more() -> None:
    attempt, questions = finished((single(), RIGHT), (single(), WRONG))
    assert results(attempt, questions).points == ""
    half = kinds.Short(stem="?", accept=(Accepted(text="all"), Accepted(text="half", points=Decimal("0.5"))))
    attempt, questions = finished((single(points=Decimal(2)), RIGHT), (half, Typed("half")))
    told = results(attempt, questions)
    assert (told.score, told.points) == ("1 of 2", "2.5 of 3 points")
    assert [(row.sign, row.token, row.note) for row in told.again] == [("~", "partly", "0.5 of 1 point")]


def test_an_answer_counted_as_right_is_right() -> None:
    short = kinds.Short(stem="?", accept=(Accepted(text="all"),))
    attempt = after(begun([short]), answered(0, short, Typed("every")), Overridden(0), Finished("done"))
    told = results(attempt, [short])
    assert (told.score, told.again, told.nothing_to_repeat) == ("1 of 1", (), "Nothing to repeat.")


def test_objectives_are_counted_without_percentages_for_few_questions() -> None:
    pairs = [(single(objective="route"), RIGHT)] * 4 + [(single(objective="law"), RIGHT)] * 2
    pairs += [(single(objective="law"), WRONG), (single(objective="states"), WRONG), (single(), WRONG)]
    attempt, questions = finished(*pairs)
    context = Context(objectives={"us-courts/route": "The route step by step"})
    told = results(attempt, questions, context)
    assert [(row.text, row.bar, row.counts, row.percent, row.word) for row in told.objectives] == [
        ("The route step by step", "##########", "4 of 4", "", ""),
        ("law", "#######...", "2 of 3", "", ""),
        ("states", "..........", "0 of 1", "", "weakest"),
    ]
    assert told.caution == "A few questions say little about an objective: read the bars as a hint."


def test_an_objective_is_told_with_one_sign_behind_it() -> None:
    attempt, questions = finished((single(objective="route"), RIGHT))
    told = results(attempt, questions, Context(objectives={"us-courts/route": "Name the steps of the route."}))
    assert "  Name the steps of the route: 1 of 1" in told.lines()


def test_gaps_and_their_names_are_no_words_of_a_stem() -> None:
    cloze = kinds.Cloze(
        stem="The [[who]]_s and the **[[what]]**.", gaps={"who": kinds.Gap(answer="1"), "what": kinds.Gap(answer="2")}
    )
    attempt, questions = finished((cloze, Filled({"who": "2"})))
    told = results(attempt, questions)
    assert told.again[0].short == "The _____s and the ____."
    assert "  1. The _____s and the ____. (wrong)" in told.lines()


def test_five_questions_of_an_objective_have_a_percentage() -> None:
    attempt, questions = finished(*[(single(objective="law"), RIGHT)] * 3, *[(single(objective="law"), WRONG)] * 2)
    told = results(attempt, questions)
    assert [(row.percent, row.weakest) for row in told.objectives] == [("60 %", False)]
    assert told.caution == ""


def test_no_objective_is_the_weakest_where_two_are() -> None:
    attempt, questions = finished((single(objective="a"), WRONG), (single(objective="b"), WRONG))
    assert not any(row.weakest for row in results(attempt, questions).objectives)


def test_what_to_look_at_again_names_what_was_mixed_up() -> None:
    attempt, questions = finished((single("Who **confirms**?"), MIXED), (single(), WRONG), (single(), RIGHT))
    context = Context(misconceptions={"us-courts/swap": "House and Senate"})
    told = results(attempt, questions, context)
    assert [(row.index, row.number, row.sign, row.short, row.note) for row in told.again] == [
        (0, 1, "X", "Who confirms?", "mixed up: House and Senate"),
        (1, 2, "X", "Which body?", "wrong"),
    ]


def test_confidence_is_told_only_where_it_was_asked() -> None:
    one = single()
    attempt = after(
        begun([one, one, one, one]),
        answered(0, one, RIGHT, confidence=3),
        answered(1, one, WRONG, confidence=3),
        answered(2, one, RIGHT, confidence=1),
        answered(3, one, WRONG, confidence=2),
        Finished("done"),
    )
    told = results(attempt, [one] * 4)
    assert told.confidence == ("sure 2: 1 right", "fairly 1: 0 right", "guess 1: 1 right")
    assert told.sure_and_wrong == "Sure and wrong: question 2. Look at it first."
    attempt, questions = finished((one, WRONG))
    assert results(attempt, questions).confidence == ()
    assert results(attempt, questions).sure_and_wrong == ""


def test_the_next_step_is_the_page_of_the_weakest_objective() -> None:
    attempt, questions = finished((single(objective="a"), RIGHT), (single(objective="b"), WRONG))
    page = PageToRead("us-courts", "route", "Congress and the states", 4)
    told = results(attempt, questions, Context(pages={"us-courts/b": page}))
    assert told.page == page
    assert told.next == 'Next: read "Congress and the states", 4 minutes, then this one again.'
    assert results(attempt, questions).next == "Next: this one again."
    all_right, questions = finished((single(), RIGHT))
    assert results(all_right, questions).next == ""


def test_in_lines_the_results_are_sentences() -> None:
    attempt, questions = finished((single(objective="a"), RIGHT), (single(objective="b"), WRONG))
    context = Context(objectives={"us-courts/a": "Name it"}, last="0 of 2")
    assert results(attempt, questions, context).lines() == (
        "Results: How a state could leave (practice, 2 questions).",
        "1 of 2 right. 20 s. Last time: 0 of 2.",
        "By objective:",
        "  Name it: 1 of 1",
        "  b: 0 of 1, weakest",
        "A few questions say little about an objective: read the bars as a hint.",
        "Look at these again:",
        "  2. Which body? (wrong)",
        "Next: this one again.",
    )


@given(st.lists(strategies.asked, min_size=1, max_size=6), st.sampled_from([None, "done", "stopped", "time_up"]))
def test_results_never_fail_and_never_show_a_control_character(
    asked: list[tuple[Question, Answer]], ending: Ending | None
) -> None:
    attempt, questions = finished(*asked, ending=ending)
    told = results(attempt, questions)
    scored = sum(question.kind != "view" for question in questions)
    assert told.score.endswith(f" of {scored}")
    for line in told.lines():
        assert clean_text(line) == line
        assert "\n" not in line
        assert all(cells(one) <= 70 for one in wrap(line))
