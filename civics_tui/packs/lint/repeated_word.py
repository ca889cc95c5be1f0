"""No telling word of the stem stands in the right choice only.

Who knows nothing picks the choice that sounds like the question. A word counts that is rare in the pack, so that the
words of its subject, which stand everywhere, are left alone.

PASS:
    stem: Who settles a tie in the Senate?        # choices: The Vice President, The Chief Justice, The Speaker

FAIL:
    stem: Which body does impeachment start in?   # choices: The one that impeaches, The Senate, The Cabinet
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from civics_tui.packs.lint.base import Found, FoundIn, Whole, choices, only_key
from civics_tui.packs.lint.english import topics, words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L09"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)
RARE, SHARE = 2, 0.03
"""Stems that may hold the word: so many, or that share of the pack."""
FAMILY = 5
"""Letters at the start that make two words one family: *secret* and *secrecy*."""
MOST_WORDS = 8
"""Words of a key: in a longer one a word of the stem is seldom what tells it."""


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Count the words of all stems, then compare stem, key and distractors of each question."""
    common = Counter(word for question in whole.questions for word in topics(question.stem))
    most = max(RARE, int(SHARE * len(whole.questions)))
    for question in whole.questions:
        for path, listed in choices(question):
            key = only_key(listed)
            if key is None or len(listed) < 3 or len(path) > 1 or len(words(key[1].text)) > MOST_WORDS:
                continue
            shared = {word for word in _shared(topics(key[1].text), topics(question.stem)) if common[word] <= most}
            if not shared:
                continue
            others = frozenset().union(*(topics(choice.text) for choice in listed if choice is not key[1]))
            telling = sorted(shared - _shared(others, shared))
            if telling:
                message = _('only the right choice takes up "{word}" from the stem').format(word=telling[0])
                advice = _("use another word, or give it to a distractor")
                yield FoundIn(question.id, Found([*path, key[0], "text"], message, advice))


def _shared(words_: Iterable[str], stem: Set[str]) -> set[str]:
    """Words of the stem that stand in a text, or have a relative there."""
    heads = {word[:FAMILY] for word in words_ if len(word) >= FAMILY} | {word for word in words_ if len(word) < FAMILY}
    return {word for word in stem if word[:FAMILY] in heads}
