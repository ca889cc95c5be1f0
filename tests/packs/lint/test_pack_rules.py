"""L01, L09, L17, L23, L24, L26, L27, L29: what only the questions of a pack together show."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from civics_tui.packs.check import check
from civics_tui.packs.problems import Problem
from civics_tui.packs.reader import read_pack
from tests.packs.marked import read_one

TODAY = datetime.date(2026, 11, 20)


def told(folder: Path, text: str, code: str, today: datetime.date | None = TODAY) -> list[Problem]:
    """What the rule tells about a pack."""
    read, _marks = read_one(folder, text)
    assert [one.message for one in read.problems if one.level == "error"] == []
    return [one for one in check(read, today=today) if one.code == code]


def pack(questions: list[str], head: str = "") -> str:
    """A pack with these questions."""
    return f"title: T\n{head}questions:\n" + "".join(f"  - {one}\n" for one in questions)


def placed(number: int, key: int, more: str = "shuffle: false") -> str:
    """A question whose right choice stands in this place."""
    choices = [f"{{text: w{number}{n}, correct: true}}" if n == key else f"w{number}{n}" for n in range(4)]
    return f"{{id: q{number}, kind: single, stem: Which of {number}?, {more}, choices: [{', '.join(choices)}]}}"


@pytest.mark.parametrize(
    ("keys", "more", "count"),
    [
        ([0] * 9 + [1], "shuffle: false", 1),
        ([0, 1, 2, 3] * 3, "shuffle: false", 0),
        ([0] * 9 + [1], "shuffle: true", 0),
        ([0] * 5, "shuffle: false", 0),
    ],
)
def test_places_of_keys(keys: list[int], more: str, count: int, tmp_path: Path) -> None:
    found = told(tmp_path, pack([placed(n, key, more) for n, key in enumerate(keys)]), "L23")
    assert [(one.line, one.level) for one in found] == [(1, "warning")] * count


@pytest.mark.parametrize(("right", "count"), [(1, 1), (5, 0), (9, 1)])
def test_true_and_false(right: int, count: int, tmp_path: Path) -> None:
    questions = [
        f"{{id: q{n}, kind: true_false, stem: So it is {n}., answer: {'true' if n < right else 'false'}}}"
        for n in range(10)
    ]
    assert len(told(tmp_path, pack(questions), "L24")) == count
    assert len(told(tmp_path, pack(questions), "L17")) == 1


def test_the_longest_is_right_too_often(tmp_path: Path) -> None:
    def question(n: int, key: str) -> str:
        return f"{{id: q{n}, kind: single, stem: Which of {n}?, choices: [{{text: {key}, correct: true}}, abcd, efgh]}}"

    assert len(told(tmp_path, pack([question(n, "ijklmno") for n in range(12)]), "L01")) == 1
    assert told(tmp_path, pack([question(n, "ijklmno" if n % 3 else "ijk") for n in range(12)])
                .replace("abcd", "abcdefghi", 4), "L01") == []  # fmt: skip


ALIKE = "{{id: {id}, kind: short, stem: Which body of the Union confirms {word}?, accept: [{accept}]}}"


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("federal judges named in 2016", "the federal judges named in 2016", 1),
        ("federal judges named in 2016", "federal judges named in 2017", 0),
        ("federal judges of the lower courts", "envoys to other countries", 0),
    ],
)
def test_questions_that_are_nearly_the_same(first: str, second: str, count: int, tmp_path: Path) -> None:
    two = [ALIKE.format(id="a", word=first, accept="Senate"), ALIKE.format(id="b", word=second, accept="Senate")]
    found = told(tmp_path, pack(two), "L27")
    assert len(found) == count
    if found:
        assert [(one.file, one.line) for one in found[0].related] == [("pack.yaml", 3)]
        assert "a" in found[0].message


def test_a_question_can_put_a_rule_of_the_pack_aside(tmp_path: Path) -> None:
    two = [ALIKE.format(id=name, word="federal judges today", accept="Senate") for name in "ab"]
    two[1] = two[1].replace("kind: short", "kind: short, lint: {allow: [L27], why: it is asked again at the end}")
    assert told(tmp_path, pack(two), "L27") == []
    head = "lint: {allow: [L27], why: a drill}\n"
    assert told(tmp_path, pack([two[0], two[0].replace("id: a", "id: c")], head), "L27") == []


def test_a_reason_is_needed(tmp_path: Path) -> None:
    question = "{id: a, kind: true_false, stem: So it is., answer: true, lint: {allow: [L28]}}"
    read, _marks = read_one(tmp_path, pack([question]))
    assert [(one.code, "why" in (one.help or "") + one.message) for one in read.problems] == [("E113", True)]


TIE = "{id: asks, kind: short, stem: Who breaks a tie in the Senate of the Union?, accept: [Vice President]}"


@pytest.mark.parametrize(
    ("stem", "count"),
    [
        ("When may the Vice President break a tie in the Senate of the Union?", 1),
        ("How old was the Vice President of 1801 when sworn in?", 0),
        ("How many votes make a tie in the Senate of the Union?", 0),
    ],
)
def test_a_stem_that_tells_another_answer(stem: str, count: int, tmp_path: Path) -> None:
    other = f"{{id: tells, kind: numeric, stem: '{stem}', answer: 50}}"
    found = told(tmp_path, pack([TIE, other]), "L26")
    assert [one.line for one in found] == [4] * count


@pytest.mark.parametrize(("word", "count"), [("Impeaching somebody", 1), ("A hearing", 0)])
def test_a_word_of_the_stem_in_the_key_only(word: str, count: int, tmp_path: Path) -> None:
    one = (
        f"{{id: a, kind: single, stem: What starts an impeachment?, choices: [{{text: {word}, correct: true}}, b, c]}}"
    )
    assert len(told(tmp_path, pack([one]), "L09")) == count
    shared = one.replace(", b,", ", An impeached one,")
    assert told(tmp_path, pack([shared]), "L09") == []
    common = [one, *(f"{{id: q{n}, kind: true_false, stem: An impeachment is {n}., answer: true}}" for n in range(4))]
    assert told(tmp_path, pack(common), "L09") == []


@pytest.mark.parametrize(
    ("dates", "head", "count"),
    [
        ("review_by: 2026-11-19", "", 1),
        ("review_by: 2026-11-20", "", 0),
        ("review_by: 2026-11", "", 0),
        ("as_of: 2016", "", 0),
        ("tags: [x]", "as_of: 2024-01\nreview_after: 12 months\n", 1),
        ("as_of: 2016", "as_of: 2024-01\nreview_after: 12 months\n", 0),
    ],
)
def test_what_is_stale(dates: str, head: str, count: int, tmp_path: Path) -> None:
    text = pack([f"{{id: a, kind: true_false, stem: So it is., answer: true, {dates}}}"], head)
    assert len(told(tmp_path, text, "L29")) == count
    assert told(tmp_path, text, "L29", today=None) == []


def test_a_claim_that_is_stale(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "pack.yaml").write_text("title: T\n", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(
        "sources: [{id: s, type: reference, title: S}]\n"
        "claims: [{id: s.c, text: So it is., kind: rule, review_by: 2020-01-01}]\n",
        encoding="utf-8",
    )
    question = "questions:\n  - {id: a, kind: true_false, stem: So it is., answer: true, claims: [⟦L29⟧s.c]}\n"
    place = question.index("⟦") - question.index("  - ") + 1
    (tmp_path / "questions" / "a.yaml").write_text(question.replace("⟦L29⟧", ""), encoding="utf-8")
    read = read_pack(tmp_path)
    assert [one.message for one in read.problems] == []
    found = [one for one in check(read, today=TODAY) if one.code == "L29"]
    assert [(one.file, one.line, one.column) for one in found] == [("questions/a.yaml", 2, place)]
