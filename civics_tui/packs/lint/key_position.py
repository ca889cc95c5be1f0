"""Right choices that keep their place are spread over the places.

Choices that are not shuffled, those of gaps among them, are written by hand, and the right one comes to the mind first.
The rule compares the places of the right choices with chance (chi-squared, 1 %).

PASS:
    right choices in place 1, 3, 2, 4, 1, 3, ...

FAIL:
    all of ten right choices in place 1, with shuffle: false
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from civics_tui.packs.lint.base import Found, FoundIn, Whole, choices, only_key
from civics_tui.packs.lint.numbers import point
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L23"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ()
LEAST = 8
"""Lists of choices from which on places are compared."""
CRITICAL = (6.63, 9.21, 11.34, 13.28, 15.09, 16.81, 18.48, 20.09, 21.67, 23.21, 24.72)
"""Chi-squared at 1 % for 1 to 11 degrees of freedom; the common table."""


def check_pack(whole: Whole) -> Iterator[FoundIn]:
    """Count the places of right choices; lists in the order of their numbers are left out."""
    seen: Counter[int] = Counter()
    expected: Counter[int] = Counter()
    for question in whole.questions:
        for path, listed in choices(question):
            key = only_key(listed)
            if key is None or (question.shuffle and len(path) == 1) or all(point(choice.text) for choice in listed):
                continue
            seen[key[0]] += 1
            for place in range(len(listed)):
                expected[place] += 1 / len(listed)  # type: ignore[assignment]
    total = sum(seen.values())
    if total < LEAST:
        return
    distance = sum((seen[place] - count) ** 2 / count for place, count in expected.items())
    if distance > CRITICAL[min(len(expected), 12) - 2]:
        place, count = seen.most_common(1)[0]
        message = _("of {total} choices that keep their place, {count} are right in place {place}").format(
            total=total, count=count, place=place + 1
        )
        yield FoundIn(None, Found([], message, _("move some of them, or leave out  shuffle: false")))
