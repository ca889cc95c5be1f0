"""A question asks what is so, not what is not so.

Readers pass over a small *not* and answer the opposite. Ask for what is so; where it must be negative, set the word in
bold or capitals. A negative choice under a negative stem has to be thought round twice.

PASS:
    stem: Which body confirms federal judges?

FAIL:
    stem: Which of these is not a branch of government?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civics_tui.model.kinds import Question
from civics_tui.packs.lint.base import Found, choices
from civics_tui.packs.lint.english import plain, sentences
from civics_tui.packs.problems import Level
from civics_tui.words import _

ID = "L07"
LEVEL: Level = "warning"
LANGUAGES: tuple[str, ...] = ("en",)

_VERB = r"(?:is|are|was|were|be|does|do|did|has|have|had|can|could|may|might|will|would|should|must)"
_ASKS = re.compile(
    r"(?:\A|[,;:]\s+)(?:(?:in|of|to|by|for|from|at|on|under|with)\s+)?"
    r"(?:which|who|what|where|when|whose|all (?:of )?(?:these|the following))\b"
    r"(?:(?!\b(?:if|when|that|who|because|although|while|once|after|before|until|where|why)\b)[^,;:?]){0,90}?"
    rf"(?:\b{_VERB}\s+(?:\w+\s+){{0,2}}?(?P<a>not)\b|\b(?P<b>cannot|isn['’]t|aren['’]t|doesn['’]t|don['’]t|can['’]t|"
    r"wasn['’]t|weren['’]t|didn['’]t|never|incorrect|untrue|false|least likely|least)\b)|"
    r"\b(?P<c>except)\b(?: for)?\W*\Z",
    re.I,
)
_MARKED = re.compile(
    r"\*[^*]*\b(?:not|except|least|never|false|incorrect|untrue|cannot|\w+n['’]t)\b[^*]*\*"
    r"|\b(?:NOT|EXCEPT|LEAST|NEVER|FALSE|INCORRECT|UNTRUE|CANNOT)\b",
)
_ANY = re.compile(r"not|except|n['’]t|never|least|false|incorrect|untrue", re.I)
_FEWEST = re.compile(r"\bat least\b|\bthe least (?:number|count|age|share|votes?|majority)\b", re.I)
_NO = re.compile(r"\b(?:not|never|no|cannot|\w+n['’]t)\b", re.I)


def check(question: Question) -> Iterator[Found]:
    """Look at the main clause of the last sentence; a negative choice beside it is an error."""
    lists = list(choices(question))
    if not lists or len(lists[0][0]) > 1:
        return
    if not _ANY.search(question.stem):
        return
    last = sentences(question.stem)[-1] if question.stem.strip() else ""
    found = _ASKS.search(_FEWEST.sub("", last))
    if not found:
        return
    word = found["a"] or found["b"] or found["c"]
    for path, listed in lists:
        for number, choice in enumerate(listed):
            if _NO.search(plain(choice.text)) and not choice.text.lstrip().casefold().startswith("no one"):
                message = _("stem and choice {number} are both negative").format(number=number + 1)
                yield Found([*path, number, "text"], message, _("ask for what is so"), "error")
                return
    is_marked = _MARKED.search(question.stem) is not None
    advice = _("ask for what is so") if is_marked else _("ask for what is so, or set the word in bold")
    yield Found(["stem"], _('the stem asks with "{word}"').format(word=word), advice, "info" if is_marked else None)
