"""Every variant of a question with variables makes sense.

Variants are drawn and looked at: no two choices are the same number, and how many there are is never below zero. (That
two choices are the same text, or that a formula fails, is E143.)

PASS:
    vars: {ayes: {int: [51, 100]}}      # stem: "{ayes} of 100 vote for it. How many do not?"    answer: "= 100 - ayes"

FAIL:
    vars: {ayes: {int: [51, 120]}}      # the same: with 120, -20 do not
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.errors import ExpressionError
from civics_tui.model import typed, variant
from civics_tui.model.kinds import Cloze, Numeric, Question
from civics_tui.packs.lint import equal_numbers
from civics_tui.packs.lint.base import Found
from civics_tui.packs.lint.english import plain
from civics_tui.packs.places import Path
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L38"
LEVEL: Level = "error"
LANGUAGES: tuple[str, ...] = ("en",)
DRAWS = 30
"""Variants that are looked at, always the same ones."""

_COUNTED = re.compile(r"\bhow many\b|\b(?:least|fewest|smallest|greatest) number\b|\bhow much (?:time|money)\b", re.I)


def check(question: Question) -> Iterator[Found]:
    """Draw variants; the first that makes no sense is told with its numbers."""
    if not question.vars:
        return
    is_count = _COUNTED.search(plain(question.stem)) is not None
    for number in range(DRAWS):
        try:
            values = variant.draw_values(question, variant.seed_of("", question.id, f"lint {number}"))
            drawn = variant.filled(question, values)
        except ExpressionError:
            return
        told = _wrong(drawn, is_count)
        if told is not None:
            shown = ", ".join(f"{name} = {variant.shown(value)}" for name, value in values.items())[:120]
            message = _("{reason}, with {values}").format(reason=told[1], values=shown)
            yield Found(told[0], message, _("change the ranges, or add a condition to  where"))
            return


def _wrong(drawn: Question, is_count: bool) -> tuple[Path, str] | None:
    for found in equal_numbers.check(drawn):
        return found.path, found.message
    answers: list[tuple[Path, str]] = []
    if isinstance(drawn, Numeric):
        answers.append((["answer"], drawn.answer))
    elif isinstance(drawn, Cloze):
        answers += [(["gaps", name, "answer"], gap.answer) for name, gap in drawn.gaps.items() if gap.answer]
    for path, answer in answers:
        value = typed.decimal(answer)
        if is_count and value is not None and value < 0:
            return path, _("the answer {answer} is below zero").format(answer=answer)
    return None
