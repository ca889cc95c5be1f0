"""Numbers and dates that keep their order stand in it.

Where choices are not shuffled, readers look for a number in its place and take an odd order for a sign.

PASS:
    choices: ["26", "34", "38"]      # shuffle: false

FAIL:
    choices: ["34", "26", "38"]      # shuffle: false
"""

from __future__ import annotations

from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.lint.numbers import point
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L16"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)


def check(question: Question) -> Iterator[Found]:
    """Look at lists whose order stays; the choices of a gap always do."""
    for path, listed in choices(question):
        if len(listed) < 3 or (question.shuffle and len(path) == 1):
            continue
        points = [point(choice.text) for choice in listed]
        values = [one[1] for one in points if one is not None]
        if len(values) < len(listed) or len({one[0] for one in points if one}) > 1:
            continue
        if values not in (sorted(values), sorted(values, reverse=True)):
            yield Found(list(path), _("the numbers stand in no order"), _("write them from small to large"))
