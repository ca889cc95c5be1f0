"""The rules stay as right as they were measured: `python -m tests.lint` prints the figures."""

from __future__ import annotations

import pytest

from civics_tui.packs.lint import RULES
from tests.lint.corpus import alarmed, corpus, scores

PRECISION = 0.9
RECALL = 0.7
LOWER_RECALL = {"L27": 0.6}
"""One of three twins differs by a word in the middle of every run."""
FALSE_ALARMS = 0.02
LEAST = 200
FEWEST = {"L23": 1, "L24": 1}
"""Flaws of a pack as a whole: each needs a pack of its own."""


def test_the_corpus_is_large_enough() -> None:
    assert sum("/" in one.name for one in corpus()) >= LEAST
    assert sum("/" in one.name and one.is_good for one in corpus()) >= LEAST


def test_every_mark_names_a_rule() -> None:
    marked = {rule for one in corpus() for rule in one.expected}
    assert marked == {rule.ID for rule in RULES}


@pytest.mark.parametrize("rule", [str(rule.ID) for rule in RULES])
def test_a_rule_is_right(rule: str) -> None:
    score = scores()[rule]
    assert len(score.hits | score.missed) >= FEWEST.get(rule, 3)
    assert score.precision >= PRECISION, score.false
    assert score.recall >= LOWER_RECALL.get(rule, RECALL), score.missed


def test_good_writing_is_left_alone() -> None:
    wrong, count = alarmed()
    assert len(wrong) <= FALSE_ALARMS * count, [one.name for one in wrong]
