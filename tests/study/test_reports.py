"""Reports from real histories: of several learners, by wording, over packs that change, and the line to paste."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model import kinds
from civics_tui.model.answer import Typed
from civics_tui.model.question import Accepted
from civics_tui.packs.accept_line import accept_line, can_stand
from civics_tui.packs.library.library import Library
from civics_tui.packs.reader import read_pack
from civics_tui.places import Places
from civics_tui.study.reports import Report, Reports, merged, on_this_machine
from civics_tui.study.reports_by_question import ToldQuestion, of_all
from tests.study import told
from tests.study.fakes import FakeClock


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return told.places_at(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def found(places: Places, clock: FakeClock) -> Reports:
    return on_this_machine(places, clock)


def by_id(places: Places, clock: FakeClock) -> dict[str, ToldQuestion]:
    with Library.open(places) as library:
        return {one.id: one for one in of_all(library, found(places, clock).found)}


def test_two_learners_are_counted_together_and_not_named(places: Places, clock: FakeClock) -> None:
    told.learner(places, "Ana Ortiz", clock, words="we folks", elected=("wrong", "unclear"))
    told.learner(places, "Bob", clock, words="We folks!", elected=("wrong",))
    questions = by_id(places, clock)
    assert list(questions) == ["words", "elected"]
    (wording,) = questions["elected"].wordings
    assert (wording.state, wording.counts) == ("current", {"wrong": 2, "unclear": 1})
    (answer,) = questions["words"].wordings[0].answers
    assert (answer.text, answer.count, answer.now) == ("We folks!", 2, "wrong")
    everything = repr(found(places, clock))
    assert "Ana" not in everything
    assert "Bob" not in everything


def test_the_same_learner_pressing_twice_counts_once_and_in_another_attempt_again(
    places: Places, clock: FakeClock
) -> None:
    told.learner(places, "Ana", clock, elected=("wrong", "wrong"))
    assert by_id(places, clock)["elected"].count == 1
    told.learner(places, "Ana", clock, elected=("wrong",))
    assert by_id(places, clock)["elected"].count == 2


def test_the_copy_of_a_history_counts_nothing_twice(places: Places, clock: FakeClock) -> None:
    told.learner(places, "ana", clock, words="we folks", elected=("unfair",))
    before = found(places, clock)
    copy = places.profile("copy")
    copy.mkdir()
    with contextlib.closing(sqlite3.connect(places.profile("ana") / "history.sqlite3")) as connection:
        connection.execute("VACUUM INTO ?", (str(copy / "history.sqlite3"),))
    assert len(before.found) == 2
    assert found(places, clock) == before


def test_the_line_accepts_what_was_counted_as_right_and_keeps_what_is_there(places: Places, clock: FakeClock) -> None:
    for name in ("a", "b"):
        told.learner(places, name, clock, words="we, the folk: all")
    told.learner(places, "c", clock, words="True")
    told.learner(places, "d", clock, words="in congress")
    told.learner(places, "e", clock, words="people")
    words = by_id(places, clock)["words"]
    assert [(one.text, one.count, one.now) for one in words.wordings[0].answers] == [
        ("we, the folk: all", 2, "wrong"),
        ("True", 1, "wrong"),
        ("in congress", 1, "rejected"),
        ("people", 1, "partly"),
    ]
    (step,) = words.steps
    assert step.line == 'accept: [We the People, {text: The People, points: 0.5}, "we, the folk: all", "True"]'
    old = "accept: [We the People, {text: The People, points: 0.5}]"
    told.change(places, told.PACK.replace(old, step.line))
    corrected = by_id(places, clock)["words"]
    assert [(one.text, one.now) for one in corrected.wordings[0].answers][:2] == [
        ("we, the folk: all", "accepted"),
        ("True", "accepted"),
    ]
    assert (corrected.wordings[0].state, corrected.steps) == ("older_key", ())


def test_of_a_cloze_only_the_gaps_that_were_wrong_are_told(places: Places, clock: FakeClock) -> None:
    told.learner(places, "a", clock, parts="chief;Senate")
    parts = by_id(places, clock)["parts"]
    assert [(one.gap, one.text) for one in parts.wordings[0].answers] == [("a", "chief")]
    assert [(one.gap, one.line) for one in parts.steps] == [("a", "accept: [President, chief]")]


def test_a_number_has_no_line(places: Places, clock: FakeClock) -> None:
    told.learner(places, "a", clock, number="99")
    number = by_id(places, clock)["number"]
    assert (number.wordings[0].answers[0].now, number.steps) == ("unknown", ())


def test_older_wordings_and_keys_are_told_apart(places: Places, clock: FakeClock) -> None:
    told.learner(places, "a", clock, elected=("unclear",))
    told.change(places, told.PACK.replace("judges are elected", "judges are voted in"))
    clock.move(days=3)
    told.learner(places, "b", clock, elected=("wrong",))
    now, before = by_id(places, clock)["elected"].wordings
    assert (now.state, now.stem, now.counts) == ("current", "Federal judges are voted in.", {"wrong": 1})
    assert (before.state, before.stem, before.counts) == ("older", "Federal judges are elected.", {"unclear": 1})
    assert (now.first - before.last).days == 3
    told.change(places, told.PACK.replace("answer: false", "answer: true"))
    assert {one.state for one in by_id(places, clock)["elected"].wordings} == {"older_key"}


def test_renamed_retired_and_gone_questions_keep_their_reports(places: Places, clock: FakeClock) -> None:
    told.learner(places, "a", clock, words="we folks", elected=("wrong",), number="99")
    changed = told.PACK.replace("id: elected", "id: chosen\n    was: [elected]")
    changed = changed.replace("id: words", "id: words\n    retired: {since: 2026-11-16, why: too easy}")
    changed = changed.replace("id: number", "id: other")
    told.change(places, changed)
    questions = by_id(places, clock)
    assert list(questions) == ["words", "chosen", "number"]
    assert questions["chosen"].wordings[0].counts == {"wrong": 1}
    retired = questions["words"]
    assert retired.question is not None
    assert retired.question.retired is not None
    assert retired.steps == ()
    gone = questions["number"]
    assert (gone.question, gone.wordings[0].state, gone.wordings[0].stem) == (
        None,
        "gone",
        "How many senators are there?",
    )


def test_a_pack_that_is_gone_still_has_its_reports(places: Places, clock: FakeClock) -> None:
    told.learner(places, "a", clock, elected=("wrong",))
    (places.content / "us-courts.yaml").unlink()
    assert by_id(places, clock)["elected"].wordings[0].state == "gone"


def test_an_id_that_looks_like_a_path_opens_nothing(places: Places, clock: FakeClock, tmp_path: Path) -> None:
    told.learner(places, "a", clock, elected=("wrong",))
    (one,) = found(places, clock).found
    (tmp_path / "own.yaml").write_text(told.PACK, encoding="utf-8")
    foreign = Report(**{name: getattr(one, name) for name in Report.__slots__} | {"pack": str(tmp_path / "own.yaml")})
    with Library.open(places) as library:
        (question,) = of_all(library, [foreign])
    assert question.question is None


def test_a_damaged_history_is_counted_and_keeps_no_other_from_being_read(places: Places, clock: FakeClock) -> None:
    told.learner(places, "a", clock, elected=("wrong",))
    broken = places.profile("broken")
    broken.mkdir()
    (broken / "history.sqlite3").write_bytes(b"no history at all, but long enough to be looked at" * 40)
    told.learner(places, "c", clock, elected=("wrong",))
    with contextlib.closing(sqlite3.connect(places.profile("c") / "history.sqlite3")) as connection, connection:
        connection.execute("DROP TRIGGER events_update")
        connection.execute("UPDATE events SET data = '{}' WHERE name = 'reported'")
    here = found(places, clock)
    assert (len(here.found), here.attempts, here.histories) == (1, 1, 1)
    assert (broken / "history.sqlite3").read_bytes().startswith(b"no history")


def test_a_machine_without_learners_has_none(places: Places, clock: FakeClock) -> None:
    assert found(places, clock) == Reports()
    assert merged() == ()


@given(
    texts=st.lists(
        st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=40)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: any(one.isalnum() for one in text) and can_stand(text)),
        min_size=1,
        max_size=5,
    )
)
def test_the_reader_takes_the_line_and_the_question_accepts_what_stands_in_it(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("line") / "one.yaml"
    line = accept_line([Accepted(text="We the People")], texts)
    path.write_text(
        f"title: A\nquestions:\n  - id: a\n    kind: short\n    stem: What?\n    {line}\n", encoding="utf-8"
    )
    read = read_pack(path)
    assert read.pack is not None
    if any(one.code == "E105" for one in read.problems):
        return  # characters that the reader replaces are never in a report
    question = read.pack.questions.get("a")
    if question is None:  # two texts that are equal once normalized
        assert {one.code for one in read.problems} <= {"E104", "E118"}
        return
    for text in texts:
        assert kinds.mark(question, Typed(text)).fraction == 1
