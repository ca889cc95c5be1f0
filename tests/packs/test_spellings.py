"""Short spellings and long ones are the same question; what an author writes arrives as it is meant."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from civics_tui.model.kinds import KINDS, Question
from civics_tui.packs.reader import read_pack
from civics_tui.packs.shape import shape_of
from tests.packs.marked import quiet


def questions(folder: Path, text: str, head: str = "title: T\n") -> dict[str, Question]:
    path = folder / "pack.yaml"
    path.write_text(f"{head}questions:\n{text}", encoding="utf-8")
    read = read_pack(path)
    assert [problem for problem in read.problems if problem.level == "error"] == []
    assert read.pack is not None
    return dict(read.pack.questions)


SAME = [
    (
        "{kind: single, stem: A, choices: [x, {text: y, correct: true}], hints: [h], source: s}",
        "{kind: single, stem: A, choices: [{text: x}, {text: y, correct: true}], hints: [{text: h}], "
        "source: [{text: s}]}",
    ),
    (
        "{kind: ordering, stem: A, items: [x, y, z], source: {text: s, link: 'https://a.b'}}",
        "{kind: ordering, stem: A, items: [{text: x}, {text: y}, {text: z}], source: [{text: s, link: 'https://a.b'}]}",
    ),
    (
        "{kind: matching, stem: A, pairs: [{left: a, right: b}, {left: c, right: d}], distractors: [e]}",
        "{kind: matching, stem: A, pairs: [{left: {text: a}, right: {text: b}}, {left: c, right: {text: d}}], "
        "distractors: [{text: e}]}",
    ),
    (
        "{kind: short, stem: A, accept: [x], reject: [y], normalize: [case, typo: 1]}",
        "{kind: short, stem: A, accept: [{text: x, points: 1}], reject: [{text: y}], normalize: [case, typo]}",
    ),
    (
        "{kind: numeric, stem: A, answer: 5, reject: [7], hints: [h]}",
        "{kind: numeric, stem: A, answer: '5', reject: [{value: 7}], hints: [{text: h}]}",
    ),
    (
        "{kind: cloze, stem: 'A [[a]] [[b]]', gaps: {a: {accept: [x], reject: [y]}, b: {answer: 5, reject: [7]}}}",
        "{kind: cloze, stem: 'A [[a]] [[b]]', gaps: {a: {accept: [{text: x}], reject: [{text: y}]}, "
        "b: {answer: 5, reject: [{value: 7}]}}}",
    ),
    (
        "{kind: categorize, stem: A, categories: {one: [x, y], two: [z]}}",
        "{kind: categorize, stem: A, categories: {one: [{text: x}, {text: y}], two: [{text: z}]}}",
    ),
    (
        "{contested: true, stem: A, views: [{text: v, source: s}, {text: w, source: t}]}",
        "{contested: true, stem: A, views: [{text: v, source: [{text: s}]}, {text: w, source: [t]}]}",
    ),
]


@pytest.mark.parametrize(("short", "long"), SAME)
def test_a_short_spelling_means_the_long_one(short: str, long: str, tmp_path: Path) -> None:
    one = questions(tmp_path, f"  - {short}\n")
    other = questions(tmp_path, f"  - {long}\n")
    assert one == other
    assert len(one) == 1


EVERY_KIND = """\
  - id: one
    kind: single
    stem: Which body **confirms** judges?
    choices:
      - The House
      - {text: The Senate, correct: true, feedback: Right., id: senate}
      - {text: None of these, pin: last}
    points: 2.5
    difficulty: 2
    shuffle: false
    lint: {allow: [L05], why: shows the pinned choice}
    was: [first]
    revision: 2
    x-moodle: {penalty: 0.33}
  - {id: two, kind: true_false, stem: So?, answer: false, feedback: {true: "No.", false: "Yes.", wrong: Sorry}}
  - {id: three, kind: multiple, stem: Which?, choices: [{text: A, correct: true}, B], scoring: partial_no_penalty}
  - {id: four, kind: numeric, stem: How many?, answer: 33.20, tolerance: 5 %, unit: states, unit_required: true}
  - {id: five, kind: short, stem: How?, accept: [We, {text: Us, points: 0.5}], normalize: []}
  - id: six
    kind: numeric
    stem: "{present} vote. How many?"
    vars: {present: {int: [60, 99], step: 3}, side: {choice: [a, b]}, share: {dec: [0.5, 0.75], places: 2}}
    derive: {need: ceil(present * 2 / 3)}
    where: ["need < present"]
    answer: "= need"
  - {id: seven, kind: true_false, stem: Old?, answer: true, retired: {since: 2020, why: It changed.}}
