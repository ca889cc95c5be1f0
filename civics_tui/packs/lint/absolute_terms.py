"""No choice says always or never where the others do not.

Little holds always, so learners strike such choices out without knowing the matter; where only the key has the word,
they pick it. A stem that quotes a text is left alone, because the word may be the text's.

PASS:
    choices: [By a vote of the Senate, By a vote of the House, By a ruling of a court]

FAIL:
    choices: [{text: By a vote of the Senate, correct: true}, Always by the House, Never by a vote]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question, TrueFalse
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.lint.english import plain
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L02"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)

_ABSOLUTE = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bhas )(?<!\bhave )(?<!\bhad )"
    r"\b(?:always|never|absolutely|completely|entirely|totally|without (?:any )?exceptions?|in (?:every|all) cases?|"
    r"under no circumstances|invariably|at all times)\b",
    re.I,
)
_ANY = re.compile(r"always|never|tely|tally|tirely|exception|case|circumstance|invariably|all times", re.I)
_QUOTED = re.compile(r"[\"“”«»]")


def check(question: Question) -> Iterator[Found]:
    """Look for absolute words on one side only: among the right choices, or among the wrong ones.

    What was never done is a plain fact, and no absolute term.
    """
    if isinstance(question, TrueFalse):
        found = None if question.answer or _QUOTED.search(question.stem) else _ABSOLUTE.search(plain(question.stem))
        if found:
            message = _('a false statement with "{word}" is seen through').format(word=found[0])
            yield Found(["stem"], message, _("make it false by what it says, not by the word"))
        return
    for path, listed in choices(question):
        if not _ANY.search("\n".join([choice.text for choice in listed])) or _QUOTED.search(question.stem):
            continue
        terms = [_ABSOLUTE.search(choice.text) for choice in listed]
        right = [bool(term) for choice, term in zip(listed, terms, strict=True) if choice.correct]
        wrong = [bool(term) for choice, term in zip(listed, terms, strict=True) if not choice.correct]
        if not (any(right) or any(wrong)) or (any(right) and any(wrong)) or not right or not wrong:
            continue
        number, term = next((number, term) for number, term in enumerate(terms) if term)
        told = (
            _('choice {number} says "{word}", and only right choices do')
            if any(right)
            else _('choice {number} says "{word}", and only wrong choices do')
        )
        message = told.format(number=number + 1, word=term[0])
        yield Found([*path, number, "text"], message, _("say it without the word, or give it to both sides"))
