"""No choice puts other choices together.

`A and C` tests the reading of a table more than the matter, and half knowledge is enough to rule most of it out.
Shuffled, the letters and numbers name the wrong choices.

PASS:
    choices: [{text: The House, correct: true}, {text: The Senate, correct: true}, The President]   # kind: multiple

FAIL:
    choices: [The House, The Senate, {text: Both A and B, correct: true}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.model.question import Choice
from civics_tui.packs.lint.base import Found, choices, is_moved
from civics_tui.packs.lint.english import plain, words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L06"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)

_SIGN = r"(?:\(?[a-f]\)?|[ivx]{1,4}|[1-6])"
_COMBINED = re.compile(
    rf"\s*(?:(?:only|both)\s+)?(?:(?:answers?|options?|choices?|numbers?)\s+)?{_SIGN}(?:\s*,\s*{_SIGN})*\s*,?\s*"
    rf"(?:and|&|or)\s*{_SIGN}(?:\s+only)?\s*(?:are (?:correct|right|true))?\W*\Z"
    r"|\s*both (?:of )?(?:the )?(?:above|these)\b|\s*(?:two|three) of (?:the )?(?:above|these)\b",
    re.I,
)
_LETTERED = re.compile(r"(?:\A|\s)(?:I|II|1|A|a)[.)]\s")


def check(question: Question) -> Iterator[Found]:
    """Look for choices that name others by a sign, or hold two of them whole; shuffled signs are an error."""
    for path, listed in choices(question):
        for number, choice in enumerate(listed):
            named = _names_others(choice.text, question.stem)
            if not named and not _holds_two(number, listed):
                continue
            moves = named and is_moved(question, path, choice) and not _LETTERED.search(question.stem)
            message = _("choice {number} puts others together").format(number=number + 1)
            yield Found(
                [*path, number, "text"], message, _("write  kind: multiple  instead"), "error" if moves else None
            )


def _names_others(text: str, stem: str) -> bool:
    if not _COMBINED.match(text):
        return False
    return not any(one.isdigit() for one in text) or bool(_LETTERED.search(stem)) or "only" in text.casefold()


def _holds_two(number: int, listed: tuple[Choice, ...]) -> bool:
    """Are two other choices joined by `and` in this one?"""
    text = plain(listed[number].text).casefold()
    if " and " not in text or len(listed) < 3:
        return False
    own = words(text)
    parts = {
        tuple(word for word in words(other.text) if word not in _ARTICLES)
        for at, other in enumerate(listed)
        if at != number
    }
    own = tuple(word for word in own if word not in _ARTICLES and word != "both")
    return any(own[:at] in parts and own[at + 1 :] in parts for at in range(1, len(own) - 1) if own[at] == "and")


_ARTICLES = frozenset({"a", "an", "the"})
