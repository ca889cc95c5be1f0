"""The three ways to a new pack in lines: nothing is made before one is gone to its end, then the builder is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civics_tui.packs.reader import read_pack
from civics_tui.plain.doors import run_doors
from tests.plain.talking import Conversation

if TYPE_CHECKING:
    from civics_tui.study.desk import Desk

TITLE = "How federal judges get their seats"
PASTED = ("Which body confirms federal judges?", "A) The House", "*B) The Senate", "C) The Court", ".")


def talk(desk: Desk, *typed: str) -> Conversation:
    said = Conversation(*typed)
    run_doors(desk, said.talk)
    return said


def made(desk: Desk) -> Path:
    """The pack that was made."""
    (path,) = desk.places.own.iterdir()
    return path


def test_the_first_question_is_asked_for_at_once(desk: Desk) -> None:
    said = talk(desk, TITLE, "1")
    pack = read_pack(made(desk)).pack
    assert pack is not None
    assert pack.title == TITLE
    assert "Saved by itself, every change." in said.text


def test_what_is_pasted_is_told_before_it_is_taken(desk: Desk) -> None:
    said = talk(desk, TITLE, "2", *PASTED, "y")
    assert "1. Which body confirms federal judges? (right: The Senate)" in said.lines
    pack = read_pack(made(desk)).pack
    assert pack is not None
    (question,) = pack.asked()
    assert question.stem == PASTED[0]


def test_a_question_is_copied(desk: Desk) -> None:
    talk(desk, TITLE, "3", "1", "2")
    pack = read_pack(made(desk)).pack
    assert pack is not None
    (question,) = pack.asked()
    assert question.stem == desk.library.pack("secession-process").asked()[1].stem
    assert question.source


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("q",),
        (TITLE,),
        (TITLE, "q"),
        (TITLE, "2"),
        (TITLE, "2", "only words", "."),
        (TITLE, "2", *PASTED, "n"),
        (TITLE, "2", *PASTED),
        (TITLE, "3", "q"),
        (TITLE, "3", "1", "q"),
    ],
)
def test_before_the_end_of_a_way_nothing_is_made(desk: Desk, typed: tuple[str, ...]) -> None:
    talk(desk, *typed)
    assert not desk.places.own.exists()


def test_what_is_not_understood_is_told(desk: Desk) -> None:
    said = talk(desk, TITLE, "2", "A) no question before", ".")
    assert "is not understood" in said.text
