"""Progress outlives a new wording of a question and not a new meaning: real files, library and history."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from civics_tui.model.answer import Ordered, Picked
from civics_tui.packs import fix
from civics_tui.packs.library.library import Library
from civics_tui.places import Places
from civics_tui.study.desk import Desk
from tests.study.fakes import FakeClock

PACK = """\
id: us-courts
title: US courts
questions:
  - kind: single                  # the easy one
    stem: Which body confirms federal jugdes?
    choices: [The House, {text: The Sennate, correct: true}, The Supreme Court]
  - id: steps
    kind: ordering
    stem: Put the steps in order.
    items:
      - Nomination                # by the President
      - Hearing
      - Vote
"""
CONFIRM = "which-body-confirms-federal-jugdes"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The pack, fixed once, as its author gave it away."""
    path = tmp_path / "shipped" / "content" / "us-courts.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(PACK, encoding="utf-8")
    fix.plan(path).write()
    return path


@pytest.fixture
def desk(tmp_path: Path, file: Path) -> Iterator[Desk]:
    """The desk of a learner who has answered both questions right."""
    places = Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "shipped")
    with (
        Library.open(places) as library,
        contextlib.closing(Desk.open(places, library=library, clock=FakeClock())) as desk,
    ):
        with desk.start(pack="us-courts", seed=1) as sitting:
            for index, one in enumerate(sitting.attempt.responses):
                sitting.move(index)
                right = Picked(("2",)) if one.planned.question == CONFIRM else Ordered(("1", "2", "3"))
                assert sitting.answer(right).verdict == "right"
        assert seen(desk) == {CONFIRM, "steps"}
        yield desk


def seen(desk: Desk) -> set[str]:
    """The questions that count as answered right, in the pack as it is now."""
    desk.library.refresh()
    figures = desk.progress("us-courts")
    assert figures.seen == figures.right
    with desk.start(pack="us-courts", n=1, seed=7) as sitting:
        asked = {one.planned.question for one in sitting.attempt.responses}
    if figures.seen == 1:
        return {CONFIRM, "steps"} - asked
    return {CONFIRM, "steps"} if figures.seen else set()


def reword(file: Path, old: str, new: str) -> None:
    """Save the pack with another text, as its author would in an editor, and fix it."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    fix.plan(file).write()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("jugdes?", "judges?"),
        ("The Sennate", "The Senate"),
        ("{text: The Sennate,", "{text: The Senate, feedback: Right.,"),
        ("- Hearing", "- Hearings"),
        ("- Hearing", "- A hearing in a committee"),
    ],
)
def test_a_new_wording_keeps_progress(desk: Desk, file: Path, old: str, new: str) -> None:
    reword(file, old, new)
    assert seen(desk) == {CONFIRM, "steps"}


def test_choices_in_another_order_and_a_typo_mended_at_once_keep_progress(desk: Desk, file: Path) -> None:
    reword(
        file,
        "[The House, {text: The Sennate, correct: true}, The Supreme Court]",
        "[The Supreme Court, {text: The Senate, correct: true}, The House]",
    )
    reword(file, "text: The Senate,", "text: The US Senate,")
    assert seen(desk) == {CONFIRM, "steps"}
    assert "# the easy one" in file.read_text("utf-8")
    reword(file, '{id: "3", text: The Supreme Court}, ', "")
    assert seen(desk) == {"steps"}


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("[The House, {text: The Sennate, correct: true}", "[{text: The House, correct: true}, The Sennate", {"steps"}),
        (", The Supreme Court]", "]", {"steps"}),
        (", The Supreme Court]", ", The Supreme Court, The President]", {"steps"}),
        ("kind: single ", "revision: 2\n    kind: single ", {"steps"}),
        ("      - Hearing\n      - Vote\n", "      - Vote\n      - Hearing\n", {CONFIRM}),
    ],
)
def test_a_new_meaning_is_asked_again(desk: Desk, file: Path, old: str, new: str, left: set[str]) -> None:
    reword(file, old, new)
    assert seen(desk) == left


def test_swapped_steps_are_asked_again_where_no_lock_knows_their_ids(desk: Desk, file: Path) -> None:
    text = file.read_text("utf-8")
    swapped = text.replace("      - Hearing\n      - Vote\n", "      - Vote\n      - Hearing\n")
    assert swapped != text
    file.write_text(swapped, encoding="utf-8")
    file.with_name("us-courts.lock").unlink(missing_ok=True)
    assert seen(desk) == {CONFIRM}


def test_a_question_answered_again_counts_under_its_new_meaning(desk: Desk, file: Path) -> None:
    key, other = "[The House, {text: The Sennate, correct: true}", "[{text: The House, correct: true}, The Sennate"
    reword(file, key, other)
    assert seen(desk) == {"steps"}
    with desk.start(pack="us-courts", questions=[CONFIRM]) as sitting:
        assert sitting.answer(Picked(("2",))).verdict == "wrong"
    assert desk.progress("us-courts").right == 1
    assert desk.missed("us-courts") == (f"us-courts/{CONFIRM}",)
    assert desk.history.past("us-courts")[CONFIRM].right is None
    with desk.start(pack="us-courts", questions=[CONFIRM]) as sitting:
        assert sitting.answer(Picked(("1",))).verdict == "right"
    assert seen(desk) == {CONFIRM, "steps"}
