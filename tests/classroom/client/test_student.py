"""A student's client against a server that misbehaves: no answer is lost, none counts twice, and the student knows."""

from __future__ import annotations

import os
import random
import stat
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from civics_tui.classroom.client import told, wire
from civics_tui.classroom.client.outbox import Outbox
from civics_tui.classroom.client.student import Student
from civics_tui.classroom.client.wire import Wire
from civics_tui.errors import NotSaved, WrongUse
from civics_tui.model.answer import Picked
from tests.classroom.client.misbehaving import TOKEN, Class, Deed, monotonic, serving
from tests.classroom.hosting.teaching import until

CODE = "K7M4PD"
TWO = Picked(("pb",))


@contextmanager
def student_of(folder: Path, port: int, *, starts: bool = True) -> Iterator[Student]:
    """A student who has joined the class at a port, before or now."""
    outbox = Outbox.open(folder, CODE)
    if not outbox.token:
        outbox.joined(TOKEN, "Amber Otter")
    student = Student(Wire(f"http://127.0.0.1:{port}"), outbox, monotonic=monotonic, draw=random.Random(1).randbytes)
    if starts:
        student.start(lambda: None)
    try:
        yield student
    finally:
        student.stop()


@pytest.fixture
def held() -> Class:
    return Class()


def ask(student: Student) -> None:
    until(lambda: student.view is not None, "the view")


@pytest.mark.parametrize(
    "deeds",
    [
        ["well"],
        ["cut"],
        ["reset", "reset"],
        ["busy", "busy"],
        ["page"],
        ["cut", "reset", "busy", "page", "cut"],
    ],
    ids=lambda deeds: "-".join(deeds),
)
def test_an_answer_arrives_once_whatever_happens_on_the_way(tmp_path: Path, held: Class, deeds: list[Deed]) -> None:
    held.deeds = deque(deeds)
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        student.answer(TWO)
        until(lambda: not student.outbox.waiting and student.saved.state == "saved", "saved")
        assert list(held.stored.values()) == [(1, 1, '{"picked": ["pb"]}')]
        assert list(held.sent.values()) == [len(deeds) if deeds[-1] == "well" else len(deeds) + 1]
        assert told.saving(student.saved) == ("", "Saved 10:42:07")


def test_until_it_is_saved_the_student_is_told_so(tmp_path: Path, held: Class) -> None:
    held.deeds = deque(["busy"] * 50)
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        assert told.saving(student.saved)[1] == "Nothing sent yet."
        student.answer(TWO)
        until(lambda: student.saved.state == "not_saved", "not saved")
        token, sentence = told.saving(student.saved)
        assert token == "wrong"
        assert sentence.startswith("NOT SAVED yet. Your answer is kept on this computer. Trying again in")
        assert student.in_hand == TWO
        held.deeds.clear()
        student.try_now()
        until(lambda: student.saved.state == "saved", "saved")


def test_a_changed_answer_is_the_next_revision(tmp_path: Path, held: Class) -> None:
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        for chosen in ("pa", "pb", "pa"):
            student.answer(Picked((chosen,)))
        until(lambda: not student.outbox.waiting, "sent")
        assert sorted(rev for _run, rev, _payload in held.stored.values()) == [1, 2, 3]
        assert held.current() == (3, '{"picked": ["pa"]}')


@pytest.mark.parametrize("deed", ["refuse", "other_key"])
def test_what_no_class_will_ever_take_is_told_and_not_sent_again(tmp_path: Path, held: Class, deed: Deed) -> None:
    held.deeds = deque([deed])
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        student.answer(TWO)
        until(lambda: student.saved.state == "refused", "refused")
        assert told.saving(student.saved)[1].startswith("NOT SAVED: ")
        assert not student.outbox.waiting
        assert sum(held.sent.values()) == 1


def test_a_killed_terminal_sends_what_it_had_under_the_same_key(tmp_path: Path, held: Class) -> None:
    held.deeds = deque(["cut", *held.always("reset")])
    with serving(held) as port:
        with student_of(tmp_path, port) as student:
            ask(student)
            student.answer(TWO)
            until(lambda: student.saved.state == "not_saved", "not saved")
            (waiting,) = student.outbox.waiting
        held.deeds.clear()
        with student_of(tmp_path, port) as student:
            until(lambda: not student.outbox.waiting, "sent")
            assert student.outbox.name == "Amber Otter"
            assert list(held.stored) == [waiting.key]


