"""L28: an explanation, and a source or claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.lint.rules import lint


@pytest.mark.parametrize(
    "question",
    [
        "  - {id: a, kind: true_false, stem: So?, answer: true, explanation: It is., source: Here}\n",
        "  - ⟦L28⟧{id: a, kind: true_false, stem: So?, answer: true, source: Here}\n",
        "  - ⟦L28⟧{id: a, kind: true_false, stem: So?, answer: true, explanation: It is.}\n",
        "  - ⟦L28⟧id: a\n    kind: true_false\n    stem: So?\n    answer: true\n",
        "  - {id: a, contested: true, stem: So?, views: [{text: b, source: x}, {text: c, source: y}]}\n",
        "  - {id: a, kind: true_false, stem: So?, answer: true, lint: {allow: [L28], why: It is obvious}}\n",
        "  - {id: a, kind: true_false, stem: So?, answer: true, retired: {since: 2020, why: It changed}}\n",
    ],
)
def test_rule(question: str, tmp_path: Path) -> None:
    assert lint(tmp_path, "L28", question) == []


def test_the_manifest_can_put_it_aside(tmp_path: Path) -> None:
    head = "title: T\nlint: {allow: [L28], why: the source is the lesson}\nquestions:\n"
    assert lint(tmp_path, "L28", "  - {id: a, kind: true_false, stem: So?, answer: true}\n", head=head) == []
