"""What a student, the board and the host see in each state; and what they never see before the reveal."""

from __future__ import annotations

import dataclasses
import datetime
import json
from itertools import product
from typing import Any, get_args

import pytest

from civics_tui.classroom import seen
from civics_tui.classroom.asked import Asked, ask
from civics_tui.classroom.rules.counting import Count
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.run import Run, RunState
from civics_tui.classroom.rules.session import Session, SessionState
from civics_tui.classroom.seen import Own, People, Scene, Told
from civics_tui.model import kinds
from civics_tui.model.answer import Answer, Picked
from civics_tui.model.kinds import KINDS, Question
from civics_tui.model.pack import Misconception
from civics_tui.views.pieces import plain
from civics_tui.views.source import line_card
from tests.tui import quizzes
from tests.views.canaries import CANARY, NUMBER, with_canaries

ALL: dict[str, Question] = {one.kind: one for one in quizzes.ALL}
NOW = 1_800_000_000_000
SECRET = b"of a test"
MIXED = {"vote-first": Misconception(id="vote-first", name="voting before filing", text="File first.")}
REVEALED = ("revealed", "scored")


def scene(state: SessionState = "running", run: RunState | None = "open", *, of: int = 9, **more: Any) -> Scene:
    """A session in a state with a run in a state."""
    policy: Policy = more.pop("policy", Policy())
    vote: int = more.pop("vote", 1)
    code = "K7M4PD" if state in ("lobby", "running", "paused") else None
    paused = NOW if state == "paused" else None
    session = Session(
        id=1, title="Period 3", code=code, state=state, policy=policy, snapshot="", seq=7, paused_at=paused
    )
    made = None
    if run is not None:
        revealed_at = NOW if run in REVEALED else None
        made = Run(id=4, session=1, ordinal=0, question=0, vote=vote, state=run, opened_at=NOW, revealed_at=revealed_at)
    given = {"number": 5, "now": NOW, "zone": datetime.UTC, **more}
    return Scene(session=session, run=made, of=of, **given)


def asked(question: Question) -> Asked:
    cards = tuple(line_card(line) for line in question.source)
    return ask(question, 0, SECRET, ledger=quizzes.LEDGER, misconceptions=MIXED, cards=cards)


def key_of(question: Question) -> Answer:
    key = kinds.kind_of(question).right(question)
    return key if key is not None else Picked((getattr(question, "views")[0].id,))  # noqa: B009


def told(question: Question, **more: Any) -> Told:
    given: dict[str, Any] = {"answers": (key_of(question),), "shows_sources": True, **more}
    return Told(address="10.0.4.17:8080", count=Count(1, 2, 2, (2,)), asked=asked(question), **given)


def everything(at: Scene, question: Question) -> dict[str, str]:
    """All that leaves in one state, by who sees it."""
    own = Own(rev=1, verdict="accepted", received_at=NOW, answer=key_of(question))
    one = asked(question)
    past = seen.past(1, one, own.answer, is_revealed=at.is_revealed)
    views = {
        "student": seen.student(at, name="Amber Otter", waiting=False, factor=100, asked=one, own=own, record=(past,)),
        "board": seen.board(at, told(question)),
        "host": seen.host(at, told(question), People(names={1: "Amber Otter", 2: "Blue Finch"})),
    }
    return {who: json.dumps(seen.data(view)) for who, view in views.items()}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_hidden_is_seen_before_the_reveal(kind: str) -> None:
    question = with_canaries(ALL[kind])
    shown = 0
    for state, run in product(get_args(SessionState), get_args(RunState)):
        at = scene(state, run)
        for who, text in everything(at, question).items():
            # a student's own typed answer, here the key itself, is the student's to see
            hidden = text.replace(own_words(question), "") if who == "student" else text
            if CANARY in hidden or NUMBER in hidden:
                assert at.is_revealed, (state, run, who)
                shown += 1
            if not at.is_revealed:
                assert '"bars": []' in text or who == "student", (state, run, who)
    assert shown >= 6, "the markers are seen where they may be"


def own_words(question: Question) -> str:
    """What the student typed, as it comes back."""
    words = plain_key(question)
    return words if words else "\0"


