"""L31: a hint that holds the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.lint.rules import lint

SINGLE = "{id: a, kind: single, stem: W?, choices: [{text: The Senate, correct: true}, B], "


@pytest.mark.parametrize(
    "question",
    [
        SINGLE + "hints: [⟦L31⟧It is the Senate.]}",
        SINGLE + "hints: [It has 100 members.]}",
        SINGLE + "hints: [Senators sit there.]}",
        "{id: a, kind: short, stem: W?, accept: [President], hints: [One person., ⟦L31⟧the president does]}",
        "{id: a, kind: numeric, stem: W?, answer: 38, hints: [⟦L31⟧It is 38.]}",
        "{id: a, kind: numeric, stem: W?, answer: 38, hints: [It is below 138.]}",
        "{id: a, kind: cloze, stem: 'A [[b]]', gaps: {b: {accept: [President]}}, hints: [⟦L31⟧A president]}",
    ],
)
def test_rule(question: str, tmp_path: Path) -> None:
    assert lint(tmp_path, "L31", f"  - {question}\n") == []
