"""L04 and L05: all of the above, none of the above."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.lint.rules import level, lint

QUESTION = "  - {{id: a, kind: single, stem: Which?, choices: [{{text: x, correct: true}}, y, {choice}]{more}}}\n"


@pytest.mark.parametrize(
    ("code", "choice", "text"),
    [
        ("L04", "All of the above", "error"),
        ("L04", "all of these", "error"),
        ("L04", "{text: ⟦L04⟧All the above, pin: last}", "warning"),
        ("L05", "None of the above.", "error"),
        ("L05", "Neither of them", "error"),
        ("L05", "{text: ⟦L05⟧None of these, pin: last}", "warning"),
    ],
)
def test_rule(code: str, choice: str, text: str, tmp_path: Path) -> None:
    question = QUESTION.format(choice=choice if choice.startswith("{") else f"⟦{code}⟧{choice}", more="")
    assert lint(tmp_path, code, question) == []
    assert level(tmp_path, code, question) == text


@pytest.mark.parametrize("code", ["L04", "L05"])
@pytest.mark.parametrize("choice", ["All citizens", "None but Congress", "Neither house", "All of Congress"])
def test_other_choices_pass(code: str, choice: str, tmp_path: Path) -> None:
    assert lint(tmp_path, code, QUESTION.format(choice=choice, more="")) == []


def test_an_order_that_stays_needs_no_pin(tmp_path: Path) -> None:
    question = QUESTION.format(choice="None of these", more=", shuffle: false")
    assert level(tmp_path, "L05", question) == "warning"


def test_rules_for_english_do_not_look_at_other_languages(tmp_path: Path) -> None:
    head = "title: T\nlanguage: de\nquestions:\n"
    assert lint(tmp_path, "L05", QUESTION.format(choice="None of these", more=""), head=head) == []
