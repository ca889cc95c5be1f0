"""No choice says none of the above.

Choosing it shows that somebody knows what is wrong, not what is right. Shuffled, it stands above what it means.

PASS:
    choices: [The House, The Senate, The Supreme Court]

FAIL:
    choices: [The House, The Supreme Court, {text: None of these, correct: true, pin: last}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L05"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)

_NONE = re.compile(r"(?:none|neither|no one) of (?:the )?(?:above|these|them|those)\b|none (?:the )?above\b", re.I)


def check(question: Question) -> Iterator[Found]:
    """Look at every choice; one that is shuffled away from the end is an error."""
    for path, listed in choices(question):
        for number, choice in enumerate(listed):
            if not _NONE.match(choice.text.strip()):
                continue
            moves = question.shuffle and choice.pin is None and len(path) == 1
            message = _('choice {number} is "{text}"').format(number=number + 1, text=choice.text[:60])
            advice = _("add  pin: last") if moves else _("write a choice that could be right instead")
            yield Found([*path, number, "text"], message, advice, "error" if moves else None)
