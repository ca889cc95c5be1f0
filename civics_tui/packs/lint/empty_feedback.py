"""Feedback says more than that it was wrong.

Who chose wrongly learns from why it is wrong; *Incorrect.* is shown anyway.


PASS:
    feedback: Courts do not choose their own members.

FAIL:
    feedback: Incorrect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question, kind_of
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.places import Path
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L30"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ("en",)

_EMPTY = re.compile(
    r"\W*(?:(?:no|sorry|oops|incorrect|wrong|false|that(?:['’]s| is)(?: (?:not (?:right|correct|it)|wrong|incorrect))?|"
    r"this is (?:wrong|incorrect|not (?:right|correct))|not (?:right|correct|quite|true)|(?:please )?try (?:it )?again|"
    r"right|correct|yes|well done|good(?: job)?|great|exactly|true)\W*)+\Z",
    re.I,
)
_LONGEST = 60
"""Characters of feedback that may be empty."""


def check(question: Question) -> Iterator[Found]:
    """Look at what is said to wrong choices and wrong answers."""
    for path, text in _wrong(question):
        if len(text) <= _LONGEST and _EMPTY.match(text):
            yield Found(path, _("the feedback says only that it was wrong"), _("say why, or leave it out"))


def _wrong(question: Question) -> Iterator[tuple[Path, str]]:
    for path, listed in choices(question):
        for number, choice in enumerate(listed):
            if choice.feedback and not choice.correct:
                yield [*path, number, "feedback"], choice.feedback
    for number, wrong in enumerate(getattr(question, "reject", ())):
        if wrong.feedback:
            yield ["reject", number, "feedback"], wrong.feedback
    said = question.feedback
    if said is not None and kind_of(question).scored:
        shown = getattr(question, "answer", None)
        side = {True: "false", False: "true"}.get(shown, "") if isinstance(shown, bool) else ""
        for name in filter(None, ("wrong", side)):
            if text := getattr(said, name, None):
                yield ["feedback", name], text
