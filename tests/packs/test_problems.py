"""How problems are shown: place, source line, caret, help; sorted, shortened, and as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from civics_tui.packs.problems import More, Place, Problem, render, shown, to_data
from civics_tui.packs.reader import read_pack


def problem(line: int = 1, column: int = 1, **more: object) -> Problem:
    values: dict[str, object] = {
        "code": "E104",
        "level": "error",
        "file": "questions/basics.yaml",
        "line": line,
        "column": column,
        "message": "choice 4 repeats choice 2",
    }
    return Problem(**(values | more))  # type: ignore[arg-type]


SOURCE = "questions:\n  - kind: single\n      - the senate\n"


def test_a_problem_stands_under_its_line() -> None:
    told = problem(3, 9, length=10, label="same as 7:15, but for capitals", help="change the text, or delete the line")
    assert render(told, SOURCE) == (
        "questions/basics.yaml:3:9: error E104: choice 4 repeats choice 2\n"
        "    3 |       - the senate\n"
        "      |         ^^^^^^^^^^ same as 7:15, but for capitals\n"
        "      = help: change the text, or delete the line"
    )


def test_a_rule_says_where_it_is_explained() -> None:
    told = problem(code="L28", level="warning")
    assert render(told, SOURCE).splitlines()[-1] == "      = why:  civics-tui pack explain L28"


def test_without_its_source_only_the_sentence_is_shown() -> None:
    assert render(problem()) == "questions/basics.yaml:1:1: error E104: choice 4 repeats choice 2"
    assert render(problem(99), SOURCE) == "questions/basics.yaml:99:1: error E104: choice 4 repeats choice 2"


@pytest.mark.parametrize("at", [0, 30, 70, 150, 290])
def test_a_long_line_is_cut_around_the_caret(at: int) -> None:
    source = "a" * at + "XYZ" + "b" * (297 - at)
    line, caret = render(problem(1, at + 1, length=3), source).splitlines()[1:3]
    assert len(line) <= 80
    start = caret.index("^")
    assert line[start : start + 3] == "XYZ"
    assert caret.strip(" |") == "^^^"


@pytest.mark.parametrize("at", [0, 30, 60])
def test_a_label_that_has_no_room_behind_the_caret_stands_below_it(at: int) -> None:
    told = problem(1, at + 1, length=60, label="same as 7:15, but for capitals")
    _head, line, caret, label = render(told, "a" * 130).splitlines()
    assert max(map(len, (line, caret, label))) <= 80
    assert caret.endswith("^")
    assert label.strip(" |") == "same as 7:15, but for capitals"
    assert label.index("same") <= caret.index("^")


def test_carets_stand_under_wide_characters_and_tabs() -> None:
    line, caret = render(problem(1, 4, length=2), "\t日本xy").splitlines()[1:3]
    assert line.endswith("|  日本xy")
    assert caret.index("^") == line.index("x") + 2
    assert caret.endswith("^^")


def test_problems_are_sorted_by_file_and_place() -> None:
    a, b, c = problem(2, 9), problem(10, 1), problem(2, 1, file="a.yaml")
    assert sorted([b, a, c]) == [c, a, b]


def test_many_problems_of_one_code_are_shortened() -> None:
    many = [problem(n) for n in range(1, 37)] + [problem(50, code="E110")]
    listed = shown(many)
    assert [one.line for one in listed if isinstance(one, Problem)] == [1, 2, 3, 4, 5, 50]
    assert listed[5] == More("E104", 31)
    assert listed[5].sentence == "and 31 more of E104 (--all)"
    assert len(shown(many, all_=True)) == 37
    assert len(shown(many[:20])) == 20


def test_data_is_plain() -> None:
    told = problem(3, 9, related=(Place("a.yaml", 1, 2),))
    data = json.loads(json.dumps(to_data(told)))
    assert (data["code"], data["file"], data["line"], data["column"]) == ("E104", "questions/basics.yaml", 3, 9)
    assert data["related"] == [{"file": "a.yaml", "line": 1, "column": 2}]


def test_a_very_long_word_of_a_pack_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text("title: T\n" + "k" * 1_000 + ": v\n")
    (told,) = read_pack(path).problems
    assert (told.code, told.line) == ("E112", 2)
    assert len(told.message) <= 300
    assert max(map(len, render(told, path.read_text()).splitlines())) < 340
