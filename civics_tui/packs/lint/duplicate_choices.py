"""No two choices say the same once signs and articles are taken away.

Beyond E104, which ignores capitals and spaces only.

PASS:
    choices: [The Senate, The House]

FAIL:
    choices: [The Senate, "Senate."]
"""

from __future__ import annotations

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


def check(question: Question) -> Iterator[Found]:
    """Compare the choices with one another."""
    for path, listed in choices(question):
        seen: dict[str, int] = {}
        for number, choice in enumerate(listed):
            form = typed.normalize(choice.text, ("case", "space", "punctuation", "articles"))
            first = seen.setdefault(form, number) if form else number
            if first != number and same(choice.text) != same(listed[first].text):
                message = _("choice {number} says the same as choice {first}").format(
                    number=number + 1, first=first + 1
                )
                yield Found([*path, number, "text"], message, _("change the text, or delete it"))
