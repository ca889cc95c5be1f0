"""L07, L14, L17, L18, L19, L32: what stands in the stem."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.lint.rules import level, lint

CHOICES = "choices: [{text: b, correct: true}, c, d]"


def single(stem: str, more: str = "") -> str:
    """A question with this stem."""
    return f"  - {{id: a, kind: single, stem: '{stem}', {CHOICES}{more}}}\n"


STEMS = [
    ("L07", "⟦L07⟧Which of these is not a branch?"),
    ("L07", "⟦L07⟧Which of these is **not** a branch?"),
    ("L07", "⟦L07⟧All of these are duties except"),
    ("L07", "⟦L07⟧Under Article I, who cannot vote?"),
    ("L07", "⟦L07⟧Congress has limits. Which of these may it never do?"),
    ("L07", "What happens if a bill is not signed?"),
    ("L07", "Which person who is not a citizen has this right?"),
    ("L07", "What is the least number of votes?"),
    ("L07", "At least how old is a senator?"),
    ("L07", "The vote was not held. Who asked for it?"),
    ("L14", "⟦L14⟧Which of the following is true?"),
    ("L14", "⟦L14⟧Choose the correct answer."),
    ("L14", "⟦L14⟧The Senate"),
    ("L14", "Who votes?"),
    ("L14", "The chamber with two members from each state is"),
    ("L14", "A bill has passed. Which of these is true?"),
    ("L19", "⟦L19⟧Who is currently the Speaker?"),
    ("L19", "⟦L19⟧They meet in which building?"),
    ("L19", "Who was the Speaker in 2019?"),
    ("L19", "Who currently, in 2019, was the Speaker?"),
    ("L19", "It takes how many votes?"),
    ("L19", "It can take how many years?"),
    ("L19", "⟦L19⟧It has how many members?"),
]


@pytest.mark.parametrize(("code", "stem"), STEMS)
def test_rule(code: str, stem: str, tmp_path: Path) -> None:
    # the place of a text in quotes is that of its quote
    question = single(stem).replace(f"'⟦{code}⟧", f"⟦{code}⟧'")
    assert lint(tmp_path, code, question) == []


@pytest.mark.parametrize(("stem", "told"), [("Which is not a branch?", "warning"), ("Which is NOT a branch?", "info")])
def test_a_negative_word_that_is_set_off_is_a_note(stem: str, told: str, tmp_path: Path) -> None:
    assert level(tmp_path, "L07", single(stem)) == told


def test_a_negative_choice_beside_it_is_an_error(tmp_path: Path) -> None:
    question = (
        "  - {id: a, kind: single, stem: Which is not so?, choices: [{text: b, correct: true}, It does not, d]}\n"
    )
    assert level(tmp_path, "L07", question) == "error"


@pytest.mark.parametrize("dated", ["", "as_of: 2026-01\n"])
def test_a_date_of_the_pack_says_when_it_holds(dated: str, tmp_path: Path) -> None:
    stem = "Who is currently the Speaker?" if dated else "⟦L19⟧Who is currently the Speaker?"
    question = f"  - {{id: a, kind: single, stem: {stem}, {CHOICES}}}\n"
    assert lint(tmp_path, "L19", question, head=f"title: T\n{dated}questions:\n") == []


@pytest.mark.parametrize(
    ("stem", "is_told"),
    [("Judges serve for life because they are elected.", True), ("Judges serve for life.", False)],
)
def test_a_statement_holds_one_claim(stem: str, is_told: bool, tmp_path: Path) -> None:
    mark = "⟦L17⟧" if is_told else ""
    assert lint(tmp_path, "L17", f"  - {{id: a, kind: true_false, stem: {mark}{stem}, answer: true}}\n") == []


@pytest.mark.parametrize(
    "question",
    [
        "stem: ⟦L18⟧'[[b]] consents.', gaps: {b: {accept: [It]}}".replace("[It]", "[Senate]"),
        "stem: 'The Senate [[b]].', gaps: {b: {accept: [consents]}}",
        "stem: 'It goes [[b]] the House.', gaps: {b: ⟦L18⟧{accept: [to]}}",
        "stem: 'We [[b]] [[c]] [[d]] [[e]] [[f]].', gaps: ⟦L18⟧{"
        + ", ".join(f"{gap}: {{accept: [x{gap}]}}" for gap in "bcdef")
        + "}",
    ],
)  # fmt: skip
def test_gaps(question: str, tmp_path: Path) -> None:
    assert lint(tmp_path, "L18", f"  - {{id: a, kind: cloze, {question}}}\n") == []


HARD = (
    "Notwithstanding considerable jurisprudential disagreement concerning constitutional legitimacy, which "
    "institutional characteristic predominantly distinguishes independent regulatory commissions?"
)


@pytest.mark.parametrize(("head", "mark"), [("", ""), ("audience: {reading_level: 9}\n", "⟦L32⟧")])
def test_a_hard_stem_is_told_where_the_pack_names_its_readers(head: str, mark: str, tmp_path: Path) -> None:
    question = f"  - {{id: a, kind: single, stem: '{mark}{HARD}', {CHOICES}}}\n".replace("'⟦L32⟧", "⟦L32⟧'")
    assert lint(tmp_path, "L32", question, head=f"title: T\n{head}questions:\n") == []
