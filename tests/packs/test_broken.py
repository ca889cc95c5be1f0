"""Every break is told at its place, all in one run, and hides no question that can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.broken import GOOD, HEAD, QUESTIONS, SYNTAX
from tests.packs.marked import Expected, found, read_one, unmarked

NOTES = ("I101",)
ALL = QUESTIONS | SYNTAX


def good(first: int, count: int = 2) -> str:
    """Questions that can be used."""
    return "".join(GOOD.format(n=n) for n in range(first, first + count))


@pytest.mark.parametrize("name", ALL)
def test_a_break_is_told_at_its_place_and_hides_no_other_question(name: str, tmp_path: Path) -> None:
    text = HEAD + good(1) + ALL[name] + good(3)
    read, expected = read_one(tmp_path, text)
    assert found(read.problems, without=NOTES) == expected
    assert read.pack is not None
    assert set(read.pack.questions) >= {"good-1", "good-2", "good-3", "good-4"}


@pytest.mark.parametrize("name", ALL)
def test_a_question_with_an_error_is_left_out_and_counted(name: str, tmp_path: Path) -> None:
    read, expected = read_one(tmp_path, HEAD + good(1) + ALL[name])
    assert read.pack is not None
    if {code for _file, code, _line, _column in expected} - {"E105", "W163"}:
        assert name not in read.pack.questions
        assert read.broken == 1
    else:
        assert name in read.pack.questions
        assert read.broken == 0


def test_all_breaks_are_told_in_one_run(tmp_path: Path) -> None:
    text = HEAD + "".join(question + good(n) for n, question in enumerate(QUESTIONS.values(), start=1) if n)
    text = HEAD + "".join(question + good(2 * n) for n, question in enumerate(QUESTIONS.values()))
    read, expected = read_one(tmp_path, text)
    assert len(expected) > 100
    assert found(read.problems, without=NOTES) == expected
    assert read.pack is not None
    assert sum(id_.startswith("good-") for id_ in read.pack.questions) == 2 * len(QUESTIONS)


def test_several_entries_that_are_no_yaml_are_told_in_one_run(tmp_path: Path) -> None:
    text = HEAD + "".join(question + good(2 * n) for n, question in enumerate(SYNTAX.values()))
    read, expected = read_one(tmp_path, text)
    told = found(read.problems, without=NOTES)
    assert [one for one in told if one not in expected] == []
    assert [one for one in expected if one not in told] == []
    assert read.pack is not None
    assert sum(id_.startswith("good-") for id_ in read.pack.questions) == 2 * len(SYNTAX)


@pytest.mark.parametrize("name", SYNTAX)
def test_a_list_whose_only_entry_is_no_yaml_is_not_called_empty(name: str, tmp_path: Path) -> None:
    read, _expected = read_one(tmp_path, HEAD + SYNTAX[name])
    told = {problem.code for problem in read.problems}
    assert told - {"I101"}
    assert "E114" not in told


def test_there_are_enough_breaks() -> None:
    codes: set[str] = set()
    for text in ALL.values():
        expected: list[Expected] = unmarked("x", text)[1]
        codes.update(code for _file, code, _line, _column in expected)
    assert len(ALL) >= 60
    assert len(codes) >= 30
