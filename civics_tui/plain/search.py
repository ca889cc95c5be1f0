"""Search results in lines."""

from __future__ import annotations

from collections.abc import Sequence

from civics_tui.packs.library.library import Hit
from civics_tui.plain.talk import Talk
from civics_tui.views.found import found


def show_hits(talk: Talk, asked: str, hits: Sequence[Hit], meant: str | None) -> None:
    """Write the hits with the name under which each can be opened, or what may have been meant."""
    told = found(asked, hits, meant)
    talk.say(told.line)
    for group in told.groups:
        talk.say(f"{group.word}:")
        for row in group.rows:
            talk.say(f"{row.address}: {row.title}", first="  ", rest="    ")
            if row.excerpt:
                talk.say(row.excerpt, first="    ", rest="    ")
