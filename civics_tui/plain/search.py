"""Search results in lines."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.packs.library import Hit
from civics_tui.plain.talk import Talk
from civics_tui.words import _, ngettext


def kind_words() -> dict[str, str]:
    """What each kind of hit is called."""
    return {
        "question": _("Question"),
        "explainer": _("Explainer"),
        "claim": _("Claim"),
        "actor": _("Actor"),
        "term": _("Term"),
    }


def show_hits(talk: Talk, asked: str, hits: Sequence[Hit], meant: str | None) -> None:
    """Write the hits with the name under which each can be opened, or what may have been meant."""
    if not hits:
        hint = _(" Did you mean {word}?").format(word=meant) if meant else ""
        talk.say(_('Nothing found for "{words}".').format(words=asked) + hint)
        return
    talk.say(ngettext("{n} found.", "{n} found.", len(hits)))
    words = kind_words()
    for hit in hits:
        talk.say(f"{words.get(hit.kind, hit.kind)} {address(hit)}: {hit.title}")
        if hit.excerpt and hit.excerpt != hit.title:
            talk.say(hit.excerpt, first="  ", rest="  ")


def address(hit: Hit) -> str:
    """The name under which a hit is opened by a command."""
    if hit.kind == "question":
        return f"{hit.pack}/{hit.id}"
    if hit.kind == "explainer":
        return f"{hit.pack}:{hit.id}" + (f"#{hit.section}" if hit.section else "")
    return hit.id
