"""The life of a session as a state machine: which moves there are, and what a pause does to time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NotNow
from civics_tui.words import _

SessionState = Literal["draft", "lobby", "running", "paused", "finished", "archived", "aborted"]

MOVES: dict[SessionState, frozenset[SessionState]] = {
    "draft": frozenset({"lobby", "aborted"}),
    "lobby": frozenset({"running", "aborted"}),
    "running": frozenset({"paused", "finished", "aborted"}),
    "paused": frozenset({"running", "finished", "aborted"}),
    "finished": frozenset({"archived", "aborted"}),
    "archived": frozenset(),
    "aborted": frozenset(),
}
"""From each state, the states that can follow it."""

ALIVE: frozenset[SessionState] = frozenset({"lobby", "running", "paused"})
"""States in which students can come in and answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sitting of a class."""

    id: int
    title: str
    code: str | None
    """What students type to join; gone once the session is over."""
    state: SessionState
    policy: Policy
    snapshot: str
    """Hash of the questions as they are asked; editing the pack cannot change them."""
    seq: int = 0
    """Number of the last event."""
    paused_at: int | None = None
    """Since when time stands still."""

    def time(self, now: int) -> int:
        """The moment that deadlines are compared with: it stands still in a pause."""
        return now if self.paused_at is None else min(now, self.paused_at)


def move(session: Session, to: SessionState, now: int) -> Session:
    """The session in another state.

    Raises:
        NotNow: there is no such move.
    """
    if to not in MOVES[session.state]:
        raise NotNow(_("The session is {state} and cannot become {to}.").format(state=said(session.state), to=said(to)))
    paused_at = now if to == "paused" else None
    code = session.code if to in ALIVE else None
    return replace(session, state=to, paused_at=paused_at, code=code)


def may_join(session: Session, *, any_opened: bool) -> bool:
    """Can a student come in now?"""
    return session.state in ALIVE and (session.policy.late_join or not any_opened)


def said(state: SessionState) -> str:
    """The state in a word."""
    words: dict[SessionState, str] = {
        "draft": _("not open yet"),
        "lobby": _("in the lobby"),
        "running": _("running"),
        "paused": _("paused"),
        "finished": _("finished"),
        "archived": _("put away"),
        "aborted": _("given up"),
    }
    return words[state]
