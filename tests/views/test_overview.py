from __future__ import annotations

from civics_tui.model import kinds
from civics_tui.model.answer import Picked
from civics_tui.model.question import Choice
from civics_tui.study.attempt import Attempt
from civics_tui.study.events import Flagged, Shown, Skipped, Ticked
from civics_tui.views.overview import overview
from tests.views.attempts import after, answered, begun

QUESTION = kinds.Single(stem="?", choices=(Choice(text="A", correct=True), Choice(text="B")))
ANSWER = Picked(("1",))


def exam(count: int, limit: int | None = None) -> Attempt:
    return begun([QUESTION] * count, mode="exam", limit=limit)


def test_every_question_has_a_sign_and_a_word() -> None:
    attempt = after(
        exam(7, 3600),
        answered(0, QUESTION, ANSWER),
        answered(1, QUESTION, ANSWER),
        Flagged(1, True),
        Skipped(2),
        Shown(3),
        Shown(4),
    )
    shown = overview(attempt)
    assert "".join(cell.sign for cell in shown.cells) == "o!-->.."
    assert [cell.current for cell in shown.cells] == [False, False, False, False, True, False, False]
    assert shown.counts == "1 answered, 1 flagged, 2 skipped, 1 open, 2 not seen."
    assert shown.legend == "o answered   ! flagged   - skipped   > open   . not seen"


def test_what_is_missing_is_suggested_before_handing_in() -> None:
    done = [answered(index, QUESTION, ANSWER) for index in (0, 4)]
    attempt = after(exam(6), Skipped(1), Skipped(2), Flagged(3, True), *done)
    shown = overview(attempt)
    assert [(one.text, one.index) for one in shown.suggestions] == [
        ("Go to the flagged one (4)", 3),
        ("Go to the first skipped one (2)", 1),
        ("Go to the one not seen (6)", 5),
        ("Hand in anyway", None),
    ]


def test_with_all_answers_nothing_but_handing_in_is_suggested() -> None:
    attempt = after(exam(2), answered(0, QUESTION, ANSWER), answered(1, QUESTION, ANSWER))
    assert [(one.text, one.index) for one in overview(attempt).suggestions] == [("Hand in", None)]


def test_the_clock_is_words_and_warns_once_time_is_short() -> None:
    assert overview(exam(1)).clock == ""
    assert overview(after(exam(1, 3600), Ticked(1100))).clock == "41 min left"
    assert overview(after(exam(1, 3600), Ticked(1100))).warning == ""
    late = overview(after(exam(1, 3600), Ticked(3400)))
    assert (late.clock, late.warning) == ("3 min left", "Less than 5 minutes left.")
    assert overview(after(exam(1, 3600), Ticked(3600))).warning == ""


def test_in_lines_each_question_is_named_with_its_state() -> None:
    attempt = after(exam(3, 3600), answered(0, QUESTION, ANSWER), Skipped(1))
    assert overview(attempt).lines() == (
        "1 answered, 2 open, 3 not seen.",
        "1 answered, 1 open, 1 not seen.",
        "60 min left.",
    )
