"""The one table of keys, held against the bindings of every screen and widget."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

import civics_tui.tui
from civics_tui.tui.inputs.base import AnswerInput
from civics_tui.tui.screens.base import CivicsScreen
from civics_tui.views.help import keys as all_keys
from tests.tui import quizzes
from tests.tui.quizzes import quizzed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKS = frozenset("123456789abcde")
"""Keys that mark a choice or go to a row, and never command."""

MARKING = frozenset({"mark", "go_to", "sure"})
"""Actions that mark, or go to a row."""

SPELLED = {"question_mark": "?", "slash": "/", "equals_sign": "=", "left_square_bracket": "[", "plus": "+"}


def load(name: str) -> None:
    """Import every module below a package."""
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(module.name)


def below(base: type) -> Iterator[type]:
    """The classes of the full screen that come from `base`."""
    subclasses: list[type] = base.__subclasses__()
    for one in subclasses:
        if one.__module__.startswith("civics_tui.tui"):
            yield one
        yield from below(one)


load(civics_tui.tui.__name__)
CLASSES: list[type] = sorted(set(below(Widget)), key=lambda one: (one.__module__, one.__name__))
SCREENS = [one for one in CLASSES if issubclass(one, Screen)]


def own(one: type) -> list[tuple[str, Binding]]:
    """The bindings that a class of ours declares, one for each key."""
    declared = vars(one).get("BINDINGS", [])
    return [(key.strip(), binding) for binding in declared for key in binding.key.split(",")]


def inherited(one: type) -> list[tuple[str, Binding]]:
    """The bindings of a class and of those of ours that it comes from."""
    ours = [base for base in one.__mro__ if base.__module__.startswith("civics_tui.tui")]
    return [pair for base in ours for pair in own(base)]


def shown(key: str) -> str:
    """A key as the table writes it."""
    return SPELLED.get(key, key)


def is_letter(key: str) -> bool:
    """Would the key be text in a field?"""
    return len(shown(key)) == 1


TABLE = frozenset(key for row in all_keys() for key in row.keys)


def test_there_is_something_to_look_at() -> None:
    names = {one.__name__ for one in CLASSES}
    assert {"QuizScreen", "HomeScreen", "PickInput", "OrderInput", "AssignInput", "OverviewScreen"} <= names


@pytest.mark.parametrize("one", SCREENS, ids=lambda one: one.__name__)
def test_no_screen_commands_with_a_digit_or_a_to_e(one: type) -> None:
    assert [key for key, _binding in inherited(one) if key in MARKS] == []


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_digits_and_a_to_e_only_mark(one: type) -> None:
    acting = {binding.action.partition("(")[0] for key, binding in own(one) if key in MARKS}
    assert acting <= MARKING


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_every_binding_can_be_changed_by_its_id(one: type) -> None:
    bindings = list({id(binding): binding for _key, binding in own(one)}.values())
    ids = [binding.id for binding in bindings]
    assert all(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_no_key_has_two_meanings_in_one_class(one: type) -> None:
    keys = [key for key, _binding in own(one)]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_no_letter_acts_before_a_field_gets_it(one: type) -> None:
    assert [key for key, binding in inherited(one) if binding.priority and is_letter(key)] == []


@pytest.mark.parametrize("one", [one for one in CLASSES if issubclass(one, Input)], ids=lambda one: one.__name__)
def test_no_field_binds_a_letter(one: type) -> None:
    assert [key for key, _binding in inherited(one) if is_letter(key)] == []


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_help_tells_every_letter(one: type) -> None:
    letters = {shown(key) for key, _binding in own(one) if is_letter(key)} - MARKS
    assert letters <= TABLE


def in_table(*where: str) -> set[str]:
    """The keys that the table gives to these screens."""
    return {key for row in all_keys() if set(where) & {*row.where} for key in row.keys}


def test_a_question_has_the_keys_of_the_table() -> None:
    bound = {shown(key) for one in (CLASSES_BY_NAME["QuizScreen"], *below(AnswerInput)) for key, _b in inherited(one)}
    names = {"pagedown": "PgDn", "pageup": "PgUp", "escape": "esc"}
    bound = {names.get(key, key.upper() if key in ("f1", "f2", "f3", "f4") else key) for key in bound}
    wanted = in_table("question", "feedback", "exam", "everywhere") - {"1-9", "a-e", "ctrl+p"}
    assert wanted - bound == set()


CLASSES_BY_NAME = {one.__name__: one for one in CLASSES}


@pytest.mark.parametrize("question", quizzes.ALL, ids=lambda one: one.id)
async def test_what_the_last_line_names_is_bound(tmp_path: Path, question: object) -> None:
    names = {"PgDn": "pagedown", "esc": "escape", "=": "equals_sign", "?": "question_mark"}
    async with quizzed(tmp_path, question) as quiz:  # type: ignore[arg-type]
        screen = quiz.app.screen
        assert isinstance(screen, CivicsScreen)
        for _phase in range(2):
            bound = set(screen.active_bindings)
            for key in screen.all_keys():
                first = key.key.split()[0].partition("-")[0]
                assert names.get(first, first.lower() if len(first) > 1 else first) in bound, key
            await quiz.press("escape" if screen.writing else "1", "enter", "enter")
            if not isinstance(quiz.app.screen, type(screen)):
                break
