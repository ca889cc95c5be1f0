"""No choice says all of the above.

Whoever knows that two choices are right has the answer without the third. Shuffled, it stands above what it means.

PASS:
    choices: [Legislative, Judicial, Military]      # kind: multiple

FAIL:
    choices: [Legislative, Judicial, {text: All of the above, correct: true, pin: last}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L04"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)

_ALL = re.compile(
    r"(?:all|each|every one) of (?:the )?(?:above|these|them|those)\b|all (?:the )?above\b|a\s*[-–]\s*[c-f]\W*\Z", re.I
)


def check(question: Question) -> Iterator[Found]:
    """Look at every choice; one that is shuffled away from the end is an error."""
    for path, listed in choices(question):
        for number, choice in enumerate(listed):
            if not _ALL.match(choice.text.strip()):
                continue
            moves = question.shuffle and choice.pin is None and len(path) == 1
            message = _('choice {number} is "{text}"').format(number=number + 1, text=choice.text[:60])
            advice = _("add  pin: last,  or write  kind: multiple") if moves else _("write  kind: multiple  instead")
            yield Found([*path, number, "text"], message, advice, "error" if moves else None)
