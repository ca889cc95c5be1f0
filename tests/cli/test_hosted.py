"""A class as the command line puts it together: begun with a policy, gone on with after a restart, seen again later."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from civics_tui.classroom.hosting.desk import HostDesk
from civics_tui.classroom.people.codes import hashed
from civics_tui.cli.build import Context
from civics_tui.cli.classes import HostWish, hosted
from civics_tui.cli.console import Console
from civics_tui.errors import NotFound, WrongUse
from civics_tui.study.classes import HowHeld
from tests.classroom.hosting.teaching import until
from tests.cli.conftest import Run
from tests.web.lesson import free_port

PACK = """
title: Two questions
questions:
  - id: confirms
    kind: single
    stem: Which body confirms judges?
    choices: [The House, {text: The Senate, correct: true}, The Court, {text: The cabinet}]
  - id: states
    kind: numeric
    stem: How many states are there?
    answer: 50
"""
BROKEN = """
  - id: torn
    kind: single
    stem: What is wrong here?
    choices: [Nothing]
  - id: torn-too
    kind: numeric
    stem: And here?
    answer: many
"""


@pytest.fixture
def context(civics_home: Path, compiled: Path) -> Iterator[Context]:
    (civics_home / "cache").mkdir()
    shutil.copyfile(compiled, civics_home / "cache" / compiled.name)
    with closing(Context(Console({}))) as made:
        yield made


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "two.yaml"
    path.write_text(PACK, "utf-8")
    return str(path)


@pytest.fixture
def port() -> int:
    with free_port() as found:
        pass
    return found


def joined(desk: HostDesk) -> tuple[int, str]:
    """Somebody who joined, and the token."""
    room = desk.conductor.room
    code = room.session(desk.session).code or ""
    came = room.entrance.join(code, None, address="10.0.0.7", client="browser").result(20)
    return came.student.id, came.token


def test_a_restarted_host_goes_on_with_the_same_limit_and_order(context: Context, pack: str, port: int) -> None:
    with hosted(context, pack, HostWish(port=port, seconds=40, shuffle=True)) as desk:
        number = desk.session
        student, token = joined(desk)
        desk.conductor.step("start")
        shown = desk.conductor.showing.student(hashed(token))[1]
    with hosted(context, pack, HostWish(port=port)) as desk:
        assert desk.session == number
        assert not any("It was begun" in note for note in desk.notes)
        look = desk.conductor.look()
        assert look.left is not None
        assert 30_000 < look.left <= 40_000
        assert not look.view.board.lettered
        assert desk.conductor.showing.student(hashed(token))[1].question == shown.question
        desk.conductor.step("close")
        until(lambda: desk.conductor.look().view.step == "reveal", "the lock")
        desk.conductor.step("reveal")
        desk.conductor.step("next")
        left = desk.conductor.look().left
        assert left is not None
        assert 35_000 < left <= 40_000
        desk.conductor.give_time(student, 200)
        closes = desk.conductor.showing.student(hashed(token))[1].closes_at
        run = max(desk.conductor.room.runs(number), key=lambda one: one.ordinal)
        assert closes == (run.opened_at or 0) + 80_000


def test_a_class_from_teach_is_held_as_it_was_chosen_there(context: Context, pack: str) -> None:
    open_class = context.desk.open_class
    assert open_class is not None
    with open_class(pack, HowHeld(seconds=90, own_order=True, typed_names=True, approve=True)) as desk:
        policy = desk.conductor.showing.policy
        assert (policy.limit, policy.own_order, policy.names, policy.approve) == (90_000, True, "own", True)
        number = desk.session
    with open_class(pack, HowHeld()) as desk:
        assert desk.session == number
        assert not any("It was begun" in note for note in desk.notes)


def test_what_is_asked_for_at_a_restart_and_differs_is_told(context: Context, pack: str, port: int) -> None:
    with hosted(context, pack, HostWish(port=port)) as desk:
        number = desk.session
        assert (desk.conductor.showing.policy.limit, desk.conductor.showing.lettered) == (None, True)
    with hosted(context, pack, HostWish(port=port, seconds=30, shuffle=True)) as desk:
        assert desk.session == number
        assert "It was begun with no time limit, and keeps that." in desk.notes
        assert "It was begun with the same order for everybody, and keeps that." in desk.notes
    with hosted(context, pack, HostWish(port=port, seconds=30, new=True)) as desk:
        assert desk.session != number
        assert desk.conductor.showing.policy.limit == 30_000


def test_questions_that_cannot_be_used_are_told_with_the_command(context: Context, pack: str, port: int) -> None:
    Path(pack).write_text(PACK + BROKEN, "utf-8")
    with hosted(context, pack, HostWish(port=port)) as desk:
        (told,) = desk.notes
        assert told == (
            "2 questions of Two questions are left out: they cannot be used yet. "
            f"Which ones:  civics-tui pack check {pack}"
        )
        assert desk.conductor.look().view.board.of == 2


def test_a_pack_without_faults_has_nothing_to_tell(context: Context, pack: str, port: int) -> None:
    with hosted(context, pack, HostWish(port=port)) as desk:
        assert desk.notes == ()


def test_classes_are_listed_opened_and_erased(context: Context, pack: str, port: int) -> None:
    classes = context.desk.classes
    assert classes is not None
    assert classes.listed() == ()
    for title in ("Period 3", "Period 4"):
        with hosted(context, pack, HostWish(port=port, title=title, new=True)) as desk:
            joined(desk)
            desk.conductor.step("start")
            if title == "Period 3":
                desk.conductor.end()
    newest, first = classes.listed()
    assert (newest.title, newest.state, newest.students) == ("Period 4", "running", 1)
    assert (first.title, first.state, first.students, first.pack) == ("Period 3", "finished", 1, "Two questions")
    with classes.open(first.number) as kept:
        assert "Results saved: Period 3" in kept.stored()
        assert "1 student" in kept.results()
        kept.keep_gradebook()
        assert "Erase all names" in kept.erase_question()
        told, *left = kept.erase()
        assert told == "Erased: 1 student."
        assert any("period-3-1-gradebook.csv" in line for line in left)
        assert "PostgreSQL" not in " ".join(left)
    with classes.open(newest.number) as kept, pytest.raises(WrongUse, match="is not over"):
        kept.erase_question()
    with pytest.raises(NotFound), classes.open(99):
        pass
    assert classes.listed()[1].is_erased


def test_the_options_are_told(civics: Run) -> None:
    told = " ".join(civics("class", "host", "--help").stdout.split())
    assert "--shuffle / --no-shuffle" in told
    assert "Seconds for each question. None by default." in told
