"""What changes with time is asked with a date, and nothing is called *it* before it is named.

*Currently* and *the President* mean another thing next year. `as_of`, of the question or of the pack, says when it
holds; so does a year in the stem.

PASS:
    stem: Who was President in 2017?

FAIL:
    stem: Who is currently the Speaker of the House?      # no as_of
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found
from civics_tui.packs.lint.english import plain
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L19"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)

_NOW = re.compile(
    r"\b(?:currently|recently|nowadays|at present|at the moment|today|these days|right now|so far|"
    r"(?:this|last|next) (?:year|month|election)|the (?:current|present|latest|newest|incumbent) (?!as\b)\w+|"
    r"now (?:sits?|serves?|holds?|has|have|is|are|lives?)|(?:is|are|has|have|sits?) now|"
    r"who is (?:now )?the (?:president|speaker|governor|chief justice|vice president|secretary)\b"
    r"(?! (?:pro|in a|when|if)))",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_PRONOUN = re.compile(
    r"(?:he|she|they|him|her|them)\b|"
    r"it (?!(?:\w+ )?(?:is|was|be|been|takes?|took|would|follows|costs?|seems|matters?|means)\b)",
    re.I,
)
_QUOTED = re.compile(r"[\"“”«»]")


def check(question: Question) -> Iterator[Found]:
    """Look at the stem: words of today without a date, and a pronoun at its start."""
    text = plain(question.stem)
    found = _NOW.search(text)
    if found and question.as_of is None and not _YEAR.search(text) and not _QUOTED.search(text):
        message = _('"{word}" means another thing next year').format(word=found[0])
        yield Found(["stem"], message, _("add  as_of: 2026-09-01,  or name the year"))
    pronoun = _PRONOUN.match(text.lstrip())
    if pronoun:
        message = _('nobody knows yet who or what "{word}" is').format(word=pronoun[0].strip())
        yield Found(["stem"], message, _("name it"))
