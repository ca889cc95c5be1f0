"""What may be said of an answer's sources before it is given: names of sources, never what they say, never the key."""

from __future__ import annotations

import re

from civics_tui.model.kinds import Question, kind_of
from civics_tui.model.ledger import Ledger
from civics_tui.model.pack import claims_of
from civics_tui.model.text import one_line
from civics_tui.views import attribution
from civics_tui.views.pieces import Line, inline, plain, said
from civics_tui.views.wrap import listed
from civics_tui.words import _, ngettext

MOST = 3
"""So many sources are named before the answer; of more only the number is told."""


def key_texts(question: Question) -> tuple[str, ...]:
    """The texts that would give the answer away, as plain text."""
    found = kind_of(question).keys(question)
    return tuple(dict.fromkeys(plain(inline(text)).strip() for text in found if text.strip()))


def _gives_away(name: str, outlet: str, question: Question) -> bool:
    """Does the name of a source hold a key, or a key the outlet that the stem does not name?"""
    name, outlet, stem = name.casefold(), outlet.casefold(), plain(inline(question.stem)).casefold()
    for key in (key.casefold() for key in key_texts(question)):
        if re.search(rf"(?<!\w){re.escape(key)}", name):
            return True
        if outlet and outlet in key and outlet not in stem:
            return True
    return False


def before_answer(question: Question, ledger: Ledger) -> Line:
    """How the answer is known, as one line before it is given: names of sources, never what they say.

    Empty where the question has no source. A name that would give the answer away is left for afterwards.
    """
    if not kind_of(question).scored:
        return ()
    names: dict[str, bool] = {}
    for one in claims_of(question):
        source = ledger.sources.get(one.partition(".")[0])
        if source:
            name = attribution.source_name(source)
            names.setdefault(name, _gives_away(name, one_line(source.outlet or ""), question))
    for line in question.source:
        text = one_line(line.text)
        names.setdefault(text, _gives_away(text, "", question))
    if not names:
        return ()
    shown = [name for name, leaks in names.items() if not leaks]
    hidden = len(names) - len(shown)
    if len(shown) > MOST:
        shown[MOST:] = [ngettext("{n} more", "{n} more", len(shown) - MOST)]
    if hidden:
        shown.append(ngettext("a source named after the answer", "sources named after the answer", hidden))
    return said(_("How the answer is known: {sources}").format(sources=listed(shown)), "quiet")
