"""What the host's screen is handed, read from a store: who is out, what came late, two votes side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.classroom.people.codes import hashed
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.showing import OnBoard
from civics_tui.classroom.snapshot import payload
from civics_tui.model import kinds
from civics_tui.model.answer import Picked
from tests.tui import quizzes
from tests.web.lesson import Lesson, lesson


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Lesson]:
    with lesson(tmp_path) as made:
        yield made


def join(held: Lesson, address: str = "10.0.0.7") -> int:
    """A student who is there."""
    number, _view = held.site.showing.student(hashed(held.token(address)))
    held.room.seen(number)
    return number


def send(held: Lesson, student: int, run: int, choice: str, rev: int = 1) -> str:
    text = payload(quizzes.SINGLE, Picked((choice,)))
    key = f"key-{student}-{run}-{rev}-{choice}"
    return held.done(held.room.submit(student=student, run=run, key=key, rev=rev, payload=text)).verdict


def test_the_host_sees_who_is_out_and_who_is_lost(held: Lesson) -> None:
    showing = held.site.showing
    amber, blue, gone = (join(held) for _n in range(3))
    names = dict(showing.host().students)
    run = held.ask("single")
    held.clock.move(14_000)
    for one in (amber, blue):
        held.room.seen(one)
    held.clock.move(2_000)
    assert send(held, amber, run.id, "1") == "accepted"
    view = showing.host()
    assert (view.step, view.board.state, view.board.answered, view.board.joined) == ("close", "question", 1, 3)
    assert view.still_out == (names[blue],)
    assert view.lost == (names[gone],)
    assert len(held.room.presence.present(held.clock.ms)) == 2
    held.close(run.id)
    assert showing.host().step == "reveal"
    assert send(held, blue, run.id, "2") == "late"
    assert showing.host().late == 1


def test_a_second_vote_stands_beside_the_first(held: Lesson) -> None:
    showing = held.site.showing
    amber, blue = join(held), join(held)
    first = held.ask("single")
    send(held, amber, first.id, "1")
    send(held, blue, first.id, "1")
    held.close(first.id)
    second = held.done(held.room.host.ask_again(held.session, 0))
    send(held, amber, second.id, "2")
    assert showing.host().board.bars == ()
    held.over(second.id)
    showing.on_board = OnBoard(run=second.id)
    view = showing.host()
    assert [(one.before, one.count) for one in view.board.bars] == [(2, 0), (0, 1), (0, 0), (0, 0)]
    assert len(view.board.sources) == 2
    assert showing.board() == view.board
    assert view.say == ""
    assert view.mixed_up == (("A", "voting before filing"),)


def test_who_waits_is_named_to_the_host_only(tmp_path: Path) -> None:
    with lesson(tmp_path, policy=Policy(approve=True)) as held:
        number, view = held.site.showing.student(hashed(held.token()))
        assert held.site.showing.host().waiting == ((number, view.name),)
        assert view.name not in repr(held.site.showing.board())


def test_what_keeps_answers_from_being_saved_is_told_to_the_host(held: Lesson) -> None:
    assert held.site.showing.host().trouble == ""
    held.room.writer.trouble = "NOT saved: the disk is full."
    assert held.site.showing.host().trouble == "NOT saved: the disk is full."


def test_names_of_parts_and_the_address_of_the_board_outlive_a_restart(tmp_path: Path) -> None:
    with lesson(tmp_path) as held:
        showing = held.site.showing
        again = type(showing)(
            held.room.store, held.session, clock=held.clock.wall, zone=showing.zone, address=lambda: "x"
        )
        assert again.board_token == showing.board_token
        assert again.asked(0).public == showing.asked(0).public
        assert again.asked(0).disguise.secret != showing.asked(1).disguise.secret


def test_an_own_order_is_that_of_one_student(tmp_path: Path) -> None:
    with lesson(tmp_path, policy=Policy(own_order=True), questions=(kinds.Single(stem="?", choices=CHOICES),)) as held:
        held.ask("single")
        views = [held.site.showing.student(hashed(held.token()))[1] for _n in range(6)]
        orders = {tuple(one.id for one in view.question.options) for view in views if view.question}
        assert len(orders) > 1
        assert len({frozenset(order) for order in orders}) == 1
        assert not held.site.showing.board().lettered


CHOICES = quizzes.SINGLE.choices
