"""Stems can be read by those for whom the pack is made.

The Flesch-Kincaid grade of a stem of fifteen words and more is compared with the manifest's
`audience: {reading_level: ...}`; two grades above it are fine. Names are left out, and a semicolon ends a sentence.
Who cannot read the question cannot show what they know.

PASS:
    stem: Congress can propose an amendment. Which vote does that take?

FAIL:
    stem: Notwithstanding contrary constitutional interpretations, which institutional configuration ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.packs.lint.base import Found, FoundIn, Whole
from civics_tui.packs.lint.english import sentences, words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L32"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ("en",)
ABOVE = 2
"""Grades above the level of the pack that are fine."""
SHORTEST = 15
"""Words of a stem from which on the figure says something."""

_VOWELS = re.compile(r"[aeiouy]+")
_PAUSE = re.compile(r"[;:]\s")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w.]*|\[\[\w+\]\]|\d[\d,.]*")


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Work out the grade of each stem; nothing where the pack gives no level."""
    audience = whole.manifest.audience
    if audience is None or audience.reading_level is None:
        return
    for question in whole.questions:
        found = grade(question.stem)
        if found is not None and found > audience.reading_level + ABOVE:
            message = _("the stem reads like grade {grade}; the pack is for {level}").format(
                grade=round(found), level=audience.reading_level
            )
            yield FoundIn(question.id, Found(["stem"], message, _("use shorter sentences and plainer words")))


def grade(text: str) -> float | None:
    """Flesch-Kincaid grade (Kincaid and others 1975); `None` where the text is too short for one."""
    listed = words(text)
    if len(listed) < SHORTEST:
        return None
    parts = [part for sentence in sentences(text) for part in _PAUSE.split(sentence) if len(part) > 1]
    counted = words(_NAME.sub("", text)) or listed
    syllables = sum(map(_syllables, counted)) / len(counted)
    return 0.39 * len(listed) / len(parts) + 11.8 * syllables - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e."""
    count = len(_VOWELS.findall(word))
    return max(1, count - (word.endswith("e") and not word.endswith(("le", "ee"))) - word.endswith("ed") * (count > 1))
