"""An attempt being worked on: commit first, then state; what cannot be saved is kept and blocks the rest."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from civics_tui.errors import AnswerError, AttemptInUse, NotSaved
from civics_tui.model.answer import Answer, Filled, Picked, Typed
from civics_tui.model.kinds import kind_of
from civics_tui.model.text import clean_text
from civics_tui.study.attempt import Attempt, NotPossible, replay
from civics_tui.study.desk import Desk
from civics_tui.study.events import Answered, Event, Shown, from_data
from civics_tui.study.history import History
from civics_tui.study.sitting import TICK, Sitting
from tests.study import fakes
from tests.study.fakes import FakeClock

FULL = "NOT saved: the disk is full. Your answer is kept here; r tries again."


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    desk = fakes.desk(tmp_path, fakes.pack("route", fakes.every_kind()), clock=clock)
    with contextlib.closing(desk):
        yield desk


def start(desk: Desk, *names: str, mode: str = "practice", limit: int | None = None) -> Sitting:
    """An attempt over these questions of the pack, in this order; over three that are easily answered by default."""
    names = names or ("single", "true-false", "multiple")
    return desk.start(pack="route", questions=names, mode=mode, limit=limit, seed=1)  # type: ignore[arg-type]


def logged(desk: Desk, sitting: Sitting) -> list[Event]:
    """The events on the disk."""
    query = "SELECT name, data FROM events WHERE attempt = ? ORDER BY number"
    with contextlib.closing(sqlite3.connect(desk.history.path)) as connection:
        return [from_data(name, json.loads(data)) for name, data in connection.execute(query, (sitting.attempt.id,))]


def on_disk(desk: Desk, sitting: Sitting) -> Attempt:
    return replay(sitting.attempt.id, logged(desk, sitting))


class DiskFull:
    """Lets a history fail as SQLite does on a full disk, before or after the commit has reached the disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, history: History) -> None:
        self.full = False
        self.too_late = False
        append = history.append

        def failing(*args: object, **more: object) -> Attempt:
            if self.too_late:
                append(*args, **more)  # type: ignore[arg-type]
            if self.full or self.too_late:
                raise NotSaved("NOT saved: the disk is full.")
            return append(*args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(history, "append", failing)


@pytest.fixture
def disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> DiskFull:
    return DiskFull(monkeypatch, desk.history)


def test_a_question_of_every_kind_is_asked_and_its_right_answer_earns_all(desk: Desk) -> None:
    with desk.start(pack="route", seed=3) as sitting:
        assert len(sitting.attempt.responses) == len(fakes.every_kind())
        for index in range(len(sitting.attempt.responses)):
            sitting.move(index)
            right = kind_of(sitting.question()).right(sitting.question())
            mark = sitting.answer(right or Picked(("unsure",)))
            assert mark.verdict == ("right" if right else "unscored")
        sitting.finish()
        assert on_disk(desk, sitting) == sitting.attempt


def test_a_question_is_logged_as_shown_once(desk: Desk) -> None:
    with start(desk) as sitting:
        for _ in range(3):
            sitting.show()
        sitting.move(2)
        sitting.move(0)
        assert [event.index for event in logged(desk, sitting) if isinstance(event, Shown)] == [0, 2, 0]


def test_an_answer_is_on_the_disk_before_its_mark_is_given(desk: Desk) -> None:
    with start(desk) as sitting:
        mark = sitting.answer(Picked(("2",)), confidence=3)
        assert (mark.verdict, sitting.attempt.response.confidence) == ("wrong", 3)
        assert on_disk(desk, sitting) == sitting.attempt


def test_a_form_that_the_question_does_not_take_leaves_no_trace(desk: Desk) -> None:
    with start(desk, "numeric", "single") as sitting:
        before = logged(desk, sitting)
        with pytest.raises(AnswerError, match='"many" is not read as a number'):
            sitting.answer(Typed("many"))
        with pytest.raises(AnswerError):
            sitting.answer(Picked(("1",)))
        with pytest.raises(AnswerError):
            sitting.answer(Typed("4"), confidence=4)  # type: ignore[arg-type]
        assert sitting.unsaved is None
        assert logged(desk, sitting) == before


@pytest.mark.parametrize("typed", ["\ud800", "the \x1b[31mlegislatures", "\u202elegislatures", "e\u0301"])
def test_what_cannot_be_kept_or_steers_a_terminal_is_taken_out_of_a_typed_answer(desk: Desk, typed: str) -> None:
    with start(desk, "short", "cloze") as sitting:
        sitting.answer(Typed(typed))
        assert sitting.attempt.responses[0].answer == Typed(clean_text(typed))
        sitting.move(1)
        sitting.answer(Filled({"a": typed}))
        assert sitting.attempt.responses[1].answer == Filled({"a": clean_text(typed)})
        assert on_disk(desk, sitting) == sitting.attempt


def test_a_second_answer_in_practice_is_refused(desk: Desk) -> None:
    with start(desk) as sitting:
        sitting.answer(Picked(("2",)))
        with pytest.raises(NotPossible):
            sitting.answer(Picked(("1",)))
        assert sitting.unsaved is None


def test_hints_come_one_by_one_and_are_logged(desk: Desk) -> None:
    with start(desk) as sitting:
        hints = sitting.question().hints
        assert [sitting.hint(), sitting.hint(), sitting.hint()] == [*hints, None]
        assert sitting.hints == hints
        assert on_disk(desk, sitting).response.hints == 2


def test_the_time_before_an_answer_is_what_passed_since_it_was_shown(desk: Desk, clock: FakeClock) -> None:
    with start(desk) as sitting:
        sitting.show()
        clock.move(seconds=7.25)
        sitting.answer(Picked(("1",)))
        assert sitting.attempt.response.seconds == 7.25
        sitting.move(1)
        clock.move(seconds=-60)
        sitting.answer(Picked(("true",)))
        assert sitting.attempt.response.seconds == 0


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("numeric", Typed("1")), ("short", Typed("nobody")), ("cloze", Filled({"a": "half"}))],
)
def test_a_typed_answer_marked_wrong_can_be_counted_as_right_once(desk: Desk, name: str, wrong: Typed) -> None:
    with start(desk, name) as sitting:
        assert not sitting.can_override
        sitting.answer(wrong)
        assert sitting.can_override
        sitting.override()
        assert sitting.attempt.response.fraction == 1
        assert not sitting.can_override
        with pytest.raises(NotPossible):
            sitting.override()
        assert on_disk(desk, sitting) == sitting.attempt


