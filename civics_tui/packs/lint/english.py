"""English as the rules need it: words, stems of words, sentences, and words that carry no topic."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?(?:-[a-z0-9]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”'’)*]*\s+(?=[\"“'‘(*]*[A-Z0-9\[{])")
_LINK = re.compile(r"\]\([^)\s]*\)")
_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied", "ers", "er", "ors", "or")
_ENDS = ("es", "ed", "ly", "s", "e", "y")
_LEAST = 4
"""Letters that stay of a word when its ending is cut."""

_STOP_WORDS = """
a about above after again against all also among an and another any are as at be because been before being below
between both but by can cannot could did do does doing done down during each either else enough even ever every
few first for from further had has have having he her here hers him his how i if in into is it its itself just
last least less made make makes many may me might more most much must my name named neither never next no nor
not nothing now of off on once one only or other others our out over own part people per put same say says said
second see shall she should since so some such take takes than that the their them then there these they thing
things this those three through to too two under until up upon us use used uses very was way we well were what
when where whether which while who whom whose why will with within without would year years yes yet you your"""
STOP = frozenset(_STOP_WORDS.split())
"""Words that two texts share without sharing a topic."""


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """The text without Markdown's stars and the targets of links."""
    return _LINK.sub("]", text).replace("*", "") if "*" in text or "](" in text else text


@lru_cache(maxsize=512)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without signs."""
    return tuple(_WORD.findall(plain(text).casefold()))


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """A word without its ending: words of one family have one root."""
    word = word.partition("'")[0].partition("’")[0]
    for ending in (*_SUFFIXES, *_ENDS):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _LEAST and word[-1] in "eiy" else word


@lru_cache(maxsize=512)
def topics(text: str) -> frozenset[str]:
    """Roots of the words that carry the topic of a text."""
    return frozenset([root(word) for word in words(text) if len(word) > 3 and word not in STOP and not word.isdigit()])


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(_SENTENCE.split(plain(text).strip()))
