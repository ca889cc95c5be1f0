"""About half of the true or false statements are true.

Learners notice if most are false, or true, and guess accordingly.

PASS:
    6 of 12 statements are true

FAIL:
    11 of 12 statements are false
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import TrueFalse
from civics_tui.packs.lint.base import Found, FoundIn, Whole
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L24"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ()
LEAST, LOW, HIGH = 10, 0.35, 0.65
"""Statements from which on they are counted, and the share of true ones that is fine."""


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Count true and false."""
    answers = [question.answer for question in whole.questions if isinstance(question, TrueFalse)]
    if len(answers) >= LEAST and not LOW <= sum(answers) / len(answers) <= HIGH:
        message = _("{n} of {count} statements are true").format(n=sum(answers), count=len(answers))
        yield FoundIn(None, Found([], message, _("turn some of them round")))
