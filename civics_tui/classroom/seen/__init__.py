"""What a student, the board and the host see in each state of a session. Pure; every face draws from these.

A question leaves as a `PublicQuestion`; the key and how the class answered are told for a run that was revealed, and
for no other. `data` is the one way from here to JSON.
"""

from __future__ import annotations

from civics_tui.classroom.seen.board import BoardView, Told, board
from civics_tui.classroom.seen.data import data
from civics_tui.classroom.seen.host import HostView, People, Step, host
from civics_tui.classroom.seen.scene import BoardState, Scene, StudentState
from civics_tui.classroom.seen.student import Own, OwnSeen, Past, StudentView, past, removed, saved, student

__all__ = [
    "BoardState",
    "BoardView",
    "HostView",
    "Own",
    "OwnSeen",
    "Past",
    "People",
    "Scene",
    "Step",
    "StudentState",
    "StudentView",
    "Told",
    "board",
    "data",
    "host",
    "past",
    "removed",
    "saved",
    "student",
]
