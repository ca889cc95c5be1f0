"""The sentence that tells of a crash: the answers are safe, and where to go on."""

from __future__ import annotations

from civics_tui.words import _


def sentence(done: tuple[int, int] | None = None) -> str:
    """Say that something broke; with answered questions and all questions, where an attempt was open."""
    if done is None:
        return _("Something broke. Your answers are safe, under Continue.")
    answered, count = done
    return _("Something broke. Your answers are safe: {n} of {count}, under Continue.").format(n=answered, count=count)
