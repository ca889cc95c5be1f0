"""No two choices are the same number in another dress.

`1,000` and `1000`, `half` and `50 %` are right or wrong together, so that a second one is right where one should be.

PASS:
    choices: ["1,000", "10,000", "100,000"]

FAIL:
    choices: ["1,000", "1000", "100,000"]
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from civics_tui.model import typed
from civics_tui.model.kinds import Question
from civics_tui.packs.checks.common import same
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.lint.numbers import starts_like_number
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L13"
LEVEL: Level = "error"
LANGUAGES: tuple[str, ...] = ("en",)


def check(question: Question) -> Iterator[Found]:
    """Compare the choices that are numbers."""
    for path, listed in choices(question):
        if sum(starts_like_number(choice.text) for choice in listed) < 2:
            continue
        seen: dict[tuple[Fraction, str], int] = {}
        for number, choice in enumerate(listed):
            quantity = typed.quantity(choice.text) if starts_like_number(choice.text) else None
            if quantity is None:
                continue
            value = (quantity.value / 100, "") if quantity.unit == "%" else (quantity.value, quantity.unit)
            first = seen.setdefault(value, number)
            if first != number and same(choice.text) != same(listed[first].text):
                message = _("choice {number} is the same number as choice {first}").format(
                    number=number + 1, first=first + 1
                )
                yield Found([*path, number, "text"], message, _("change one of them, or delete it"))
