"""Gaps come late, are few, and take words that matter.

A text that starts with its gap, or has more gaps than can be kept in mind, is a riddle. A gap for *the* tests nothing.

PASS:
    stem: The President nominates, and the [[b]] consents.

FAIL:
    stem: "[[a]] nominates and [[b]] [[c]] by [[d]] of those [[e]]."
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import Cloze, Question
from civics_tui.packs.lint.base import Found
from civics_tui.packs.lint.english import plain, words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L18"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ("en",)
MOST = 4
"""Gaps of a question."""

_EMPTY_WORDS = "a an the of to in on at by for and or but is are was were be it its that this with as from"
_EMPTY = frozenset(_EMPTY_WORDS.split())


def check(question: Question) -> Iterator[Found]:
    """Look at the place, the number and the words of gaps."""
    if not isinstance(question, Cloze):
        return
    if plain(question.stem).lstrip(" \"'“‘").startswith("[["):
        yield Found(["stem"], _("the text starts with its gap"), _("move the gap towards the end"))
    if len(question.gaps) > MOST:
        message = _("{n} gaps are more than can be kept in mind").format(n=len(question.gaps))
        yield Found(["gaps"], message, _("make two questions of it, or choose from a list"))
    for name, gap in question.gaps.items():
        if gap.accept and all(set(words(one.text)) <= _EMPTY and words(one.text) for one in gap.accept):
            message = _('the gap "{name}" takes a word that says nothing').format(name=name)
            yield Found(["gaps", name], message, _("put the gap where it matters"))
