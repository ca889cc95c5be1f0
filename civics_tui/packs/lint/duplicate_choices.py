"""No two choices say the same once signs and articles are taken away.

Beyond E104, which ignores capitals and spaces only.

PASS:
    choices: [The Senate, The House]

FAIL:
    choices: [The Senate, "Senate."]
"""

from __future__ import annotations

import string
from collections.abc import Iterator

from civics_tui.model import typed
from civics_tui.model.kinds import Question
from civics_tui.packs.checks.common import same
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L20"
LEVEL: Level = "error"
LANGUAGES: tuple[str, ...] = ()

_NO_SIGNS = str.maketrans("", "", string.punctuation)
_ARTICLES = frozenset({"a", "an", "the"})


def _letters(text: str) -> str:
    """Letters and digits without articles: texts that differ in them differ. Cheaper than the form that is compared."""
    words = text.casefold().translate(_NO_SIGNS).split()
    return "".join([word for word in words if word not in _ARTICLES])


def check(question: Question) -> Iterator[Found]:
    """Compare the choices with one another."""
    for path, listed in choices(question):
        if len({_letters(choice.text) for choice in listed}) == len(listed):
            continue
        seen: dict[str, int] = {}
        for number, choice in enumerate(listed):
            form = typed.normalize(choice.text, ("case", "space", "punctuation", "articles"))
            first = seen.setdefault(form, number) if form else number
            if first != number and same(choice.text) != same(listed[first].text):
                message = _("choice {number} says the same as choice {first}").format(
                    number=number + 1, first=first + 1
                )
                yield Found([*path, number, "text"], message, _("change the text, or delete it"))