@pytest.mark.parametrize(
    ("name", "mode"),
    [("single", "practice"), ("true-false", "practice"), ("numeric", "exam"), ("short", "exam")],
)
def test_a_chosen_answer_and_an_exam_cannot_be_counted_as_right(desk: Desk, name: str, mode: str) -> None:
    answers: dict[str, Answer] = {
        "single": Picked(("2",)),
        "true-false": Picked(("true",)),
        "numeric": Typed("1"),
        "short": Typed("x"),
    }
    with start(desk, name, mode=mode) as sitting:
        sitting.answer(answers[name])
        assert not sitting.can_override
        with pytest.raises(NotPossible, match="typed answer"):
            sitting.override()


def test_a_right_typed_answer_cannot_be_counted_as_right(desk: Desk) -> None:
    with start(desk, "short") as sitting:
        sitting.answer(Typed("The legislatures"))
        assert not sitting.can_override


def test_a_flag_is_set_and_taken_away_without_leaving_the_question(desk: Desk) -> None:
    with start(desk, mode="exam") as sitting:
        sitting.move(1)
        sitting.flag(True, 2)
        sitting.flag(True, 2)
        sitting.flag(True)
        sitting.flag(False, 2)
        assert [one.flagged for one in sitting.attempt.responses] == [False, True, False]
        assert sitting.attempt.current == 1
        assert len(logged(desk, sitting)) == 5


