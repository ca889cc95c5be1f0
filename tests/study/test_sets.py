"""A teacher's own sets: written as they are read, and problems of a file edited by hand with their places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.errors import NotFound, NotSaved, WrongUse
from civics_tui.model.pack import QuestionSet
from civics_tui.model.text import clean_text, one_line
from civics_tui.study import sets

TITLES = st.text(min_size=1, max_size=40).filter(lambda text: bool(one_line(clean_text(text))))
REFERENCES = st.lists(
    st.from_regex(r"[a-z][a-z0-9.-]{0,8}/[a-z0-9][a-z0-9_.-]{0,8}", fullmatch=True), min_size=1, max_size=5, unique=True
)


@given(title=TITLES, questions=REFERENCES, minutes=st.none() | st.integers(1, 600))
def test_a_set_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, title: str, questions: list[str], minutes: int | None
) -> None:
    folder = tmp_path_factory.mktemp("sets")
    written = sets.create(folder, title, questions, minutes=minutes)
    read = sets.read_sets(folder)
    assert (read.sets, read.problems) == ((written,), ())
    assert (written.title, written.minutes) == (one_line(clean_text(title)), minutes)
    assert list(written.questions) == questions
    assert sets.find(folder, written.id) == written


def test_the_name_of_the_file_is_made_of_the_title_and_is_free(tmp_path: Path) -> None:
    ids = [
        sets.create(tmp_path, title, ["p/q"]).id for title in ("Monday: the Route", "Monday, the route", "李雷", "É")
    ]
    assert ids == ["monday-the-route", "monday-the-route-2", "set", "e"]
    assert {path.name for path in tmp_path.iterdir()} == {f"{one}.yaml" for one in ids}


def test_sets_are_listed_by_title(tmp_path: Path) -> None:
    for title in ("b", "A", "c"):
        sets.create(tmp_path, title, ["p/q"])
    assert [one.title for one in sets.read_sets(tmp_path).sets] == ["A", "b", "c"]
    assert sets.read_sets(tmp_path / "nowhere").sets == ()


def test_a_set_is_changed_and_taken_away(tmp_path: Path) -> None:
    first = sets.create(tmp_path, "Monday", ["p/q"])
    changed = sets.save(tmp_path, QuestionSet(id=first.id, title="Tuesday", questions=("p/r", "p/q", "p/r")))
    assert changed.questions == ("p/r", "p/q")
    assert sets.find(tmp_path, "monday") == changed
    sets.delete(tmp_path, "monday")
    with pytest.raises(NotFound, match="there are none"):
        sets.delete(tmp_path, "monday")


@pytest.mark.parametrize(
    "wrong",
    [
        QuestionSet(id="a", title=" ", questions=("p/q",)),
        QuestionSet(id="a", title="A", questions=()),
        QuestionSet(id="a", title="A", questions=("q",)),
        QuestionSet(id="a", title="A", questions=("/q",)),
        QuestionSet(id="a", title="A", questions=("p/q\n",)),
        QuestionSet(id="a", title="A", minutes=0, questions=("p/q",)),
        QuestionSet(id="../a", title="A", questions=("p/q",)),
        QuestionSet(id="", title="A", questions=("p/q",)),
        QuestionSet(id="a" * 61, title="A", questions=("p/q",)),
    ],
)
def test_what_cannot_be_a_set_is_refused(tmp_path: Path, wrong: QuestionSet) -> None:
    with pytest.raises(WrongUse):
        sets.save(tmp_path, wrong)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1 E114"),
        ("sets: []\n", "1:1 E112"),
        ("set: Monday\n", "1:1 E113"),
        ("set:\n  title: A\n", "2:3 E113"),
        ("set:\n  questions: [p/q]\n", "2:3 E113"),
        ("set:\n  title: A\n  questions: p/q\n", "3:14 E114"),
        ("set:\n  title: A\n  questions: []\n", "3:3 E119"),
        ("set:\n  title: A\n  questions: [p/q, q]\n", "3:20 E135"),
        ("set:\n  title: A\n  questions: [p/q]\n  minuts: 5\n", "4:3 E112"),
        ("set:\n  title: A\n  questions: [p/q]\n  minutes: soon\n", "4:12 E120"),
        ("set:\n  title: ''\n  questions: [p/q]\n", "2:10 E118"),
        ("set:\n  title: [A]\n  questions: [p/q]\n", "2:10 E114"),
        ("set:\n  id: other\n  title: A\n  questions: [p/q]\n", "2:7 E115"),
        ("set:\n  title: A\n  title: B\n  questions: [p/q]\n", "3:3 E108"),
        ("set: {title: &a A, questions: [p/q]}\n", "1:14 E107"),
        ("set: [\n", "E106"),
    ],
)
def test_a_wrong_file_is_told_with_its_place_and_hides_no_other(tmp_path: Path, text: str, problem: str) -> None:
    whole = sets.create(tmp_path, "Whole", ["p/q"])
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    read = sets.read_sets(tmp_path)
    assert whole in read.sets
    told = [f"{one.line}:{one.column} {one.code}" for one in read.problems]
    assert any(one.endswith(problem) for one in told), told
    assert {one.file for one in read.problems} == {"broken.yaml"}


def test_a_set_that_names_a_question_without_its_pack_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("set:\n  title: A\n  questions: [p/q, q]\n", encoding="utf-8")
    read = sets.read_sets(tmp_path)
    assert read.sets == ()
    assert [problem.message for problem in read.problems] == ['"q" names no pack']


def test_keys_of_one_s_own_are_left_alone_and_the_id_may_be_left_out(tmp_path: Path) -> None:
    text = "set:\n  x-room: 12\n  title: A\n  minutes: null\n  questions: [p/q]\n"
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    read = sets.read_sets(tmp_path)
    assert read.problems == ()
    assert read.sets == (QuestionSet(id="own", title="A", questions=("p/q",)),)


def test_a_set_is_replaced_and_never_half_written(tmp_path: Path) -> None:
    """Whoever is reading the old file reads it to its end."""
    sets.create(tmp_path, "Monday", ["p/q"])
    with (tmp_path / "monday.yaml").open("rb", buffering=0) as reader:
        sets.save(tmp_path, QuestionSet(id="monday", title="Tuesday", questions=("p/r",)))
        assert b"Monday" in reader.read()
    assert b"Tuesday" in (tmp_path / "monday.yaml").read_bytes()


def test_a_failed_write_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = sets.create(tmp_path, "Monday", ["p/q"])

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotSaved, match="No space left"):
        sets.save(tmp_path, QuestionSet(id="monday", title="Tuesday", questions=("p/r",)))
    monkeypatch.undo()
    assert sets.read_sets(tmp_path).sets == (old,)
    assert [path.name for path in tmp_path.iterdir()] == ["monday.yaml"]
