from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given

from civics_tui.model import kinds
from civics_tui.model.kinds import KINDS, Question
from civics_tui.model.text import clean_text
from civics_tui.views.forms import FORMS, AssignForm, GapsForm, OrderForm, PickForm, TextForm, form
from civics_tui.views.pieces import Line, Span, plain
from tests import strategies


def gap_form(stem: str) -> GapsForm:
    names = {name: kinds.Gap(answer="1") for name in ("a", "b")}
    shown = form(kinds.Cloze(stem=stem, gaps=names))
    assert isinstance(shown, GapsForm)
    return shown


def texts_of(node: object) -> list[str]:
    """All texts that a form shows, and nothing of its ids."""
    if isinstance(node, Span):
        return [node.text]
    if isinstance(node, tuple):
        return [text for part in node for text in texts_of(part)]
    if dataclasses.is_dataclass(node):
        return [
            text
            for field in dataclasses.fields(node)
            if field.name != "id"
            for text in texts_of(getattr(node, field.name))
        ]
    return []


def test_every_kind_comes_down_to_one_of_five_forms() -> None:
    assert FORMS.keys() == KINDS.keys()


@given(strategies.questions)
def test_a_form_shows_no_control_character(question: Question) -> None:
    shown = form(question)
    assert isinstance(shown, PickForm | TextForm | OrderForm | AssignForm | GapsForm)
    assert all(clean_text(text) == text for text in texts_of(shown))


@given(strategies.QUESTIONS["numeric"] | strategies.QUESTIONS["short"])
def test_a_form_for_typing_has_no_field_that_could_hold_a_key(question: Question) -> None:
    shown = form(question)
    assert {field.name for field in dataclasses.fields(shown)} == {"stem", "numeric", "unit"}


@pytest.mark.parametrize(
    ("stem", "roles"),
    [
        ("The [[a]] and the [[b]].", ["", "gap", "", "gap", ""]),
        ("**The [[a]] and** the [[b]]", ["strong", "gap", "strong", "", "gap"]),
        ("`[[a]]` [[b]]", ["", "gap", "", "gap"]),
        (r"\[[a]] [[a]][[b]]", ["", "gap", "gap"]),
    ],
)
def test_gaps_stand_where_the_stem_has_them(stem: str, roles: list[str]) -> None:
    line: Line = gap_form(stem).stem
    assert [span.role for span in line] == roles
    assert [span.target for span in line if span.role == "gap"] == [gap for gap in "ab" if f"[[{gap}]]" in stem]


def test_a_brace_that_is_no_variable_stays() -> None:
    assert plain(gap_form(r"\{x\} {y} [[a]] [[b]]").stem) == "{x} {y} [a] [b]"