def test_skipping_names_the_next_question_without_an_answer(desk: Desk) -> None:
    with start(desk) as sitting:
        sitting.answer(Picked(("1",)))
        sitting.move(1)
        assert sitting.skip() == 2
        sitting.move(2)
        assert sitting.skip() == 1
        assert [one.skipped for one in sitting.attempt.responses] == [False, True, True]


class TestClock:
    """The clock of an exam is saved by itself every few seconds and with every event, and ends the attempt."""

    def test_it_is_committed_every_few_seconds(self, desk: Desk) -> None:
        with start(desk, mode="exam", limit=60) as sitting:
            for second in range(1, 13):
                sitting.tick(1.0)
                assert sitting.time_left == 60 - second
                assert second - on_disk(desk, sitting).clock < TICK
            assert len(logged(desk, sitting)) == 3

    def test_it_is_committed_with_every_event(self, desk: Desk) -> None:
        with start(desk, mode="exam", limit=60) as sitting:
            sitting.tick(2.5)
            sitting.answer(Picked(("1",)))
            assert on_disk(desk, sitting) == sitting.attempt
            assert sitting.attempt.clock == 2.5

    def test_giving_the_attempt_up_keeps_it(self, desk: Desk) -> None:
        with start(desk, mode="exam", limit=60) as sitting:
            sitting.tick(1.25)
        with desk.resume(sitting.attempt.id) as resumed:
            assert resumed.time_left == 58.75

    def test_time_up_hands_in_what_is_there(self, desk: Desk) -> None:
        with start(desk, mode="exam", limit=10) as sitting:
            sitting.answer(Picked(("1",)))
            sitting.tick(9.99)
            assert sitting.attempt.open
            sitting.tick(0.01)
            assert sitting.attempt.ending == "time_up"
            assert on_disk(desk, sitting) == sitting.attempt
            assert set(desk.history.past("route")) == {"single"}

    def test_an_answer_after_the_time_is_refused(self, desk: Desk, disk: DiskFull) -> None:
        with start(desk, mode="exam", limit=10) as sitting:
            disk.full = True
            with pytest.raises(NotSaved):
                sitting.tick(11.0)
            with pytest.raises(NotPossible, match="time is up"):
                sitting.answer(Picked(("1",)))

    def test_without_a_clock_nothing_ticks(self, desk: Desk) -> None:
        with start(desk) as sitting:
            sitting.tick(100.0)
            assert sitting.time_left is None
            assert len(logged(desk, sitting)) == 1

    def test_a_clock_that_cannot_be_saved_blocks_nothing(self, desk: Desk, disk: DiskFull) -> None:
        with start(desk, mode="exam", limit=60) as sitting:
            disk.full = True
            sitting.tick(4.0)
            with pytest.raises(NotSaved):
                sitting.tick(1.0)
            sitting.tick(1.0)
            assert (sitting.unsaved, sitting.time_left) == (None, 54)
            disk.full = False
            sitting.answer(Picked(("1",)))
            assert on_disk(desk, sitting).clock == 6


