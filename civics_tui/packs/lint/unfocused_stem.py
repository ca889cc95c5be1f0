"""The stem asks something before the choices are read.

Under *Which of these is true?* every choice is a question of its own, and nobody can think of the answer first. The
same holds for a stem of a word or two that is no question.

PASS:
    stem: Which vote in Congress proposes an amendment?

FAIL:
    stem: Which of the following is true?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Multiple, Numeric, Question, Short, Single
from civics_tui.packs.lint.base import Found
from civics_tui.packs.lint.english import plain, sentences, words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L14"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)
FEWEST = 4
"""Words of a stem that is no question."""

_NO_TOPIC = re.compile(
    r"(?:which|what)(?: one)?(?: of)?(?: (?:the following|these|the|those|following))?(?: (?:statements?|sentences?|"
    r"answers?|options?|choices?))?(?: below)? (?:is|are|best|would be) ?(?:\w+ )?(?:true|correct|right|false|"
    r"incorrect|accurate|wrong|not true)?\W*\Z|(?:choose|pick|select|mark|find)(?: the| all| all the)? (?:one |best )?"
    r"(?:correct|right|true|best)(?: answers?| statements?| choices?| ones?| options?)?\W*\Z",
    re.I,
)


def check(question: Question) -> Iterator[Found]:
    """Look at the stems of questions that are answered from the stem alone."""
    if not isinstance(question, Single | Multiple | Short | Numeric):
        return
    parts = sentences(question.stem)
    text = plain(question.stem)
    if len(parts) == 1 and _NO_TOPIC.match(parts[0]):
        yield Found(
            ["stem"], _("the stem has no topic of its own"), _("ask about one thing, and let the choices differ")
        )
    elif "?" not in text and "[[" not in text and len(words(text)) < FEWEST:
        yield Found(["stem"], _("the stem is no question"), _("ask a whole question"))
