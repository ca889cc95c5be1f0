"""What a learner can start, continue and repeat; and what becomes of attempts when packs change or vanish."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest

from civics_tui.errors import AttemptInUse, NotFound, WrongUse
from civics_tui.model.answer import Picked
from civics_tui.model.kinds import Numeric, View, ViewText, kind_of
from civics_tui.model.pack import QuestionSet
from civics_tui.model.question import Retired, Variable
from civics_tui.study import sets
from civics_tui.study.attempt import NotPossible
from civics_tui.study.desk import Desk
from civics_tui.study.selection import LeftOut
from civics_tui.study.sitting import Sitting
from civics_tui.study.wanted import reasons
from tests.study import fakes
from tests.study.fakes import FakeClock, FakeLibrary

MANY = fakes.pack(
    "many",
    [fakes.single(f"q{number:02}", "ab"[number % 2]) for number in range(20)],
    sets=[QuestionSet(id="exit", title="Exit ticket", questions=("q03", "q01", "q02"))],
)
MIXED = fakes.pack(
    "mixed",
    [
        fakes.single("plain"),
        fakes.single("stale", review_by="2026-01"),
        fakes.single("gone", retired=Retired(since="2026", why="wrong")),
        View(id="view", stem="?", views=(ViewText(text="a"), ViewText(text="b"))),
        fakes.single("new-name", was=("old-name",)),
    ],
    sets=[QuestionSet(id="all", title="All", questions=("view", "old-name", "stale", "gone", "nowhere", "plain"))],
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    with contextlib.closing(fakes.desk(tmp_path, MANY, MIXED, clock=clock)) as desk:
        yield desk


def names(sitting: Sitting) -> list[str]:
    return [one.planned.question for one in sitting.attempt.responses]


def answer(sitting: Sitting, *, right: bool) -> None:
    """Answer the open question."""
    question = sitting.question()
    key = kind_of(question).right(question)
    assert isinstance(key, Picked)
    sitting.answer(key if right else Picked(("2",)))


def answer_all(desk: Desk, sitting: Sitting, *, wrong: tuple[str, ...] = ()) -> None:
    """Answer and finish; those named are answered wrong."""
    with sitting:
        for index, name in enumerate(names(sitting)):
            sitting.move(index)
            answer(sitting, right=name not in wrong)
        sitting.finish()


class TestStart:
    """Where questions come from, how many, and in which order."""

    def test_a_pack_gives_ten_interleaved_and_unseen(self, desk: Desk) -> None:
        with desk.start(pack="many") as first:
            objectives = [first.question(index).objective for index in range(10)]
            assert all(a != b for a, b in pairwise(objectives))
            assert first.attempt.title == "Many"
        answer_all(desk, desk.resume(first.attempt.id))
        with desk.start(pack="many") as second:
            assert not set(names(first)) & set(names(second))

    def test_the_same_seed_gives_the_same_attempt(self, desk: Desk) -> None:
        plans = []
        for seed in (7, "7", 8):
            with desk.start(pack="many", seed=seed) as sitting:
                plans.append([one.planned for one in sitting.attempt.responses])
        assert plans[0] == plans[1]
        assert plans[0] != plans[2]

    def test_without_a_seed_each_attempt_is_another(self, desk: Desk, clock: FakeClock) -> None:
        seen = set()
        for _ in range(5):
            clock.move(seconds=1)
            with desk.start(pack="many") as sitting:
                seen.add(tuple(names(sitting)))
        assert len(seen) == 5

    def test_filters_and_number(self, desk: Desk) -> None:
        with desk.start(pack="many", n=3, objective="a", kind="single") as sitting:
            assert {sitting.question(index).objective for index in range(3)} == {"a"}

    def test_a_set_keeps_the_author_s_order(self, desk: Desk) -> None:
        with desk.start(set_="many/exit") as sitting:
            assert (names(sitting), sitting.attempt.title) == (["q03", "q01", "q02"], "Exit ticket")
        with desk.start(set_="many/exit", n=2) as sitting:
            assert names(sitting) == ["q03", "q01"]

    def test_a_teacher_s_own_set_takes_questions_of_any_packs(self, desk: Desk, tmp_path: Path) -> None:
        sets.create(tmp_path / "data" / "sets", "Monday", ["mixed/plain", "many/q05"])
        with desk.start(set_="monday") as sitting:
            assert [(one.planned.pack, one.planned.question) for one in sitting.attempt.responses] == [
                ("mixed", "plain"),
                ("many", "q05"),
            ]
            assert sitting.attempt.title == "Monday"

    def test_named_questions_come_in_their_order_each_once(self, desk: Desk) -> None:
        with desk.start(questions=["many/q02", "mixed/plain", "many/q02"]) as sitting:
            assert names(sitting) == ["q02", "plain"]
        with desk.start(pack="many", questions=["q09", "q04"], origin="page:route") as sitting:
            assert (names(sitting), sitting.attempt.origin) == (["q09", "q04"], "page:route")

    def test_a_former_name_leads_to_the_question(self, desk: Desk) -> None:
        with desk.start(questions=["mixed/old-name"]) as sitting:
            assert names(sitting) == ["new-name"]

    def test_practice_asks_stale_and_view_questions_and_an_exam_does_not(self, desk: Desk) -> None:
        with desk.start(pack="mixed") as sitting:
            assert set(names(sitting)) == {"plain", "stale", "view", "new-name"}
            assert sitting.left_out == LeftOut()
        with desk.start(pack="mixed", mode="exam") as sitting:
            assert set(names(sitting)) == {"plain", "new-name"}
            assert sitting.left_out == LeftOut(stale=1, contested=1, short=2)

    def test_an_exam_says_when_too_few_questions_are_left(self, desk: Desk) -> None:
        with desk.start(pack="mixed", mode="exam", n=3) as sitting:
            told = reasons(sitting.left_out)
            assert told[-1] == "Too few are left for this exam: 1 short."
            assert told[0] == "1 question is left out: it is stale, and may no longer be true."
        with desk.start(pack="mixed", mode="exam", n=2) as sitting:
            assert sitting.left_out.short == 0
        with desk.start(set_="mixed/all", mode="exam", n=3) as sitting:
            assert sitting.left_out.short == 1
        with desk.start(pack="many", mode="exam", n=30) as sitting:
            assert sitting.left_out == LeftOut()

    def test_what_a_set_names_and_cannot_be_asked_is_counted(self, desk: Desk) -> None:
        with desk.start(set_="mixed/all", mode="exam") as sitting:
            assert names(sitting) == ["new-name", "plain"]
            assert sitting.left_out == LeftOut(stale=1, contested=1, retired=1, missing=1)
            assert len(reasons(sitting.left_out)) == 4
            assert reasons(sitting.left_out)[0].startswith("1 question is left out: it is stale")

    def test_a_question_whose_variables_cannot_be_drawn_does_not_stop_the_others(self, tmp_path: Path) -> None:
        broken = Numeric(id="broken", stem="{n}", answer="= n / 0", vars={"n": Variable(int_=(1, 2))})
        pack = fakes.pack("p", [broken, fakes.single("whole")])
        with contextlib.closing(fakes.desk(tmp_path, pack)) as desk, desk.start(pack="p") as sitting:
            assert (names(sitting), sitting.left_out) == (["whole"], LeftOut(broken=1))

    @pytest.mark.parametrize(
        ("wish", "sentence"),
        [
            ({"pack": "nowhere"}, 'no pack "nowhere"'),
            ({"pack": "many", "objective": "c"}, 'no objective "c" here; there are a, b'),
            ({"pack": "mixed", "objective": "c"}, "there are none"),
            ({"pack": "many", "kind": "short"}, "no question to ask"),
            ({"set_": "many/nowhere"}, 'has no set "nowhere"; there are exit'),
            ({"set_": "nowhere"}, 'no set "nowhere" of your own; there are none'),
            ({"questions": ["many/nowhere"]}, "no question to ask here. 1 question is left out"),
            ({"questions": ["elsewhere/q"]}, "1 question is left out: it is in no pack that is here"),
            ({"mode": "missed"}, "no question to ask"),
            ({"pack": "mixed", "questions": ["stale"], "mode": "exam"}, "it is stale"),
        ],
    )
    def test_what_is_not_there_is_said_in_a_sentence(self, desk: Desk, wish: dict[str, Any], sentence: str) -> None:
        with pytest.raises(NotFound, match=sentence):
            desk.start(**wish)
        assert desk.open_attempts() == ()

    @pytest.mark.parametrize(
        "wish",
        [
            {},
            {"pack": "many", "n": 0},
            {"pack": "many", "kind": "essay"},
            {"pack": "many", "limit": 60},
            {"pack": "many", "mode": "exam", "limit": 0},
        ],
    )
    def test_what_makes_no_sense_is_refused(self, desk: Desk, wish: dict[str, Any]) -> None:
        with pytest.raises(WrongUse):
            desk.start(**wish)


class TestResume:
    """An attempt goes on where it was left, whatever became of its pack."""

    def test_it_goes_on_where_it_was_left(self, desk: Desk) -> None:
        with desk.start(pack="many") as sitting:
            answer(sitting, right=True)
            sitting.move(3)
            sitting.flag(True)
            state, question = sitting.attempt, sitting.question()
        (listed,) = desk.open_attempts()
        assert (listed.title, listed.mode, listed.index, listed.count) == ("Many", "practice", 3, 10)
        with desk.resume(listed.id) as resumed:
            assert (resumed.attempt, resumed.question()) == (state, question)
            assert resumed.planned().order == state.response.planned.order

    @pytest.mark.parametrize("fate", ["changed", "gone"])
    def test_the_pack_may_have_changed_or_vanished(self, tmp_path: Path, fate: str) -> None:
        pack = fakes.pack("kinds", fakes.every_kind())
        desk = fakes.desk(tmp_path, pack)
        with contextlib.closing(desk):
            with desk.start(pack="kinds", seed=1) as sitting:
                shown = [sitting.question(index) for index in range(10)]
            library = cast("FakeLibrary", desk.library)
            if fate == "gone":
                library.packs.clear()
            else:
                library.packs["kinds"] = fakes.pack("kinds", [fakes.single("single", choices=2)])
            with desk.resume(sitting.attempt.id) as resumed:
                assert [resumed.question(index) for index in range(10)] == shown
                resumed.move(names(resumed).index("numeric"))
                key = kind_of(resumed.question()).right(resumed.question())
                assert key is not None
                assert resumed.answer(key).verdict == "right"

    def test_one_that_is_open_here_or_over_or_nowhere_is_refused(self, desk: Desk) -> None:
        with desk.start(pack="many") as sitting:
            with pytest.raises(AttemptInUse, match="another window"):
                desk.resume(sitting.attempt.id)
            sitting.finish()
        with pytest.raises(NotPossible, match="over"):
            desk.resume(sitting.attempt.id)
        with pytest.raises(NotFound):
            desk.resume("nowhere")
        with pytest.raises(NotFound):
            desk.resume("../../history")


class TestAgain:
    """What was missed can be repeated, at once and later."""

    def test_the_wrong_ones_of_an_attempt_come_again_with_another_seed(self, desk: Desk, clock: FakeClock) -> None:
        sitting = desk.start(pack="many", n=4)
        wrong = tuple(names(sitting)[1:3])
        answer_all(desk, sitting, wrong=wrong)
        clock.move(minutes=1)
        with desk.again(sitting) as repeated:
            assert (tuple(names(repeated)), repeated.attempt.mode) == (wrong, "missed")
            assert repeated.attempt.seed != sitting.attempt.seed
            answer(repeated, right=True)
            assert desk.missed("many") == (f"many/{wrong[1]}",)

    def test_of_an_exam_what_has_no_answer_comes_again_too(self, desk: Desk) -> None:
        with desk.start(pack="many", n=3, mode="exam") as sitting:
            answer(sitting, right=True)
            sitting.finish("time_up")
        with desk.again(sitting) as repeated:
            assert names(repeated) == names(sitting)[1:]

    def test_where_nothing_was_missed_there_is_nothing_to_repeat(self, desk: Desk) -> None:
        sitting = desk.start(pack="many", n=2)
        answer_all(desk, sitting)
        with pytest.raises(NotFound, match="Nothing to repeat"):
            desk.again(sitting)

    def test_the_missed_of_all_packs_are_asked(self, desk: Desk, clock: FakeClock) -> None:
        answer_all(desk, desk.start(questions=["many/q01", "mixed/plain", "many/q02"]), wrong=("q01", "plain"))
        assert set(desk.missed()) == {"many/q01", "mixed/plain"}
        assert desk.missed("mixed") == ("mixed/plain",)
        with desk.start(mode="missed") as sitting:
            assert set(names(sitting)) == {"q01", "plain"}
        with desk.start(mode="missed", pack="mixed") as sitting:
            assert names(sitting) == ["plain"]
            assert sitting.attempt.title == "Mixed"

    def test_a_pack_that_is_gone_is_not_missed(self, desk: Desk) -> None:
        answer_all(desk, desk.start(questions=["many/q01", "mixed/plain"]), wrong=("q01", "plain"))
        del cast("FakeLibrary", desk.library).packs["many"]
        assert desk.missed() == ("mixed/plain",)


class TestProgress:
    """Figures follow the last answer of each question."""

    def test_figures_of_a_pack_and_its_objectives(self, desk: Desk) -> None:
        answer_all(desk, desk.start(pack="many", questions=["q00", "q01", "q02"]), wrong=("q00",))
        figures = desk.progress("many")
        assert (figures.count, figures.seen, figures.right, figures.percent) == (20, 3, 2, 67)
        assert [(one.objective, one.count, one.seen, one.right) for one in figures.objectives] == [
            ("a", 10, 2, 1),
            ("b", 10, 1, 1),
        ]
        assert figures.weakest == figures.objectives[0]

    def test_views_are_seen_but_not_scored_and_the_retired_do_not_count(self, desk: Desk) -> None:
        with desk.start(pack="mixed", questions=["view"]) as sitting:
            sitting.answer(Picked(("1",)))
        figures = desk.progress("mixed")
        assert (figures.count, figures.seen, figures.scored, figures.percent) == (4, 1, 0, None)
        assert figures.weakest is None
        assert desk.missed("mixed") == ()

    def test_what_was_answered_under_a_former_name_counts(self, tmp_path: Path) -> None:
        before = fakes.pack("p", [fakes.single("old-name"), fakes.single("other")])
        with contextlib.closing(fakes.desk(tmp_path, before)) as desk:
            answer_all(desk, desk.start(pack="p", questions=["old-name"]), wrong=("old-name",))
        after = fakes.pack("p", [fakes.single("new-name", was=("old-name",)), fakes.single("other")])
        with contextlib.closing(fakes.desk(tmp_path, after)) as desk:
            assert desk.progress("p").seen == 1
            assert desk.missed("p") == ("p/new-name",)
            with desk.start(pack="p", n=1) as sitting:
                assert names(sitting) == ["other"]

    def test_the_last_results_need_the_same_questions(self, desk: Desk, clock: FakeClock) -> None:
        first = desk.start(set_="many/exit")
        answer_all(desk, first, wrong=("q01",))
        assert desk.last_results(first) is None
        clock.move(days=1)
        second = desk.start(set_="many/exit")
        answer_all(desk, second)
        found = desk.last_results(second)
        assert found is not None
        assert (found.id, found.right, found.count) == (first.attempt.id, 2, 3)
        other = desk.start(set_="many/exit", n=2)
        answer_all(desk, other)
        assert desk.last_results(other) is None


def test_two_learners_share_nothing(tmp_path: Path) -> None:
    with (
        contextlib.closing(fakes.desk(tmp_path, MANY, learner="Sam")) as sam,
        contextlib.closing(fakes.desk(tmp_path, MANY, learner="sam")) as other,
    ):
        answer_all(sam, sam.start(pack="many"))
        assert (sam.progress("many").seen, other.progress("many").seen) == (10, 0)
        assert sam.learner == "Sam"


def test_a_desk_opens_nothing_before_it_is_needed(tmp_path: Path) -> None:
    with contextlib.closing(fakes.desk(tmp_path, MANY)):
        assert list(tmp_path.iterdir()) == []


def test_two_attempts_may_begin_in_one_instant(desk: Desk) -> None:
    with desk.start(pack="many") as one, desk.start(pack="many") as other:
        assert one.attempt.id != other.attempt.id
        answer(one, right=True)
        answer(other, right=False)
    assert len(desk.open_attempts()) == 2


def test_an_attempt_is_frozen(desk: Desk) -> None:
    with desk.start(pack="many") as sitting, pytest.raises(dataclasses.FrozenInstanceError):
        sitting.attempt.clock = 3.0  # type: ignore[misc]
