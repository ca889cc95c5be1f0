"""L20: choices that say the same once signs and articles are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.lint.rules import lint


@pytest.mark.parametrize(
    "choices",
    [
        "[{text: The Senate, correct: true}, ⟦L20⟧Senate.]",
        "[{text: The Senate, correct: true}, The House]",
        "[{text: '5', correct: true}, '-5']",
        "[{text: '1.5', correct: true}, '15']",
        '[{text: "?", correct: true}, "!"]',
    ],
)
def test_rule(choices: str, tmp_path: Path) -> None:
    assert lint(tmp_path, "L20", f"  - {{id: a, kind: single, stem: Which?, choices: {choices}}}\n") == []


def test_gaps_are_looked_at(tmp_path: Path) -> None:
    gap = "{choices: [{text: a Senate, correct: true}, ⟦L20⟧The Senate]}"
    assert lint(tmp_path, "L20", f"  - {{id: a, kind: cloze, stem: 'The [[b]].', gaps: {{b: {gap}}}}}\n") == []
