"""No hint holds the answer.

A hint leads a step towards it; the last step is the learner's.

PASS:
    hints: [It has 100 members.]

FAIL:
    hints: [It is the Senate.]      # where the Senate is the answer
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.typed import decimal
from civics_tui.packs.lint.base import Found
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L31"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ()
SHORTEST, SHORTEST_NUMBER = 4, 2
"""A hint may hold an answer of fewer characters by chance."""

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.I)


def check(question: Question) -> Iterator[Found]:
    """Look for every right answer in every hint, as whole words."""
    if not question.hints:
        return
    answers = [answer for answer in _answers(question) if answer]
    for number, hint in enumerate(question.hints):
        text = hint.text.casefold()
        for answer in answers:
            if answer in text and re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", text):
                message = _('hint {number} holds the answer "{answer}"').format(number=number + 1, answer=answer[:60])
                yield Found(["hints", number, "text"], message, _("say what leads to it instead"))
                break


def _answers(question: Question) -> Iterator[str]:
    """The right answers, without the article before them; numbers are compared whole, short texts are left out."""
    for text in kind_of(question).keys(question):
        plain = _ARTICLE.sub("", text.casefold().strip().rstrip("."), count=1)
        yield plain if len(plain) >= (SHORTEST_NUMBER if decimal(plain) is not None else SHORTEST) else ""
