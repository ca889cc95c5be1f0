"""The right choice is not the longest one.

Authors make the key exact and the distractors short, and who knows nothing picks the longest. The rule tells a key that
is both half as long again as the middle of the others and 15 characters longer; and a pack in which the longest choice
is right far more often than by chance.

PASS:
    choices: [The House, {text: The Senate, correct: true}, The President]

FAIL:
    choices: [The House, {text: "The Senate, by a majority of those who vote", correct: true}, The President]
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from statistics import median

from civics_tui.model.kinds import Single
from civics_tui.model.question import Choice
from civics_tui.packs.lint.base import Found, FoundIn, Whole, choices, only_key
from civics_tui.packs.lint.english import plain
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L01"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ()
RATIO, MORE = 1.5, 15
"""Times the median length of the other choices, and characters more than it and than the longest of them."""
VISIBLE = 1.1
"""Times the length of the next one from which on readers see which choice is the longest."""
LEAST = 10
"""Questions from which on the pack as a whole is looked at."""


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Look at each question, then at how often the longest choice is right."""
    hits, chances = 0, []
    for question in whole.questions:
        for path, listed in choices(question):
            key = only_key(listed)
            if key is None or len(listed) < 3:
                continue
            if isinstance(question, Single):
                chances.append(1 / len(listed))
                hits += _is_longest(key[0], listed)
            if _stands_out(key[0], listed):
                message = _("choice {number} is right, and by far the longest").format(number=key[0] + 1)
                advice = _("shorten it, or make the others as exact")
                yield FoundIn(question.id, Found([*path, key[0], "text"], message, advice))
    expected = sum(chances)
    spread = sqrt(sum(chance * (1 - chance) for chance in chances))
    if len(chances) >= LEAST and hits > expected + 2 * spread + 1:
        message = _("the longest choice is right in {n} of {count} questions; by chance it were about {few}").format(
            n=hits, count=len(chances), few=round(expected)
        )
        yield FoundIn(None, Found([], message, _("lengthen distractors, or shorten keys, in some of them")))


def _lengths(number: int, listed: tuple[Choice, ...]) -> tuple[int, list[int]]:
    lengths = [len(plain(choice.text)) for choice in listed]
    return lengths[number], lengths[:number] + lengths[number + 1 :]


def _is_longest(number: int, listed: tuple[Choice, ...]) -> bool:
    own, others = _lengths(number, listed)
    return own >= VISIBLE * max(others)


def _stands_out(number: int, listed: tuple[Choice, ...]) -> bool:
    own, others = _lengths(number, listed)
    return own >= RATIO * median(others) and own >= median(others) + MORE and own >= max(others) + MORE
