"""What a student may be called: cleaned, 1 to 20 signs, told apart from others, and none of the refused words.

A teacher can give any name that is clean; the words are refused from students only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from civics_tui.classroom.people.alike import skeleton
from civics_tui.classroom.people.refused_words import ANYWHERE, WHOLE
from civics_tui.classroom.rules.refused import NameRefused
from civics_tui.model.text import REPLACEMENT, clean_text, one_line
from civics_tui.words import _

LONGEST = 20
MOST_CHARACTERS = 80
"""Code points in a name of the longest allowed, however they combine."""
_JOINERS = "\u200c\u200d"
_REPEATED = re.compile(r"(.)\1+")


def clean_name(text: str) -> str:
    """The name as it is kept: NFKC, one line, nothing invisible or unknown.

    Raises:
        NameRefused: nothing is left of it, or more than 20 signs.
    """
    name = clean_text(unicodedata.normalize("NFKC", text[: 4 * MOST_CHARACTERS]))
    kept = (sign for sign in name if sign != REPLACEMENT and (sign in _JOINERS or unicodedata.category(sign)[0] != "C"))
    name = one_line("".join(kept)).strip(_JOINERS + " ")
    if not any(unicodedata.category(sign)[0] in "LNS" for sign in name):
        raise NameRefused(_("Type a name with at least one letter or digit."))
    if graphemes(name) > LONGEST or len(name) > MOST_CHARACTERS:
        raise NameRefused(_("Names have at most {n} letters; yours is longer.").format(n=LONGEST))
    return name


def graphemes(text: str) -> int:
    """How many signs a person sees, nearly: marks, joined pictures, skin tones and flags count once."""
    count = 0
    joined = False
    flag = False
    for sign in text:
        is_flag = "\U0001f1e6" <= sign <= "\U0001f1ff"
        tone = "\U0001f3fb" <= sign <= "\U0001f3ff"
        belongs = unicodedata.category(sign) in ("Mn", "Me", "Mc", "Cf") or tone or joined or (is_flag and flag)
        count += not belongs
        joined = sign == "\u200d"
        flag = is_flag and not flag
    return max(count, 1) if text else 0


def key(name: str) -> str:
    """What two names share that look alike; unique in a session."""
    return skeleton(name).replace(" ", "")


def student_name(
    text: str, taken: Collection[str], extra: Iterable[str] = (), allowed: Collection[str] = ()
) -> tuple[str, str]:
    """A name that a student typed, and its key.

    Args:
        text: as typed.
        taken: keys of the names in the session.
        extra: words that the teacher refuses as well, anywhere in a name.
        allowed: words that the teacher does not refuse.

    Raises:
        NameRefused: it is not clean, is taken, or holds a refused word.
    """
    name = clean_name(text)
    if offends(name, extra, allowed):
        raise NameRefused(_("Please choose another name."))
    if key(name) in taken:
        raise NameRefused(_("Somebody here has this name or one that looks like it; choose another."))
    return name, key(name)


def offends(name: str, extra: Iterable[str] = (), allowed: Collection[str] = ()) -> bool:
    """Does a refused word stand in the name, in whatever disguise?"""
    plain = skeleton(name)
    words = set(plain.split())
    run = plain.replace(" ", "")
    spelled = len(words) > 1 and all(len(word) == 1 for word in plain.split())
    forms = {plain, _REPEATED.sub(r"\1", plain), _REPEATED.sub(r"\1\1", plain)}
    if spelled or len(run) - len(plain) == 0 or any(len(word) <= 2 for word in words):
        forms |= {run, _REPEATED.sub(r"\1", run)}
    anywhere = (ANYWHERE - frozenset(allowed)) | {skeleton(word) for word in extra}
    whole = WHOLE - frozenset(allowed)
    if any(word in form for word in anywhere for form in forms):
        return True
    tokens = words | {run} | {_REPEATED.sub(r"\1", word) for word in words | {run}}
    return not whole.isdisjoint(tokens) or not whole.isdisjoint({token.removesuffix("s") for token in tokens})