class TestNotSaved:
    """A full disk loses nothing: the answer waits, nothing else can be done, and a retry saves it once."""

    def test_the_answer_waits_and_its_effect_is_not_seen(self, desk: Desk, disk: DiskFull) -> None:
        with start(desk) as sitting:
            disk.full = True
            with pytest.raises(NotSaved) as told:
                sitting.answer(Picked(("2",)), confidence=1)
            assert told.value.sentence == FULL
            assert isinstance(sitting.unsaved, Answered)
            assert sitting.unsaved.answer == Picked(("2",))
            assert not sitting.attempt.response.answered
            assert on_disk(desk, sitting) == sitting.attempt

    @pytest.mark.parametrize(
        "attempted",
        [
            lambda sitting: sitting.answer(Picked(("1",))),
            lambda sitting: sitting.move(1),
            lambda sitting: sitting.hint(),
            lambda sitting: sitting.flag(True),
            lambda sitting: sitting.skip(),
            lambda sitting: sitting.finish(),
        ],
        ids=["answer", "move", "hint", "flag", "skip", "finish"],
    )
    def test_nothing_else_can_be_done_before(
        self, desk: Desk, disk: DiskFull, attempted: Callable[[Sitting], object]
    ) -> None:
        with start(desk) as sitting:
            disk.full = True
            with pytest.raises(NotSaved):
                sitting.answer(Picked(("2",)))
            waiting = sitting.unsaved
            disk.full = False
            with pytest.raises(NotSaved) as told:
                attempted(sitting)
            assert told.value.sentence == FULL
            assert sitting.unsaved == waiting
            assert len(logged(desk, sitting)) == 1

    def test_a_retry_saves_it_once(self, desk: Desk, disk: DiskFull, clock: FakeClock) -> None:
        with start(desk) as sitting:
            disk.full = True
            with pytest.raises(NotSaved):
                sitting.answer(Picked(("2",)))
            clock.move(minutes=5)
            with pytest.raises(NotSaved) as told:
                sitting.retry()
            assert told.value.sentence == FULL
            disk.full = False
            mark = sitting.retry()
            assert mark is not None
            assert mark.verdict == "wrong"
            assert (sitting.unsaved, sitting.retry()) == (None, None)
            assert on_disk(desk, sitting) == sitting.attempt
            assert sitting.attempt.answered == 1

    def test_a_commit_that_did_reach_the_disk_is_not_made_twice(self, desk: Desk, disk: DiskFull) -> None:
        with start(desk) as sitting:
            disk.too_late = True
            with pytest.raises(NotSaved):
                sitting.answer(Picked(("2",)))
            disk.too_late = False
            assert sitting.retry() is not None
            sitting.move(1)
            assert [type(event).__name__ for event in logged(desk, sitting)] == ["Started", "Answered", "Shown"]
            assert on_disk(desk, sitting) == sitting.attempt

    def test_another_event_waits_in_the_same_way(self, desk: Desk, disk: DiskFull) -> None:
        with start(desk) as sitting:
            disk.full = True
            with pytest.raises(NotSaved, match="It is kept here; r tries again"):
                sitting.hint()
            assert sitting.hints == ()
            disk.full = False
            assert sitting.retry() is None
            assert len(sitting.hints) == 1

    def test_the_clock_runs_on_while_an_answer_waits(self, desk: Desk, disk: DiskFull) -> None:
        with start(desk, mode="exam", limit=60) as sitting:
            sitting.tick(1.0)
            disk.full = True
            with pytest.raises(NotSaved):
                sitting.answer(Picked(("2",)))
            sitting.tick(10.0)
            disk.full = False
            sitting.retry()
            assert (sitting.attempt.clock, sitting.time_left) == (1.0, 49.0)
            sitting.move(1)
            assert on_disk(desk, sitting).clock == 11.0


def test_what_is_finished_stays_finished(desk: Desk) -> None:
    with start(desk) as sitting:
        sitting.answer(Picked(("1",)))
        sitting.finish("stopped")
        sitting.finish("done")
        sitting.show(0)
        assert sitting.attempt.ending == "stopped"
        with pytest.raises(NotPossible):
            sitting.answer(Picked(("1",)))


def test_a_place_that_does_not_exist_is_refused(desk: Desk) -> None:
    with start(desk) as sitting:
        for attempted in (sitting.question, sitting.planned, sitting.move, lambda index: sitting.flag(True, index)):
            for index in (-1, 3):
                with pytest.raises(NotPossible, match=f"no question {index + 1}"):
                    attempted(index)


def test_what_another_process_added_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    with start(desk) as sitting:
        history = desk.history
        attempt, number = history.load(sitting.attempt.id)
        history.append(attempt, number, Shown(2), at=history.at())
        with pytest.raises(AttemptInUse):
            sitting.answer(Picked(("1",)))
        assert len(logged(desk, sitting)) == 2


def test_half_an_answer_earns_half(desk: Desk) -> None:
    with start(desk, "cloze") as sitting:
        assert sitting.answer(Filled({"a": "two thirds"})).fraction == Fraction(1, 2)