def plain_key(question: Question) -> str:
    key = key_of(question)
    texts = getattr(key, "texts", None)
    typed = getattr(key, "text", "")
    return next((text for text in (texts or {}).values() if CANARY in text or NUMBER in text), typed)


@pytest.mark.parametrize(
    ("state", "run", "expected"),
    [
        ("lobby", None, "lobby"),
        ("running", None, "between"),
        ("running", "open", "question"),
        ("running", "closing", "closed"),
        ("running", "locked", "closed"),
        ("running", "revealed", "revealed"),
        ("running", "scored", "between"),
        ("paused", "open", "paused"),
        ("finished", "revealed", "finished"),
        ("aborted", "locked", "given_up"),
    ],
)
def test_each_state_has_its_name_for_all(state: SessionState, run: RunState | None, expected: str) -> None:
    at = scene(state, run)
    view = seen.student(at, name="A", waiting=False, factor=100, asked=asked(quizzes.SINGLE) if run else None)
    assert view.state == expected
    assert view.heading
    on_board = seen.board(at, told(quizzes.SINGLE))
    assert on_board.state == expected
    waits = seen.student(at, name="A", waiting=True, factor=100)
    assert waits.state == ("waiting" if state in ("lobby", "running", "paused") else expected)
    assert waits.question is None


def test_a_student_whose_time_is_over_sees_the_question_closed() -> None:
    timed = scene(now=NOW + 31_000)
    assert timed.run is not None
    timed = dataclasses.replace(timed, run=dataclasses.replace(timed.run, closes_at=NOW + 30_000))
    states = {
        factor: seen.student(timed, name="A", waiting=False, factor=factor, asked=asked(quizzes.SINGLE)).state
        for factor in (100, 150, None)
    }
    assert states == {100: "closed", 150: "question", None: "question"}


def test_an_answer_that_is_final_cannot_be_changed() -> None:
    own = Own(rev=1, verdict="accepted", received_at=NOW, answer=Picked(("1",)))
    given: dict[str, Any] = {"name": "A", "waiting": False, "factor": 100, "asked": asked(quizzes.SINGLE), "own": own}
    assert seen.student(scene(), **given).may_change
    final = seen.student(scene(policy=Policy(answers="first")), **given)
    assert not final.may_change
    assert final.own is not None
    assert final.own.words == "A  Voting on it"
    assert final.own.saved.startswith("Saved ")


def test_the_reveal_tells_the_mark_the_reasons_and_the_sources() -> None:
    own = Own(rev=1, verdict="accepted", received_at=NOW, answer=Picked(("1",)))
    view = seen.student(
        scene(run="revealed"), name="A", waiting=False, factor=100, asked=asked(quizzes.SINGLE), own=own
    )
    assert view.reveal is not None
    assert view.reveal.word == "Wrong"
    assert plain(view.reveal.right) == "Right is B  Filing it."
    assert plain(view.reveal.given) == "Your answer: A  Voting on it"
    assert [option.word for option in view.reveal.options] == ["Wrong, yours", "Right", "", ""]
    assert [plain(line) for line in view.reveal.why] == ["Filing opens the way.", "The rest follows."]
    silent = seen.student(scene(run="revealed"), name="A", waiting=False, factor=100, asked=asked(quizzes.SINGLE))
    assert silent.reveal is not None
    assert (silent.reveal.word, plain(silent.reveal.given)) == ("", "You sent no answer.")


def test_a_vote_is_never_called_right() -> None:
    own = Own(rev=1, verdict="accepted", received_at=NOW, answer=Picked(("1",)))
    view = seen.student(scene(run="revealed"), name="A", waiting=False, factor=100, asked=asked(quizzes.VIEW), own=own)
    assert view.reveal is not None
    assert (view.reveal.word, view.reveal.right) == ("", ())
    assert plain(view.reveal.given).startswith("Your vote: ")


def test_the_board_shows_both_votes_side_by_side() -> None:
    first, second = (Picked(("1",)), Picked(("2",))), (Picked(("2",)), Picked(("2",)))
    view = seen.board(scene(run="revealed", vote=2), told(quizzes.SINGLE, answers=second, before=first))
    assert [(one.letter, one.before, one.count, one.right) for one in view.bars] == [
        ("A", 1, 0, False),
        ("B", 1, 2, True),
        ("C", 0, 0, False),
        ("D", 0, 0, False),
    ]
    assert "second vote" in view.heading


