"""No question tells the answer to another.

In a test whoever reads on finds the answer. The rule looks for a whole right answer of two words or more in the stem of
another question on the same matter.

PASS:
    Who breaks a tie in the Senate?     and     How many members has the Senate?

FAIL:
    Who breaks a tie in the Senate?     and     When may the Vice President break a tie in the Senate?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from civics_tui.model.kinds import Question, Short, Single, kind_of
from civics_tui.packs.lint.base import Found, FoundIn, Whole
from civics_tui.packs.lint.english import STOP, topics, words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L26"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ("en",)
MATTER = 3
"""Telling words that two stems share if they are on the same matter."""
MANY = 50
"""A word of more stems than this leads to none of them."""


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Look up the rarest word of every right answer among the stems."""
    stems: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(whole.questions):
        for word in set(words(question.stem)):
            stems[word].append(number)
    for number, question in enumerate(whole.questions):
        for key in _answers(question):
            if key[0] not in stems or not all(word in stems for word in key):
                continue
            places = min((stems[word] for word in key), key=len)
            if len(places) > MANY:
                continue
            other = next((at for at in places if at != number and _tells(key, question, whole.questions[at])), None)
            if other is not None:
                told = whole.questions[other]
                message = _('the stem of "{other}" holds the answer to "{id}"').format(other=told.id, id=question.id)
                advice = _("say it in another way, or do not ask both in one test")
                yield FoundIn(told.id, Found(["stem"], message, advice), first=question.id)


def _answers(question: Question) -> Iterator[tuple[str, ...]]:
    """The words of right answers that have at least two with a topic."""
    if not isinstance(question, Single | Short):
        return
    for text in kind_of(question).keys(question):
        key = words(text)
        while key and key[0] in ("a", "an", "the"):
            key = key[1:]
        if sum(word not in STOP and len(word) > 2 for word in key) >= 2:
            yield key


def _tells(key: tuple[str, ...], question: Question, other: Question) -> bool:
    """Does the stem of the other hold the key in a row, and speak of the same matter?"""
    stem = words(other.stem)
    if not any(stem[at : at + len(key)] == key for at in range(len(stem) - len(key) + 1)):
        return False
    if any(stem_[at : at + len(key)] == key for stem_ in [words(question.stem)] for at in range(len(stem_))):
        return False
    about = topics(question.stem)
    return len(about & (topics(other.stem) - topics(" ".join(key)))) >= min(MATTER, max(2, len(about)))
