"""The stem does not tell the key by its grammar.

A stem that ends in *a* or *an* fits only choices with the right first sound. Put the article into the choices, or ask
a whole question.

PASS:
    stem: What does the President give Congress each year?

FAIL:
    stem: "The head of a state's executive branch is called a"      # choices: governor, assembly, attorney
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.model.question import Choice
from civics_tui.packs.lint.base import Found, choices, only_key
from civics_tui.packs.lint.english import plain, words
from civics_tui.packs.places import Path
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L08"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)

_ENDS = re.compile(r"\b(an?)\s*(?:_{2,}|\.{3,}|…)?\s*[:.]?\s*\Z", re.I)
_VOWEL = re.compile(r"[aeio]|u(?!ni|se|sa|su|k\b)|ho(?:ur|nou?r|nest)|heir|[8]|1[18]\b", re.I)
_SPELLED = re.compile(r"[A-Z](?:\.?[A-Z])+\b")
_LIKE_VOWELS = "AEFHILMNORSX"
"""Letters whose names start with a vowel: an FBI agent, a U.S. judge."""
_EU = re.compile(r"eu|one|once|ouija", re.I)


def check(question: Question) -> Iterator[Found]:
    """Look where a list of choices follows an article, in a stem or before a gap."""
    for path, listed in choices(question):
        key = only_key(listed)
        article = _article(question.stem, path)
        if key is None or article is None:
            continue
        fits = [_sounds(choice) == article for choice in listed]
        if fits[key[0]] and not all(fits):
            message = _('only some choices fit behind "{article}", and the key is one of them').format(article=article)
            yield Found(["stem"], message, _('write "a/an", or put the article into the choices'))


def _article(stem: str, path: Path) -> str | None:
    """The article right before the choices: at the end of the stem, or before the gap that they fill."""
    text = plain(stem)
    if len(path) > 1:
        text = text.partition(f"[[{path[1]}]]")[0]
    elif text.rstrip().endswith("?"):
        return None
    found = _ENDS.search(text)
    if found is None or text[: found.start()].rstrip().endswith("/"):
        return None
    return found[1].casefold()


def _sounds(choice: Choice) -> str:
    """The article that a choice takes by its first sound."""
    spelled = _SPELLED.match(plain(choice.text).strip())
    if spelled:
        return "an" if spelled[0][0] in _LIKE_VOWELS else "a"
    first = next(iter(words(choice.text)), "")
    return "an" if _VOWEL.match(first) and not _EU.match(first) else "a"
