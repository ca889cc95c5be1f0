"""No text of a question, a source or a learner can do more in a quiz than be read: no action, no link, no control byte.

The texts do not go through the reader here, which would refuse most of them.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from civics_tui.model import kinds
from civics_tui.model.pack import Misconception, Pack, claims_of
from civics_tui.study.desk import Desk
from tests.study import fakes
from tests.tui import quizzes
from tests.tui.quizzes import Quiz, quizzed
from tests.tui.test_safety import PIECES, WORST, check

AUTHORS = "explanation text stem settled unsure title note names role wrong right true false name unit"
LEDGERS = "outlet says same differs fair question look_for url link"
TEXTS = frozenset([*AUTHORS.split(), *LEDGERS.split()])
"""Fields that hold what an author writes."""


def hostile(node: Any, text: str) -> Any:
    """A record of the model with `text` in every field that an author writes."""
    if isinstance(node, tuple):
        return tuple(hostile(one, text) for one in node)
    if isinstance(node, Mapping):
        return {key: hostile(one, text) for key, one in node.items()}
    if not dataclasses.is_dataclass(node) or isinstance(node, type):
        return node
    changed = {field.name: _field(node, field.name, text) for field in dataclasses.fields(node)}
    return dataclasses.replace(node, **changed)


def _field(node: Any, name: str, text: str) -> Any:
    value = getattr(node, name)
    if name not in TEXTS:
        return hostile(value, text)
    if isinstance(value, tuple):
        return tuple(text for _one in value) if value and isinstance(value[0], str) else hostile(value, text)
    if dataclasses.is_dataclass(value):
        return hostile(value, text)
    if isinstance(node, kinds.Cloze):
        return f"{text} {value}"
    return text if value is None or isinstance(value, str) else value


def hostile_desk(home: Path, questions: list[kinds.Question], text: str) -> Desk:
    """A desk over questions and a ledger with `text` everywhere."""
    made = fakes.pack(quizzes.PACK, questions)
    mixed = Misconception(id="vote-first", name=text, text=text)
    manifest = dataclasses.replace(made.manifest, title=text)
    pack = Pack(manifest=manifest, questions=made.questions, misconceptions={mixed.id: mixed})
    return quizzes.desk_over(home, pack, hostile(quizzes.LEDGER, text))


ANSWERS: dict[str, list[str]] = {
    "single": ["1"],
    "multiple": ["1"],
    "true-false": ["1"],
    "numeric": ["4"],
    "short": ["x", "["],
    "ordering": ["1", "space", "2", "space"],
    "matching": ["1", "1"],
    "categorize": ["1", "1", "1"],
    "cloze": ["x", "tab", "1"],
    "view": ["1"],
}
"""For each kind keys that make an answer, most often a wrong one."""


async def go_through(quiz: Quiz, question: kinds.Question) -> None:
    """Ask, hint, answer, read the sources and what differs, and look at the results."""
    sources = len(claims_of(question)) + len(question.source)
    check(quiz)
    await quiz.press("f3")
    check(quiz)
    if sources:
        await quiz.press("f2")
        check(quiz)
        await quiz.press("escape")
    await quiz.press(*ANSWERS[question.id], "enter")
    check(quiz)
    assert quiz.stored.response.answered
    for key in ("down", "pagedown", "y"):
        await quiz.press(key)
        check(quiz)
    if sources:
        for key in ("f2", *(["n"] if sources > 1 else []), "y", "v", "pagedown", "y"):
            await quiz.press(key)
            check(quiz)
        await quiz.press("escape", "escape")
    assert quiz.screen == "QuizScreen"
    await quiz.press("enter")
    check(quiz)
    assert quiz.screen == "ResultsScreen"
    await quiz.press("y", "enter")
    check(quiz)


async def ask(text: str, question: kinds.Question, size: tuple[int, int]) -> None:
    """Go through one question with `text` in all of it."""
    with tempfile.TemporaryDirectory() as name:
        asked: kinds.Question = hostile(question, text)
        desk = hostile_desk(Path(name), [asked], text)
        async with quizzed(Path(name), asked, desk=desk, size=size) as quiz:
            await go_through(quiz, question)


@pytest.mark.parametrize("payload", WORST, ids=range(len(WORST)))
async def test_no_payload_does_anything(payload: str) -> None:
    await ask(payload, quizzes.SINGLE, (80, 24))


@pytest.mark.parametrize("question", quizzes.ALL, ids=lambda one: one.id)
async def test_no_kind_lets_a_payload_through(question: kinds.Question) -> None:
    await ask("[@click=app.quit]x[/] [link=y] [/ \x1b[2J\x9b\u202e [b]", question, (120, 40))


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=6), min_size=1, max_size=12).map("".join), st.sampled_from(quizzes.ALL))
@example("[bold]{a}[/bold] [[gap]] [x](javascript:alert(1))", quizzes.SINGLE)
@example("\t\n", quizzes.CLOZE)
async def test_no_text_does_anything(text: str, question: kinds.Question) -> None:
    await ask(text, question, (80, 24))