def test_where_everybody_has_an_order_of_the_own_the_board_has_no_letters() -> None:
    view = seen.board(scene(run="revealed"), told(quizzes.SINGLE, lettered=False))
    assert not view.lettered
    assert {one.letter for one in view.bars} == {""}
    assert plain(view.right) == "Right is Filing it."
    orders = {ask(kinds.Single(stem="?", choices=LONG), 0, SECRET, student=number).order for number in range(8)}
    assert len(orders) > 4


LONG = tuple(dataclasses.replace(quizzes.SINGLE.choices[0], id=f"c{n}", correct=n == 0) for n in range(6))


def test_questions_without_choices_are_counted_by_verdict() -> None:
    right = kinds.kind_of(quizzes.ORDERING).right(quizzes.ORDERING)
    view = seen.board(scene(run="revealed"), told(quizzes.ORDERING, answers=(right, right)))
    assert [(plain(one.text), one.count, one.right) for one in view.bars] == [
        ("Right", 2, True),
        ("Partly right", 0, False),
        ("Wrong", 0, False),
    ]
    assert [plain(one) for one in view.right_order] == ["File", "Sign", "Vote"]


def test_what_belongs_where_is_told_item_by_item() -> None:
    view = seen.board(scene(run="revealed"), told(quizzes.MATCHING))
    assert [(plain(item), plain(place)) for item, place in view.right_pairs] == [
        ("Congress", "proposes"),
        ("States", "ratify"),
    ]
    assert view.right == ()


PEOPLE = People(names={1: "Amber Otter", 2: "Blue Finch"}, waiting={3: "Red Lynx"}, lost=[2], late=1)


def test_the_host_sees_who_is_out_and_no_answers_while_the_question_is_open() -> None:
    view = seen.host(scene(), told(quizzes.SINGLE), PEOPLE)
    assert view.still_out == ("Blue Finch",)
    assert view.lost == ("Blue Finch",)
    assert view.waiting == ((3, "Red Lynx"),)
    assert (view.say, view.mixed_up, view.board.bars, view.late) == ("", (), (), 0)


def test_the_host_is_told_what_to_say_after_the_reveal() -> None:
    view = seen.host(scene(run="revealed"), told(quizzes.SINGLE, answers=(Picked(("1",)), Picked(("2",)))), PEOPLE)
    assert view.mixed_up == (("A", "voting before filing"),)
    assert view.say.startswith("1 of 2 mixed up: voting before filing.")
    assert view.late == 1
    noted = dataclasses.replace(quizzes.SINGLE, say="Ask for the first step.")
    assert seen.host(scene(run="revealed"), told(noted), PEOPLE).say == "Ask for the first step."


@pytest.mark.parametrize(
    ("state", "run", "number", "step"),
    [
        ("lobby", None, 0, "start"),
        ("running", None, 0, "open"),
        ("running", "open", 5, "close"),
        ("running", "closing", 5, "wait"),
        ("running", "locked", 5, "reveal"),
        ("running", "revealed", 5, "next"),
        ("running", "revealed", 9, "finish"),
        ("running", "scored", 9, "finish"),
        ("running", "scored", 5, "open"),
        ("paused", "open", 5, "go_on"),
        ("finished", "revealed", 9, "done"),
    ],
)
def test_the_host_always_has_one_next_step(state: SessionState, run: RunState | None, number: int, step: str) -> None:
    assert seen.host(scene(state, run, number=number), told(quizzes.SINGLE), PEOPLE).step == step


def test_an_erased_answer_is_no_answer() -> None:
    own = Own(rev=1, verdict="accepted", received_at=NOW, answer=None)
    view = seen.student(scene(), name="A", waiting=False, factor=100, asked=asked(quizzes.SHORT), own=own)
    assert view.own is not None
    assert (view.own.words, view.own.payload) == ("", {})


def test_data_is_plain() -> None:
    view = seen.student(scene(), name="A", waiting=False, factor=100, asked=asked(quizzes.CLOZE))
    read = json.loads(json.dumps(seen.data(view)))
    assert read["state"] == "question"
    assert [role for _text, role, _target in read["question"]["stem"]].count("gap") == 2
