"""Waiting for the way on between two things that are read, with letters for what can be done meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from civics_tui.plain.talk import Talk
from civics_tui.words import _


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done."""

    letter: str
    offer: str
    """`s shows the sources`."""
    go: Callable[[], object]


def go_on(talk: Talk, ways: list[Way], onward: str) -> bool:
    """Wait for the way on; without a person there is nothing to wait for.

    Args:
        talk: the conversation.
        ways: what can be done before going on.
        onward: what `enter` does; empty at the end.

    Returns:
        Whether there is to be gone on.
    """
    if not talk.interactive:
        return True
    offers = [*(way.offer for way in ways), *([onward] if onward else []), _("q stops")]
    while True:
        line = talk.ask(", ".join(offers) + ":")
        if line is None or line.casefold() in ("q", ":q"):
            return False
        way = next((one for one in ways if one.letter == line.casefold()), None)
        if way:
            way.go()
        elif not line:
            return bool(onward)
        else:
            talk.say(_('"{line}" is nothing that can be done here.').format(line=line))
