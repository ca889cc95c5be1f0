"""A question in a page: drawn as it is logged, answered once, and kept where it cannot be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civics_tui.errors import AnswerError, NotFound, NotSaved
from civics_tui.model.answer import Picked, Typed
from civics_tui.study.history import History
from civics_tui.study.page_check import PageCheck
from tests.study import fakes

if TYPE_CHECKING:
    from pathlib import Path

    from civics_tui.study.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk over one pack of every kind of question."""
    return fakes.desk(tmp_path, fakes.pack("pack", fakes.every_kind()))


@pytest.mark.parametrize("name", [question.id for question in fakes.every_kind()])
def test_what_is_shown_is_what_is_logged(desk: Desk, name: str) -> None:
    check = PageCheck(desk, "pack", "page", name)
    with desk.start(pack="pack", questions=[name], seed=check._seed) as sitting:
        assert sitting.question() == check.question
        assert sitting.planned().order == check.order


def test_an_answer_counts_and_ends_its_attempt(desk: Desk) -> None:
    check = PageCheck(desk, "pack", "page", "single")
    assert check.answer(Picked(("1",))).fraction == 1
    assert check.given == Picked(("1",))
    assert desk.open_attempts() == ()
    assert desk.history.past("pack")["single"].was_right


def test_looking_leaves_no_attempt(desk: Desk) -> None:
    check = PageCheck(desk, "pack", "page", "single")
    check.close()
    assert check.mark is None
    assert desk.open_attempts() == ()
    assert desk.history.packs() == ()


def test_an_answer_of_another_form_is_refused_and_can_be_put_right(desk: Desk) -> None:
    check = PageCheck(desk, "pack", "page", "single")
    with pytest.raises(AnswerError):
        check.answer(Typed("1"))
    assert check.mark is None
    assert check.answer(Picked(("2",))).fraction == 0
    assert desk.open_attempts() == ()


def test_what_cannot_be_saved_is_kept_and_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    check = PageCheck(desk, "pack", "page", "single")
    real, calls = History.append, iter([None, OSError])

    def full_once(self: History, *arguments: object, **options: object) -> object:
        if next(calls, None) is not None:
            raise NotSaved("NOT saved: the disk is full.")
        return real(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(History, "append", full_once)
    with pytest.raises(NotSaved):
        check.answer(Picked(("1",)))
    assert check.mark is None
    assert check.answer(Picked(("3",))).fraction == 1  # the answer that was kept, not the one behind it
    assert check.given == Picked(("1",))
    assert desk.open_attempts() == ()


def test_a_question_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no-such"):
        PageCheck(desk, "pack", "page", "no-such")
