from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.model import kinds, variant
from civics_tui.model.kinds import KINDS, Question
from civics_tui.model.question import Variable
from civics_tui.model.text import clean_text, one_line
from civics_tui.views import blocks
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


SIGNS = [
    "*a*",
    "[a](term:b)",
    "[[a]]",
    "{a}",
    "a_b_ _c_",
    "`a",
    "\\\\*",
    "&copy; &#42;",
    "<b>",
    "# a",
    "- a",
    "1. a",
    "> a",
    "**",
]


@given(st.sampled_from(SIGNS) | st.text(min_size=1, max_size=9).map(clean_text).filter(str.strip))
def test_a_drawn_text_is_shown_as_it_is(value: str) -> None:
    question = kinds.Cloze(
        stem="So **{x}** it is, {x} [{x}](term:t): \\[{x}](term:t) [[a]] and \\[[b]].",
        explanation="{x} it is.",
        gaps={"a": kinds.Gap(answer="1")},
        vars={"x": Variable(choice=(value,))},
    )
    shown = one_line(value)
    filled = variant.filled(question, {"x": value})
    line = plain(form(filled).stem)
    assert one_line(line) == f"So {shown} it is, {shown} {shown}: [{shown}](term:t) [a] and [[b]]."
    assert "\n".join(blocks.lines(filled.explanation or "", 10_000)) == f"{shown} it is."
