"""What all choices start with stands in the stem.

The same words read four times hide in what the choices differ.

PASS:
    stem: The Senate confirms nominees by a majority of ...     # choices: those voting, all members, both chambers

FAIL:
    choices: [By a majority of those voting, By a majority of all members, By a majority of both chambers]
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.lint.english import plain
from civics_tui.packs.problems import Level
from civics_tui.words import _, ngettext

ID = "L36"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ()
LEAST = 3
"""Words that all choices share, and choices that there are."""


def check(question: Question) -> Iterator[Found]:
    """Count the words at the start of all choices that are the same."""
    for path, listed in choices(question):
        if len(listed) < LEAST or listed[0].text[:3].casefold() != listed[1].text[:3].casefold():
            continue
        texts = [plain(choice.text).casefold().split() for choice in listed]
        shared = 0
        for column in zip(*texts, strict=False):
            if len(set(column)) > 1:
                break
            shared += 1
        if shared >= LEAST:
            message = ngettext(
                "all choices start with the same {n} word", "all choices start with the same {n} words", shared
            )
            yield Found(list(path), message, _("move them into the stem"))
