"""What a class refuses, one error for each answer that a client can tell apart. Each is a sentence for a person."""

from __future__ import annotations

from civics_tui.errors import CivicsError


class Refused(CivicsError):
    """A class does not take this."""


class NotNow(Refused):
    """The state of the session or the question does not allow it."""


class NoSuchCode(Refused):
    """No session that can be joined has this code; the same sentence whatever the reason."""


class NoSuchToken(Refused):
    """The token belongs to nobody here: unknown, replaced, removed, or of another session."""


class NoSuchRun(Refused):
    """The student's session has no such question that was ever opened."""


class KeyReused(Refused):
    """The key of a submission was used before, with another body."""


class NameRefused(Refused):
    """The name cannot be used."""


class Misfit(Refused):
    """The answer is none that its question takes."""


class TooMany(Refused):
    """Too many tries; nothing is wrong with this one but its moment."""

    def __init__(self, sentence: str, wait: float) -> None:
        """Hold the sentence, and the seconds after which another try makes sense."""
        super().__init__(sentence)
        self.wait = wait