"""


def test_every_field_arrives_with_its_type(tmp_path: Path) -> None:
    found: dict[str, Any] = questions(tmp_path, EVERY_KIND)
    one = found["one"]
    assert [(choice.id, choice.correct, choice.pin) for choice in one.choices] == [
        ("1", False, None),
        ("senate", True, None),
        ("3", False, "last"),
    ]
    assert (one.points, one.difficulty, one.shuffle, one.was, one.revision) == (Decimal("2.5"), 2, False, ("first",), 2)
    assert (found["two"].answer, found["two"].feedback.true, found["two"].feedback.wrong) == (False, "No.", "Sorry")
    assert found["three"].scoring == "partial_no_penalty"
    assert (found["four"].answer, found["four"].tolerance, found["four"].unit_required) == ("33.20", "5 %", True)
    assert (found["five"].accept[1].points, found["five"].normalize) == (Decimal("0.5"), ())
    assert found["six"].vars["present"].int_ == (60, 99)
    assert found["six"].vars["share"].dec == (Decimal("0.5"), Decimal("0.75"))
    assert found["six"].derive == {"need": "ceil(present * 2 / 3)"}
    assert found["seven"].retired.since == "2020"


def test_the_defaults_of_a_file_give_way_to_a_question(tmp_path: Path) -> None:
    head = "title: T\ndefaults: {points: 2, tags: [a], as_of: 2020, choices: [x, {text: y, correct: true}]}\n"
    found: dict[str, Any] = questions(
        tmp_path,
        "  - {id: one, kind: single, stem: A}\n"
        "  - {id: two, kind: true_false, stem: B, answer: true, points: 3, tags: []}\n"
        "  - {id: three, contested: true, stem: C, views: [{text: v, source: s}, {text: w, source: s}]}\n",
        head,
    )
    assert [choice.text for choice in found["one"].choices] == ["x", "y"]
    assert [(found[name].points, found[name].tags, found[name].as_of) for name in ("one", "two", "three")] == [
        (2, ("a",), "2020"),
        (3, (), "2020"),
        (1, ("a",), "2020"),
    ]


def test_a_problem_of_a_default_is_told_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(
        "title: T\ndefaults:\n  difficulty: 7\n  objective: gone\nquestions:\n"
        "  - {id: a, kind: true_false, stem: So?, answer: true}\n"
        "  - {id: b, kind: true_false, stem: No?, answer: true}\n"
    )
    problems = [(one.code, one.line, one.column) for one in read_pack(path).problems]
    assert problems == [("E125", 3, 15), ("E130", 4, 14)]


def test_a_question_without_an_id_gets_one_of_its_stem(tmp_path: Path) -> None:
    text = (
        "  - {kind: true_false, stem: Federal judges are elected., answer: false}\n"
        "  - {kind: true_false, stem: Federal judges are elected., answer: true}\n"
        "  - {kind: true_false, stem: " + "Which of the many bodies of the state " * 5 + "decides?, answer: true}\n"
        "  - {kind: true_false, stem: 日本?, answer: true}\n"
    )
    found = list(questions(tmp_path, text))
    assert found[:2] == ["federal-judges-are-elected", "federal-judges-are-elected-2"]
    assert found == list(questions(tmp_path, text))
    assert all(len(name) <= 48 and name.isascii() for name in found)
    assert len(set(found)) == 4
    read = read_pack(tmp_path / "pack.yaml")
    assert [(one.code, one.level) for one in read.problems] == [("I101", "info")] * 4


def test_the_smallest_pack_of_the_guide_is_clean(tmp_path: Path) -> None:
    path = tmp_path / "us-courts.yaml"
    path.write_text(
        """\
title: How US federal judges get their seats
questions:
  - kind: single
    stem: Which body confirms federal judges?
    choices: [The House of Representatives, {text: The Senate, correct: true}, The Supreme Court]
    explanation: The President nominates, the Senate consents.
    source: Constitution, Article II, section 2
  - kind: true_false
    stem: Federal judges are elected.
    answer: false
    explanation: They are nominated by the President and confirmed by the Senate.
    source: Constitution, Article II, section 2
"""
    )
    assert quiet(read_pack(path)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_shape(kind: str) -> None:
    shape = shape_of(KINDS[kind].question)
    assert {"id", "stem", "claims"} <= set(shape.rules)
    assert "from_" not in shape.rules
