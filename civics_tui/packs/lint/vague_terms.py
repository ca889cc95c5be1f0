"""No choice says often or usually.

How often is often? Whoever disagrees about the word answers wrongly with the right knowledge. A true or false statement
with such a word is hardly ever false.

PASS:
    choices: [Every two years, Every four years, Every six years]

FAIL:
    choices: [Often, Sometimes, {text: Rarely, correct: true}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found, choices, is_statement
from civics_tui.packs.lint.english import plain
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L03"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ("en",)

_VAGUE = re.compile(
    r"\b(?:often|usually|sometimes|frequently|occasionally|rarely|seldom|generally|typically|normally|mostly|"
    r"more or less|in many cases|in some cases)\b",
    re.I,
)
_QUOTED = re.compile(r"[\"“”«»]|\bhow (?:often|frequently)\b", re.I)


def check(question: Question) -> Iterator[Found]:
    """Look at every choice, and at statements to be judged."""
    if is_statement(question):
        found = None if _QUOTED.search(question.stem) else _VAGUE.search(plain(question.stem))
        if found:
            message = _('the statement says "{word}", which is a matter of taste').format(word=found[0])
            yield Found(["stem"], message, _("say how often, or leave the word out"))
        return
    for path, listed in choices(question):
        for number, choice in enumerate(listed):
            found = _VAGUE.search(choice.text)
            if found:
                message = _('choice {number} says "{word}", which is a matter of taste').format(
                    number=number + 1, word=found[0]
                )
                yield Found([*path, number, "text"], message, _("say how often, or leave the word out"))
                break
