"""Classes that were held here, as the Teach area lists them. `cli.held` opens them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClass:
    """A session as it is listed."""

    number: int
    title: str
    """Empty once it was erased."""
    day: datetime.date
    """On which it was begun."""
    pack: str
    """Title of the pack or set."""
    students: int
    state: str
    """In a word."""
    is_erased: bool = False


TIMES = (None, 30, 60, 90, 120, 180)
"""Seconds for each question that are offered; `None` is no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HowHeld:
    """How a class is to be held, as far as a teacher chooses it without a command."""

    seconds: int | None = None
    """For each question."""
    own_order: bool = False
    """Has each student an order of the choices of its own?"""
    typed_names: bool = False
    """Do students type their names? Else they are made up."""
    approve: bool = False
    """Does the teacher let in each student?"""

    def turned(self, what: str) -> HowHeld:
        """The same with the next choice of one of them, by the name of its field."""
        if what == "seconds":
            return replace(self, seconds=TIMES[(TIMES.index(self.seconds) + 1) % len(TIMES)])
        return replace(self, **{what: not getattr(self, what)})


class Classes(Protocol):
    """The classes that are kept on this computer."""

    def listed(self) -> Sequence[HeldClass]:
        """All of them, newest first; none where no class was held.

        Raises:
            StorageError: what was kept cannot be read.
        """

    def open(self, number: int) -> AbstractContextManager[Any]:
        """What the teacher's faces are handed to see one of them, for as long as they do.

        Raises:
            NotFound: there is none of that number.
        """
