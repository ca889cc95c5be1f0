"""Stress: what must not be asked is found with its seed, and the seed draws it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from civics_tui.model import variant
from civics_tui.packs.reader import read_pack
from civics_tui.packs.stress import Stressed, stress
from civics_tui.places import shipped
from civics_tui.study.order import draw_order

HEAD = "id: drawn\ntitle: Drawn\nquestions:\n"


def drawn(folder: Path, question: str, *, n: int = 200, seed: int = 0) -> Stressed:
    path = folder / "drawn.yaml"
    path.write_text(f"{HEAD}  - id: q\n    source: S\n{question}", encoding="utf-8")
    (found,) = stress(read_pack(path, draw=False), n=n, order=draw_order, seed=seed)
    return found


EQUAL = """\
    kind: single
    stem: "What is half of {a}?"
    vars: {a: {int: [2, 40], step: 2}}
    derive: {half: "a / 2", less: "a - 10"}
    where: ["a > 10"]
    choices: ["{less}", {text: "{half}", correct: true}, "{a}"]
"""
REJECTED = """\
    kind: numeric
    stem: "What is {a} and 1?"
    vars: {a: {int: [1, 9]}}
    answer: "= a + 1"
    reject: [{value: "= 2 * a"}]
"""
NEGATIVE = """\
    kind: numeric
    stem: "What is left of {a}?"
    vars: {a: {int: [1, 9]}}
    answer: "= a - 5"
"""
ODD = """\
    kind: numeric
    stem: "What is a third of {a}?"
    vars: {a: {int: [1, 9]}}
    answer: "= a / 3"
"""
SHOWN = """\
    kind: numeric
    stem: "What is a third of {a}? It is {third}, not {less}."
    vars: {a: {int: [1, 9]}}
    derive: {third: "a / 3", less: "a - 20"}
    answer: "= third * 3"
"""
UNMET = """\
    kind: numeric
    stem: "What is {a}?"
    vars: {a: {int: [1, 9]}}
    where: ["a > 9"]
    answer: "= a"
"""
FINE = """\
    kind: numeric
    stem: "What is twice {a}?"
    vars: {a: {int: [1, 9]}}
    answer: "= 2 * a"
"""
MEANT = """\
    kind: numeric
    stem: "What is twice {a}?"
    vars: {a: {int: [-9, -1]}}
    derive: {twice: "2 * a", third: "a / 3", left: "third - 5"}
    explanation: "It is {twice}."
    answer: "4"
"""


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (EQUAL, 'choice 2 repeats choice 1: "10"'),
        (REJECTED, "2 is rejected, and right within the tolerance"),
        (NEGATIVE, "the answer is negative: -1"),
        (ODD, "the answer has more than 4 digits behind the point"),
        (SHOWN, "third has more than 4 digits"),
        (SHOWN, "less is negative: -1"),
        (UNMET, "No draw of the variables meets the conditions"),
    ],
)
def test_what_must_not_be_asked_is_found(question: str, reason: str, tmp_path: Path) -> None:
    found = drawn(tmp_path, question)
    assert any(one.reason.startswith(reason) for one in found.failures), found.failures[:3]


@pytest.mark.parametrize("question", [FINE, MEANT])
def test_what_is_meant_is_no_failure(question: str, tmp_path: Path) -> None:
    found = drawn(tmp_path, question)
    assert found.failures == ()
    assert (found.drawn, found.different) == (200, 9)


def test_the_seed_of_a_failure_draws_it_again(tmp_path: Path) -> None:
    found = drawn(tmp_path, EQUAL)
    bad = found.failures[-1]
    again = drawn(tmp_path, EQUAL, n=1, seed=bad.seed)
    assert again.failures == (bad,)
    pack = read_pack(tmp_path / "drawn.yaml", draw=False).pack
    assert pack is not None
    question = variant.draw(pack.questions["q"], variant.seed_of("drawn", "q", str(bad.seed)))
    texts = [choice.text for choice in getattr(question, "choices", ())]
    assert len(set(texts)) < len(texts)


def test_a_question_that_fails_is_one_that_check_leaves_out(tmp_path: Path) -> None:
    drawn(tmp_path, EQUAL)
    read = read_pack(tmp_path / "drawn.yaml")
    assert [one.code for one in read.problems if one.level == "error"] == ["E143"]
    assert read.broken == 1


FOUR = "    kind: single\n    stem: Which?\n    choices: [A, B, {text: C, correct: true}, D]\n"


def test_keys_stand_everywhere_where_choices_are_shuffled(tmp_path: Path) -> None:
    found = drawn(tmp_path, FOUR, n=400)
    assert found.drawn == 0
    assert sorted(found.positions) == [1, 2, 3, 4]
    assert all(60 <= count <= 140 for count in found.positions.values())


def test_a_key_that_never_moves_is_seen(tmp_path: Path) -> None:
    assert drawn(tmp_path, f"{FOUR}    shuffle: false\n").positions == {3: 200}


@pytest.mark.parametrize("name", ["secession-process", "calexit-history", "key-actors", "pack-writing"])
def test_the_shipped_packs_stand_it(name: str) -> None:
    read = read_pack(shipped() / "content" / name, draw=False)
    found = stress(read, n=50, order=draw_order)
    assert [(one.question, one.failures[0]) for one in found if one.failures] == []
