"""Pasted text and tables become questions; what is not understood is told; nothing that is pasted breaks a pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civics_tui.packs.new import drafted, pasted, scaffold
from civics_tui.packs.reader import read_pack
from tests.strategies import texts

Q = "Which body confirms federal judges?"
CHOICES = [("The House", False), ("The Senate", True), ("The Court", False)]


@pytest.mark.parametrize(
    "text",
    [
        f"1. {Q}\nA) The House\n*B) The Senate\nC) The Court\n",
        f"{Q}\n\n- The House\n* The Senate\n- The Court",
        f"Question 1: {Q}\n a. The House\n b. *The Senate\n c. The Court\n",
        f"{Q}\r\nA. The House\r\nB. The Senate *\r\nC. The Court\r\n",
        f"{Q}\nA. The House\nB. The Senate\nC. The Court\nANSWER: B\n",
        f"{Q}\n(a) The House\n* (b) The Senate\n(c) The\n  Court\n",
        "Which body confirms\nfederal judges?\n- The House\n* The Senate\n- The Court\n",
    ],
)
def test_a_question_with_its_choices(text: str) -> None:
    found = pasted.read(text)
    assert [(one.stem, one.choices) for one in found.drafts] == [(Q, CHOICES)]
    assert found.left == ()


def test_why_and_source_follow_the_choices() -> None:
    found = pasted.read(
        f"{Q}\nA) The House\n*B) The Senate\nWhy: It says so.\nSource: Article II\n\n2) So?\nAnswer: true\n"
    )
    one, two = found.drafts
    assert (one.why, one.source, one.line) == ("It says so.", "Article II", 1)
    assert (two.stem, two.choices, two.line) == ("So?", [("true", True)], 7)


def test_questions_stand_below_one_another_without_a_blank_line() -> None:
    found = pasted.read("1. One?\nA) a\n*B) b\n2. Two?\n*A) c\nB) d\nThree?\nA) e\n*B) f")
    assert [(one.stem, one.right) for one in found.drafts] == [("One?", ["b"]), ("Two?", ["c"]), ("Three?", ["f"])]


def test_what_has_nothing_to_answer_is_told_with_its_line() -> None:
    found = pasted.read(f"Quiz on courts\n\n{Q}\n- The House\n* The Senate\n\nGood luck to all")
    assert [one.stem for one in found.drafts] == [Q]
    assert found.left == ((1, "Quiz on courts"), (7, "Good luck to all"))


TABLES = [
    f"{Q}\tThe Senate\tThe House\tThe Court\n",
    f"Question\tCorrect answer\tWrong\tWrong\n{Q}\tThe Senate\tThe House\tThe Court\n\n",
    f"question,right,wrong,wrong,why,source\n{Q},The Senate,The House,The Court,,\n",
    f'wrong;question;"right";wrong\nThe House;"{Q}";The Senate;The Court\n',
]


@pytest.mark.parametrize("text", TABLES)
def test_a_table(text: str) -> None:
    found = pasted.read(text)
    assert [(one.stem, one.right) for one in found.drafts] == [(Q, ["The Senate"])]
    assert [text for text, is_right in found.drafts[0].choices if not is_right] == ["The House", "The Court"]


def test_cells_with_why_source_quotes_and_breaks() -> None:
    found = pasted.read(
        'question,right,wrong,why,source\n"Which, ""now""?",A,B,"Since\nit is.",Art. I\n,x,y,,\nAlone?,z,,,\n'
    )
    one, two = found.drafts
    assert (one.stem, one.why, one.source) == ('Which, "now"?', "Since it is.", "Art. I")
    assert (two.stem, two.choices) == ("Alone?", [("z", True)])
    assert [text for _line, text in found.left] == ["x | y"]


@pytest.mark.parametrize(
    ("choices", "kind"),
    [
        ([("True", True), ("False", False)], "true_false"),
        ([("false", True)], "true_false"),
        ([("538", True)], "numeric"),
        ([("Lincoln", True)], "short"),
        ([("a", True), ("b", True), ("c", False)], "multiple"),
        ([("a", False), ("b", False)], "single"),
        ([("12", True), ("13", False)], "single"),
    ],
)
def test_the_kind_follows_from_the_answers(choices: list[tuple[str, bool]], kind: str) -> None:
    (record,) = drafted.records([pasted.Draft("So?", 1, choices)])
    assert record["kind"] == kind


def errors_of(text: str, folder: Path) -> list[tuple[str, str]]:
    """The errors of the pack that a pasted text becomes."""
    path = folder / "made.yaml"
    entries = [scaffold.Entry(one) for one in drafted.records(pasted.read(text).drafts)]
    path.write_text(scaffold.files(path, "Made", entries)[path.name], encoding="utf-8")
    return [(one.code, one.message) for one in read_pack(path).problems if one.level == "error"]


ODD = [
    "Is [[this]] {that} <b>bold</b> \\{ or **not?\n- a {b}\n* [x](y)\n- `c\nWhy: & #1; - _so\nSource: {z}: # 1\n",
    "true\n- null\n* ~\n- 1.0\n\nyes: no\n- '\n* \"\n- # a\n",
    "What?\nAnswer: {open\n",
    "=1+1\t=2\t-3\t@x\n",
]


@pytest.mark.parametrize("text", ODD)
def test_signs_of_the_format_are_harmless(text: str, tmp_path: Path) -> None:
    assert errors_of(text, tmp_path) == []


SEMANTIC = {"E103", "E104", "E118", "E119", "E123"}
"""What a person has to mend: too long, choices that are equal or too many, a typed answer of signs only, none right."""
lines = st.lists(
    st.sampled_from(["A) ", "*B) ", "- ", "* ", "1. ", "", "Why: ", "Source: ", "Answer: ", "\t"]).flatmap(
        lambda sign: st.text(max_size=15).map(lambda text: sign + text)
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(lines.map("\n".join))
def test_whatever_is_pasted_the_file_can_be_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert {code for code, _message in errors_of(text, tmp_path_factory.mktemp("pasted"))} <= SEMANTIC


word = texts.filter(lambda text: text[0].isalnum() and text[-1].isalnum() and ":" not in text and "." not in text)


@settings(deadline=None)
@given(
    st.lists(st.tuples(word, st.lists(word, min_size=2, max_size=5, unique_by=str.casefold)), min_size=1, max_size=4)
)
def test_what_is_written_in_lines_comes_back(questions: list[tuple[str, list[str]]]) -> None:
    written = "\n\n".join(
        "\n".join([f"{n}. {stem}?", f"*A) {right}", *(f"B) {one}" for one in wrong)])
        for n, (stem, (right, *wrong)) in enumerate(questions, start=1)
    )
    found = pasted.read(written)
    assert [(one.stem, [text for text, _right in one.choices], one.right) for one in found.drafts] == [
        (f"{stem}?", choices, choices[:1]) for stem, choices in questions
    ]