def test_a_host_that_starts_again_finds_its_students_back(tmp_path: Path, held: Class) -> None:
    with ExitStack() as stack:
        with serving(held) as port:
            student = stack.enter_context(student_of(tmp_path, port))
            ask(student)
        until(lambda: bool(student.lost), "the loss")
        assert told.banner(student).startswith("NO CONNECTION: No connection to the class at 127.0.0.1")
        student.answer(TWO)
        until(lambda: student.saved.state == "not_saved", "not saved")
        held.seq += 1
        with serving(held, port):
            until(lambda: not student.lost and student.saved.state == "saved", "the return")
            assert told.banner(student) == ""
            assert len(held.stored) == 1


def test_news_come_at_once(tmp_path: Path, held: Class) -> None:
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        held.happen(state="closed")
        until(lambda: student.view is not None and student.view.state == "closed", "the close")


def test_where_streams_are_held_back_one_asks(tmp_path: Path, held: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "SILENCE", 0.1)
    held.is_mute = True
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        until(lambda: held.polls > 0, "a poll")
        held.happen(state="closed")
        until(lambda: student.view is not None and student.view.state == "closed", "the close")


def test_who_was_removed_is_told_and_forgets_the_token(tmp_path: Path, held: Class) -> None:
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        held.views = deque(["gone"] * 10)
        held.happen()
        until(lambda: student.view is not None and student.view.state == "removed", "the removal")
        assert not Outbox.open(tmp_path, CODE).token


def test_a_page_that_is_no_class_is_told_as_such(tmp_path: Path, held: Class) -> None:
    held.views = deque(["page"] * 100)
    with serving(held) as port, student_of(tmp_path, port) as student:
        until(lambda: bool(student.lost), "the loss")
        assert student.lost.startswith("What answers at http://127.0.0.1")


def test_a_view_of_a_newer_class_is_one_sentence(tmp_path: Path, held: Class) -> None:
    held.state = "something_new"
    with serving(held) as port, student_of(tmp_path, port) as student:
        until(lambda: bool(student.lost), "the loss")
        assert "update it" in student.lost


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_its_owner_can_read_the_outbox(tmp_path: Path) -> None:
    outbox = Outbox.open(tmp_path, CODE)
    outbox.joined(TOKEN, "Amber Otter")
    outbox.put("key-00000001", 1, {"picked": ["pb"]}, known=4)
    assert stat.S_IMODE(outbox.path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == [outbox.path.name]
    assert Outbox.open(tmp_path, CODE).waiting[0].rev == 5


@pytest.mark.parametrize("text", ["", "{", "[]", '{"token": 1}', '{"waiting": [{"x": 1}], "revs": {}}'])
def test_an_outbox_that_cannot_be_read_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / f"{CODE}.json").write_text(text, "utf-8")
    assert Outbox.open(tmp_path, CODE).waiting == ()


def test_an_answer_that_cannot_be_kept_is_not_taken(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.write_text("in the way", "utf-8")
    outbox = Outbox.open(folder, CODE)
    with pytest.raises(NotSaved, match="NOT saved"):
        outbox.put("key-00000001", 1, {"picked": ["pb"]}, known=0)
    assert outbox.waiting == ()


def test_the_countdown_goes_by_the_shortest_way(tmp_path: Path, held: Class) -> None:
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
        now = student.clock.now()
        assert now is not None
        assert 4_000 <= now <= 5_000 + 30_000
        assert student.seconds_left() is None


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("10.0.4.17:8080", "http://10.0.4.17:8080"),
        ("10.0.4.17", "http://10.0.4.17:8080"),
        ("http://10.0.4.17:9000/j/K7M4PD", "http://10.0.4.17:9000"),
        ("https://class.example", "https://class.example"),
        ("[fd00::2]:8080", "http://[fd00::2]:8080"),
    ],
)
def test_an_address_is_taken_as_it_stands_on_the_board(typed: str, base: str) -> None:
    assert wire.base_of(typed) == base


@pytest.mark.parametrize("typed", ["", "http://", "ftp://10.0.4.17", "10.0.4.17:abc", "a b"])
def test_what_is_no_address_is_one_sentence(typed: str) -> None:
    with pytest.raises(WrongUse, match="is no address of a class"):
        wire.base_of(typed)


def test_a_proxy_of_the_environment_is_not_on_the_way(
    tmp_path: Path, held: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "HTTP_PROXY", "http://127.0.0.1:9")
    with serving(held) as port, student_of(tmp_path, port) as student:
        ask(student)
