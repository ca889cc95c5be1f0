"""No two choices are opposites of which one must be right.

If one says what the other denies, the rest fall away, and a guess is right half the time. Two pairs of opposites are
fine.

PASS:
    choices: [It rises, It falls, {text: It rises at first, correct: true}, It falls at first]

FAIL:
    choices: [{text: The state can leave, correct: true}, The state cannot leave, The law is silent]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found, choices, only_key
from civics_tui.packs.lint.english import words
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L11"
LEVEL: Level = "info"
LANGUAGES: tuple[str, ...] = ("en",)

_PAIRS = (
    "always never|all none|more less|more fewer|higher lower|increase decrease|increases decreases|rise fall|"
    "rises falls|legal illegal|lawful unlawful|constitutional unconstitutional|valid invalid|allowed forbidden|"
    "possible impossible|true false|yes no|before after|above below|gains loses|stronger weaker|larger smaller"
)
_OPPOSITE = {tuple(sorted(pair.split())) for pair in _PAIRS.split("|")}
_ANY = re.compile(rf"n(?:o|['’])t|\b(?:{'|'.join(sorted({word for pair in _OPPOSITE for word in pair}))})\b", re.I)
_NOT = re.compile(
    r"\b(?:can(?:not|['’]t)|(?:do|does|did|is|are|was|were|has|have|had|may|must|will|would) ?n(?:ot|['’]t))\b"
)


def check(question: Question) -> Iterator[Found]:
    """Look for one single pair of opposites of which one is the key."""
    for path, listed in choices(question):
        key = only_key(listed)
        if key is None or len(listed) < 3 or not _ANY.search("\n".join([choice.text for choice in listed])):
            continue
        forms = [_without_not(choice.text) for choice in listed]
        pairs = [
            (first, second)
            for first in range(len(listed))
            for second in range(first + 1, len(listed))
            if _opposed(forms[first], forms[second])
        ]
        loose = [pair for pair in combinations(forms, 2) if _start_opposed(*pair)]
        if len(pairs) == 1 and key[0] in pairs[0] and len(loose) <= _start_opposed(*(forms[at] for at in pairs[0])):
            message = _("choices {first} and {second} are opposites, and one of them is right").format(
                first=pairs[0][0] + 1, second=pairs[0][1] + 1
            )
            yield Found([*path, key[0], "text"], message, _("make a second pair, or replace the wrong one"))


def _start_opposed(one: tuple[int, tuple[str, ...]], other: tuple[int, tuple[str, ...]]) -> bool:
    """Are the first words opposites? Such choices are a pair, too, if one with other words behind."""
    return bool(one[1] and other[1]) and tuple(sorted((one[1][0], other[1][0]))) in _OPPOSITE


def _without_not(text: str) -> tuple[int, tuple[str, ...]]:
    """How many denials stand in a text, and its words without them."""
    plain = text.casefold()
    denials = len(_NOT.findall(plain)) if "n" in plain else 0
    if not denials:
        return 0, words(text)
    return denials, words(_NOT.sub(lambda found: _positive(found[0]), plain))


def _positive(denial: str) -> str:
    return re.sub(r" ?n(?:ot|['’]t)\Z", "", denial) if not denial.startswith("can") else "can"


def _opposed(one: tuple[int, tuple[str, ...]], other: tuple[int, tuple[str, ...]]) -> bool:
    if len(one[1]) != len(other[1]) or not one[1]:
        return False
    differing = [(a, b) for a, b in zip(one[1], other[1], strict=True) if a != b]
    if not differing:
        return (one[0] + other[0]) % 2 == 1
    if differing[0] in (("yes", "no"), ("no", "yes")):
        return len(differing) == 1
    return len(differing) == 1 and one[0] == other[0] and tuple(sorted(differing[0])) in _OPPOSITE
