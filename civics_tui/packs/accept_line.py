"""The line of a pack file that accepts more typed answers than it did: `accept: [We the People, "the people"]`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from civics_tui.model.question import Accepted

LONGEST = 300
"""Characters of a text that `accept` takes."""
MOST = 50
"""Texts that `accept` takes."""

_BARE = re.compile(r"[A-Za-z][A-Za-z]*(?: [A-Za-z]+)*\Z")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def can_stand(text: str) -> bool:
    """Can the text stand in `accept` as it is? One with the marks of gaps and variables cannot."""
    return len(text) <= LONGEST and not any(sign in text for sign in ("{", "}", "[[", "]]", "\\"))


def accept_line(accept: Sequence[Accepted], more: Iterable[str]) -> str:
    """The line with the texts that are accepted already, then the new ones, which earn all points."""
    old = [
        _text(one.text) if one.points == 1 else f"{{text: {_text(one.text)}, points: {one.points}}}" for one in accept
    ]
    return f"accept: [{', '.join([*old, *map(_text, more)][:MOST])}]"


def _text(text: str) -> str:
    # A text in JSON's quotes is the same text in YAML, whatever it holds.
    bare = _BARE.match(text) and text.casefold() not in _WORDS_OF_YAML
    return text if bare else json.dumps(text, ensure_ascii=False)
