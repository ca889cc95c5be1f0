"""True or false is used sparingly, and for one statement at a time.

A guess is right half the time. A statement with *because* holds two claims, and nobody knows which of them was judged.

PASS:
    stem: Federal judges are elected.

FAIL:
    stem: Federal judges serve for life because they are elected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import TrueFalse
from civics_tui.packs.lint.base import Found, FoundIn, Whole
from civics_tui.packs.lint.english import plain
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L17"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ("en",)
SHARE, LEAST = 0.3, 10
"""The share of a pack of so many questions that may be true or false."""

_TWO = re.compile(r"\b(?:because|therefore|which is why|and so|since (?:it|they|he|she|the)|as a result)\b", re.I)
_QUOTED = re.compile(r"[\"“”«»]")


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Count them, and look for statements that hold two."""
    judged = [question for question in whole.questions if isinstance(question, TrueFalse)]
    if len(whole.questions) >= LEAST and len(judged) > SHARE * len(whole.questions):
        message = _("{n} of {count} questions are true or false").format(n=len(judged), count=len(whole.questions))
        yield FoundIn(None, Found([], message, _("make some of them another kind")))
    for question in judged:
        found = _TWO.search(plain(question.stem))
        if found and not _QUOTED.search(question.stem):
            message = _('with "{word}" the statement holds two').format(word=found[0])
            yield FoundIn(question.id, Found(["stem"], message, _("judge one of them, and tell the other")))
