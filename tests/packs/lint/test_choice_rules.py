"""L01, L02, L03, L06, L08, L11, L13, L20, L25, L30, L36: what stands in the choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.lint.rules import level, lint

SINGLE = "  - {{id: a, kind: single, stem: '{stem}', choices: [{choices}]{more}}}\n"


def single(choices: str, stem: str = "Which body is it?", more: str = "") -> str:
    """A question with these choices."""
    return SINGLE.format(stem=stem, choices=choices, more=more)


LONG = "Two thirds of those who vote in each chamber"

CASES = [
    ("L01", single("{text: ⟦L01⟧" + LONG + ", correct: true}, The House, The Court")),
    ("L01", single("{text: The House, correct: true}, " + LONG + ", The Court")),
    ("L01", single("{text: " + LONG + ", correct: true}, The House, Three fourths of those who vote in it")),
    ("L02", single("{text: A vote, correct: true}, ⟦L02⟧Always a ruling, A petition")),
    ("L02", single("{text: ⟦L02⟧Never by vote, correct: true}, A ruling, A petition")),
    ("L02", single("{text: Never by vote, correct: true}, Always by vote, A petition")),
    ("L02", single("{text: A vote, correct: true}, It was never decided, A petition")),
    ("L02", single("{text: A vote, correct: true}, Never, A ruling", stem='What does "at no time" mean?')),
    ("L02", "  - {id: a, kind: true_false, stem: ⟦L02⟧Judges are always elected., answer: false}\n"),
    ("L02", "  - {id: a, kind: true_false, stem: Judges are always heard., answer: true}\n"),
    ("L03", single("{text: A vote, correct: true}, ⟦L03⟧Usually a ruling, Often a petition")),
    ("L03", single("{text: 'May vote', correct: true}, Must vote, Cannot vote")),
    ("L03", "  - {id: a, kind: true_false, stem: ⟦L03⟧Turnout is often low., answer: true}\n"),
    ("L06", single("The House, The Senate, {text: ⟦L06⟧The House and the Senate, correct: true}")),
    ("L06", single("The House, The Senate, {text: ⟦L06⟧Both of the above, correct: true}")),
    ("L06", single("The House, The Senate, {text: ⟦L06⟧A and B, correct: true}")),
    ("L06", single("The House, {text: The House and the Senate, correct: true}, The Court")),
    ("L06", single("1 and 2, {text: 3 and 4, correct: true}, 5 and 6", stem="Which pages hold the law?")),
    ("L08", single("{text: vote, correct: true}, act, order", stem="⟦L08⟧A choice by hand is a")),
    ("L08", single("{text: vote, correct: true}, ruling, petition", stem="A choice by hand is a")),
    ("L08", single("vote, {text: act, correct: true}, ruling", stem="A choice by hand is a/an")),
    ("L08", single("{text: union, correct: true}, act, order", stem="⟦L08⟧People who work together form a")),
    ("L08", single("{text: hour, correct: true}, minute, day", stem="⟦L08⟧Sixty minutes are an ...")),
    ("L08", single("{text: U.S. judge, correct: true}, act, order", stem="⟦L08⟧Whoever holds this office is a")),
    ("L08", single("FBI agent, {text: act, correct: true}, order", stem="Whoever holds this office is an")),
    ("L11", single("{text: ⟦L11⟧A state can leave, correct: true}, A state cannot leave, The law is silent")),
    ("L11", single("A state can leave, A state cannot leave, {text: The law is silent, correct: true}")),
    ("L11", single("{text: It rises, correct: true}, It falls, It rises at first, It falls at first")),
    ("L11", single("{text: ⟦L11⟧It rises, correct: true}, It falls, The law is silent").replace("rises", "increases")
     .replace("falls", "decreases")),
    ("L13", single("{text: '1,000', correct: true}, ⟦L13⟧'1000', '10,000'")),
    ("L13", single("{text: half, correct: true}, ⟦L13⟧50 %, a third")),
    ("L13", single("{text: 5 votes, correct: true}, 5 states, 7 votes")),
    ("L13", single("{text: '1', correct: true}, '10', '100'")),
    ("L25", "  - {id: a, kind: single, stem: Which?, ⟦L25⟧choices: [{text: b, correct: true}, c]}\n".replace(
        "⟦L25⟧choices: [", "choices: ⟦L25⟧[")),
    ("L25", single("{text: b, correct: true}, c, d")),
    ("L30", single("{text: b, correct: true, feedback: Right.}, {text: c, feedback: ⟦L30⟧Incorrect.}, d")),
    ("L30", single("{text: b, correct: true}, {text: c, feedback: Not in this chamber.}, d")),
    ("L30", single("{text: b, correct: true}, c, d", more=", feedback: {wrong: ⟦L30⟧'Wrong, try again!'}")),
    ("L36", "  - {id: a, kind: single, stem: Which?, "
     "choices: ⟦L36⟧[By a vote of b, {text: By a vote of c, correct: true}, By a vote of d]}\n"),
    ("L36", single("By a vote, {text: By a vote of c, correct: true}, By a ruling")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "question"), CASES, ids=[f"{code}-{n}" for n, (code, _q) in enumerate(CASES)])
def test_rule(code: str, question: str, tmp_path: Path) -> None:
    # the place of a text in quotes is that of its quote
    assert lint(tmp_path, code, question.replace(f"'⟦{code}⟧", f"⟦{code}⟧'")) == []


@pytest.mark.parametrize(
    ("choice", "told"), [("⟦L06⟧A and B", "error"), ("{text: ⟦L06⟧A and B, pin: last}", "warning")]
)
def test_letters_that_are_shuffled_are_an_error(choice: str, told: str, tmp_path: Path) -> None:
    assert level(tmp_path, "L06", single("{text: x, correct: true}, y, " + choice)) == told


def test_gaps_are_looked_at(tmp_path: Path) -> None:
    gap = "{choices: [{text: vote, correct: true}, act, order]}"
    question = f"  - {{id: a, kind: cloze, stem: ⟦L08⟧'They hold a [[b]] on it.', gaps: {{b: {gap}}}}}\n"
    assert lint(tmp_path, "L08", question) == []
