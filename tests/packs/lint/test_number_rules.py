"""L16, L21, L35, L37, L38: numbers, ranges, pairs and variants."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.lint.rules import lint

SINGLE = "{id: a, kind: single, stem: How many?, shuffle: false, choices: "

CASES = [
    ("L16", SINGLE + "⟦L16⟧['34', '26', {text: '38', correct: true}]}"),
    ("L16", SINGLE + "['26', '34', {text: '38', correct: true}]}"),
    ("L16", SINGLE + "['38', '34', {text: '26', correct: true}]}"),
    ("L16", SINGLE.replace("shuffle: false, ", "") + "['34', '26', {text: '38', correct: true}]}"),
    ("L16", SINGLE + "⟦L16⟧[July 1964, May 1920, {text: June 1970, correct: true}]}"),
    ("L16", SINGLE + "[5 votes, 3 states, {text: 7 votes, correct: true}]}"),
    ("L21", SINGLE + "[10-20, {text: ⟦L21⟧20-30, correct: true}, 31-40]}"),
    ("L21", SINGLE + "[10-19, {text: 20-29, correct: true}, 30 or more]}"),
    ("L21", SINGLE + "[10-20, {text: 21-30, correct: true}, ⟦L21⟧30 or more]}"),
    ("L21", SINGLE + "[10-20, {text: 21-30, correct: true}, more than 30]}"),
    ("L21", SINGLE + "[1861-1865, {text: 1865-1877, correct: true}, 1877-1900]}"),
    ("L21", SINGLE + "[at least 26, {text: at least 34, correct: true}, at least 38]}"),
    ("L35", "{id: a, kind: matching, stem: Who?, pairs: ⟦L35⟧[{left: b, right: c}, {left: d, right: e}]}"),
    ("L35", "{id: a, kind: matching, stem: Who?, pairs: [{left: b, right: c}, {left: d, right: e}], distractors: [f]}"),
    ("L35", "{id: a, kind: matching, stem: Who?, "
     "pairs: [{left: b, right: c}, {left: d, right: c}, {left: e, right: f}]}"),
    ("L37", "{id: a, kind: numeric, stem: How many?, answer: ⟦L37⟧33.2}"),
    ("L37", "{id: a, kind: numeric, stem: How many?, answer: 33.2, tolerance: 0.5}"),
    ("L37", "{id: a, kind: numeric, stem: How many?, answer: 38}"),
    ("L37", "{id: a, kind: numeric, stem: How many?, answer: 38, tolerance: ⟦L37⟧10}"),
    ("L37", "{id: a, kind: cloze, stem: 'It is [[b]].', gaps: {b: {answer: 38, tolerance: ⟦L37⟧30 %}}}"),
    ("L38", "{id: a, kind: numeric, stem: 'How many over 5?', vars: {b: {int: [1, 20]}}, answer: ⟦L38⟧'= b - 5'}"),
    ("L38", "{id: a, kind: numeric, stem: 'How many over 5?', vars: {b: {int: [5, 20]}}, answer: '= b - 5'}"),
    ("L38", "{id: a, kind: numeric, stem: 'By how much is {b} over 5?', vars: {b: {int: [1, 9]}}, answer: '= b - 5'}"),
    ("L38", "{id: a, kind: single, stem: 'What is {b}?', vars: {b: {int: [1, 3]}}, "
     "choices: [{text: '{b}', correct: true}, ⟦L38⟧'{b}.0', '9']}"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "question"), CASES, ids=[f"{code}-{n}" for n, (code, _q) in enumerate(CASES)])
def test_rule(code: str, question: str, tmp_path: Path) -> None:
    assert lint(tmp_path, code, f"  - {question}\n") == []
